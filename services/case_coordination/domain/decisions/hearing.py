"""Who may hear that something was decided."""

from __future__ import annotations

from uuid import UUID

from services.case_coordination.domain.codes import Part
from services.case_coordination.domain.people import PeopleAround
from services.case_coordination.domain.states import ActiveCase


def who_hears_of_it(case: ActiveCase, people: PeopleAround) -> tuple[UUID, ...]:
    """Give everyone who takes part and may hear that something was decided, in a fixed order."""
    part_of = dict.fromkeys(case.guardians_told, Part.GUARDIAN) | dict(case.participants())
    part_of[case.baton.holder_id] = Part.EMPLOYEE
    return tuple(sorted(p for p, part in part_of.items() if _may_hear(p, part, case, people)))


def _may_hear(person_id: UUID, part: Part, case: ActiveCase, people: PeopleAround) -> bool:
    match part:
        case Part.GUARDIAN:
            return person_id in case.guardians_told and not people.is_restricted(person_id)
        case Part.EMPLOYEE:
            return not people.is_stranger(person_id)
        case Part.YOUNG_PERSON:
            return True
