from __future__ import annotations

from datetime import date

import pytest

from services.directory.adapters.store import CHILDREN
from services.directory.domain.child.child import NoChild
from services.directory.domain.child.commands import EnterConflict
from services.directory.domain.codes import Closeness
from services.directory.policies.when_a_guardian_is_employed_make_them_a_stranger import (
    when_a_guardian_is_employed_make_them_a_stranger,
)
from services.directory.policies.when_an_employee_becomes_a_guardian_make_them_a_stranger import (
    when_an_employee_becomes_a_guardian_make_them_a_stranger,
)
from shared.contracts.directory import GuardianRelatedV1, PostHeldV1
from shared.eventing.decider import NotKnownHereYet
from tests.policies.directory.moments import NOW, knowing
from tests.rules.directory.people import ADA, SOLBAKKEN, THE_SYSTEM, TODAY, TOR

TOR_IS_ADAS_FATHER = GuardianRelatedV1(
    child_id=ADA, guardian_id=TOR, has_parental_responsibility=True, starts_on=date(2022, 3, 1)
)
TOR_IS_EMPLOYED = PostHeldV1(employee_id=TOR, unit_id=SOLBAKKEN, starts_on=date(2026, 2, 2))
TOR_HAS_LEFT = TOR_IS_EMPLOYED.model_copy(
    update={"starts_on": date(2024, 8, 1), "ends_on": date(2025, 12, 31)}
)
TOR_IS_A_STRANGER = EnterConflict(
    by=THE_SYSTEM, now=NOW, today=TODAY, employee_id=TOR, closeness=Closeness.GUARDIAN
)


def test_a_guardian_who_is_employed_becomes_a_stranger_to_the_child_at_work() -> None:
    moment = knowing(TOR_IS_ADAS_FATHER, TOR_IS_EMPLOYED)
    (ask,) = when_a_guardian_is_employed_make_them_a_stranger(TOR_IS_EMPLOYED, moment)
    assert (ask.kind, ask.subject_id) == (CHILDREN, ADA)
    assert ask.command(NoChild()) == TOR_IS_A_STRANGER


def test_an_employee_who_becomes_a_guardian_becomes_a_stranger_to_the_child() -> None:
    moment = knowing(TOR_IS_EMPLOYED, TOR_IS_ADAS_FATHER)
    (ask,) = when_an_employee_becomes_a_guardian_make_them_a_stranger(TOR_IS_ADAS_FATHER, moment)
    assert (ask.kind, ask.subject_id) == (CHILDREN, ADA)
    assert ask.command(NoChild()) == TOR_IS_A_STRANGER


def test_who_is_nobodys_guardian_is_employed_without_more() -> None:
    moment = knowing(TOR_IS_EMPLOYED)
    assert not when_a_guardian_is_employed_make_them_a_stranger(TOR_IS_EMPLOYED, moment)


def test_a_guardian_who_works_nowhere_is_entered_without_more() -> None:
    moment = knowing(TOR_IS_ADAS_FATHER)
    assert not when_an_employee_becomes_a_guardian_make_them_a_stranger(TOR_IS_ADAS_FATHER, moment)


def test_a_post_that_is_over_makes_nobody_a_stranger() -> None:
    moment = knowing(TOR_IS_ADAS_FATHER, TOR_HAS_LEFT)
    assert not when_a_guardian_is_employed_make_them_a_stranger(TOR_HAS_LEFT, moment)
    assert not when_an_employee_becomes_a_guardian_make_them_a_stranger(TOR_IS_ADAS_FATHER, moment)


def test_a_relation_that_is_over_makes_nobody_a_stranger() -> None:
    former = TOR_IS_ADAS_FATHER.model_copy(update={"ends_on": date(2025, 12, 31)})
    moment = knowing(TOR_IS_EMPLOYED, former)
    assert not when_an_employee_becomes_a_guardian_make_them_a_stranger(former, moment)
    assert not when_a_guardian_is_employed_make_them_a_stranger(TOR_IS_EMPLOYED, moment)


def test_a_fact_that_the_view_does_not_hold_yet_is_heard_again() -> None:
    with pytest.raises(NotKnownHereYet):
        when_a_guardian_is_employed_make_them_a_stranger(TOR_IS_EMPLOYED, knowing())
    with pytest.raises(NotKnownHereYet):
        when_an_employee_becomes_a_guardian_make_them_a_stranger(TOR_IS_ADAS_FATHER, knowing())
