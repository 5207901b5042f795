from __future__ import annotations

import pytest

from services.directory.domain.child.child import KnownChild
from services.directory.domain.child.commands import LiftConflict
from services.directory.domain.child.events import ConflictLifted
from services.directory.domain.child.refusals import (
    ConflictIsEnteredByThoseWhoKnow,
    GuardiansStayStrangers,
    StrangersDecideNothing,
)
from shared.identity.actor import Actor, Role
from tests.rules.directory.people import (
    ADA,
    ADA_IS_KNOWN,
    BERIT,
    BERIT_IS_CLOSE,
    COLLEAGUE,
    LEADER,
    NOW,
    RAGNA,
    REGISTRAR,
    THE_SYSTEM,
    TODAY,
    TOR,
    enter_conflict,
    given_child,
    relate,
    related,
)

TOR_AT_WORK = Actor(person_id=TOR, role=Role.EMPLOYEE)
LIFT = LiftConflict(
    by=REGISTRAR, now=NOW, today=TODAY, employee_id=BERIT, reason="They no longer meet"
)
LIFTED = ConflictLifted(child_id=ADA, employee_id=BERIT, reason="They no longer meet", on=TODAY)


@pytest.mark.parametrize("by", [REGISTRAR, LEADER, THE_SYSTEM])
def test_an_employee_is_entered_as_close_to_a_child(by: Actor) -> None:
    given_child(*ADA_IS_KNOWN).when(enter_conflict(by)).then(BERIT_IS_CLOSE)


def test_an_employee_says_it_of_themselves() -> None:
    given_child(*ADA_IS_KNOWN).when(enter_conflict(TOR_AT_WORK, employee=TOR)).events()


def test_a_guardian_says_it_of_themselves_too() -> None:
    given_child(*ADA_IS_KNOWN, related(TOR)).when(
        enter_conflict(TOR_AT_WORK, employee=TOR)
    ).events()


def test_a_colleague_does_not_say_it_of_someone_else() -> None:
    given_child(*ADA_IS_KNOWN).when(enter_conflict(COLLEAGUE)).then_refused(
        ConflictIsEnteredByThoseWhoKnow
    )


def test_a_conflict_is_entered_once() -> None:
    given_child(*ADA_IS_KNOWN, BERIT_IS_CLOSE).when(enter_conflict(REGISTRAR)).then_nothing()


def test_who_is_close_to_whom_stands_in_a_stream_of_its_own() -> None:
    assert BERIT_IS_CLOSE.facet() == LIFTED.facet() == "conflicts"


def test_someone_entered_as_close_is_a_stranger() -> None:
    child = given_child(*ADA_IS_KNOWN, BERIT_IS_CLOSE).state()
    assert isinstance(child, KnownChild)
    assert child.is_stranger(BERIT, TODAY)


def test_a_guardian_is_a_stranger_at_work() -> None:
    child = given_child(*ADA_IS_KNOWN, related(TOR)).state()
    assert isinstance(child, KnownChild)
    assert child.is_stranger(TOR, TODAY)


def test_a_registrar_who_is_close_to_a_child_changes_nothing_about_it() -> None:
    given_child(*ADA_IS_KNOWN, related(RAGNA)).when(relate(TOR)).then_refused(
        StrangersDecideNothing
    )


def test_a_conflict_is_lifted_with_a_reason() -> None:
    given_child(*ADA_IS_KNOWN, BERIT_IS_CLOSE).when(LIFT).then(LIFTED)


def test_a_conflict_that_nobody_has_is_lifted_without_effect() -> None:
    given_child(*ADA_IS_KNOWN).when(LIFT).then_nothing()


def test_a_guardian_stays_a_stranger() -> None:
    given_child(*ADA_IS_KNOWN, related(BERIT), BERIT_IS_CLOSE).when(LIFT).then_refused(
        GuardiansStayStrangers
    )
