"""Who sees what of a case: decided by relation, again at every look (R37, B18, B58)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from services.case_coordination.domain.codes import Part
from services.case_coordination.domain.states import ActiveCase, CaseState, ClosedCase, NoCase
from shared.identity.actor import Role
from shared.service.trail import Reader
from shared.who_is_who.rows import child_key, person_key, unit_key
from shared.who_is_who.who_is_who import WhoIsWho

READS_ALONE_FROM: Final = 15
"""From this age, in whole years, a young person reads the page of the own case (Q1)."""


class Sight(StrEnum):
    """How much of a case someone sees."""

    NOTHING = "nothing"
    THAT_IT_EXISTS = "that-it-exists"
    FAMILY = "family"
    SHARED_LOG = "shared-log"
    COLLEAGUE = "colleague"
    LEAD_OR_LEADER = "lead-or-leader"


LITTLE: Final = frozenset({Sight.NOTHING, Sight.THAT_IT_EXISTS})
"""What emergency access opens to what a colleague sees."""


def last(state: CaseState) -> ActiveCase | None:
    """Give a case as it is, or as it was in the end; none where there is no case."""
    match state:
        case NoCase():
            return None
        case ActiveCase():
            return state
        case ClosedCase():
            return state.last


def sight(state: CaseState, reader: Reader) -> Sight:
    """Tell how much of a case the reader sees; what is not known well enough is not shown."""
    case = last(state)
    if case is None:
        return Sight.NOTHING
    person, on = reader.actor.person_id, reader.today
    known = reader.known.ahead(
        unit_key(case.opened.unit_id), child_key(case.child_id), person_key(person)
    )
    match reader.actor.role:
        case Role.EMPLOYEE:
            seen = _of_employee(case, person, known, on)
            if seen is Sight.NOTHING and isinstance(state, ActiveCase):
                seen = _of_another_unit(case, person, known, on)
            opened = seen in LITTLE and reader.emergency(case.child_id) is not None
            return Sight.COLLEAGUE if opened else seen
        case Role.GUARDIAN:
            may_read = known.has_access(person, case.child_id, on)
            return Sight.FAMILY if may_read and person in case.guardians_told else Sight.NOTHING
        case Role.YOUNG_PERSON:
            is_the_child = person == case.child_id
            old_enough = is_the_child and known.child(person, on).age >= READS_ALONE_FROM
            return Sight.FAMILY if old_enough and case.is_child_told else Sight.NOTHING
        case _:
            return Sight.NOTHING


def _of_employee(case: ActiveCase, person: UUID, known: WhoIsWho, on: date) -> Sight:
    strangers = known.strangers(case.child_id, on)
    if person in strangers:
        return Sight.NOTHING
    unit = known.unit(case.opened.unit_id)
    if person in unit.acting_leaders(strangers):
        return Sight.LEAD_OR_LEADER
    if not known.works_in(person, unit.unit_id, on):
        return Sight.NOTHING
    return _of_colleague(case, person)


def _of_another_unit(case: ActiveCase, person: UUID, known: WhoIsWho, on: date) -> Sight:
    """What someone sees who was let in through another unit, works there, and is no stranger."""
    if person in known.strangers(case.child_id, on):
        return Sight.NOTHING
    takes_part = any(
        person in unit.person_ids
        and unit.starts_on <= on
        and known.works_in(person, unit.unit_id, on)
        for unit in case.units.values()
    )
    return Sight.SHARED_LOG if takes_part else Sight.NOTHING


def _of_colleague(case: ActiveCase, person: UUID) -> Sight:
    if person == case.lead_id:
        return Sight.LEAD_OR_LEADER
    if case.participants().get(person) is Part.EMPLOYEE:
        return Sight.COLLEAGUE
    is_asked = case.proposal is not None and case.proposal.proposed_id == person
    if is_asked or person in case.offers or person == case.opened.author_id:
        return Sight.THAT_IT_EXISTS
    return Sight.NOTHING
