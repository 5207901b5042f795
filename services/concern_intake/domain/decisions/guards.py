"""What several commands ask first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from services.concern_intake.domain.people import PeopleAround
from services.concern_intake.domain.refusals import (
    ConcernIsAlreadyDecided,
    ConcernIsForThoseWhoKnowOfIt,
    ConcernIsRegisteredFirst,
    EmployeesRegisterConcerns,
    GuardianIsTheChilds,
    WhatHappenedLiesInThePast,
)
from services.concern_intake.domain.states import (
    ClosedConcern,
    Facts,
    Intake,
    OpenConcern,
    registered_facts,
)
from shared.eventing.asking_rules import needed, passed, refuse
from shared.identity.actor import Actor, Role


def registered(state: Intake) -> Facts:
    """Give the facts of a registered concern, decided or not."""
    return needed(registered_facts(state.concern), otherwise=ConcernIsRegisteredFirst)


def undecided(state: Intake) -> Facts:
    """Give the facts of a concern that nobody has decided yet."""
    facts = registered(state)
    refuse(ConcernIsAlreadyDecided, when=not isinstance(state.concern, OpenConcern))
    return facts


def not_closed(state: Intake) -> Facts:
    """Give the facts of a concern that is open, or goes on as a case."""
    facts = registered(state)
    refuse(ConcernIsAlreadyDecided, when=isinstance(state.concern, ClosedConcern))
    return facts


def known_to(by: Actor, facts: Facts, strangers: frozenset[UUID] = frozenset()) -> None:
    """Let only those who know of the concern go on, and no stranger to the child."""
    refuse(
        ConcernIsForThoseWhoKnowOfIt,
        when=not facts.is_known_to(by.person_id) or by.person_id in strangers,
        asker=by.person_id,
    )


def has_happened(today: date, *days: date | None) -> None:
    """Let only days go on that have come."""
    come = [day for day in days if day]
    refuse(WhatHappenedLiesInThePast, when=any(day > today for day in come), days=come, today=today)


def unit_of_employee(by: Actor) -> UUID:
    """Give the unit for which an employee acts."""
    if by.role is not Role.EMPLOYEE or by.unit_id is None:
        raise EmployeesRegisterConcerns
    passed(EmployeesRegisterConcerns, role=by.role, unit=by.unit_id)
    return by.unit_id


def named_guardians_are_the_childs(people: PeopleAround, guardian_ids: Sequence[UUID]) -> None:
    """Let only ids go on that are of guardians of this child."""
    refuse(
        GuardianIsTheChilds,
        when=any(people.guardian(guardian_id) is None for guardian_id in guardian_ids),
        guardians=guardian_ids,
    )
