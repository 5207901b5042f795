from __future__ import annotations

from datetime import date
from itertools import permutations
from uuid import UUID

import pytest

from services.directory.domain.case.case import (
    CaseCommand,
    CaseForgotten,
    CaseRemembered,
    ForgetCase,
    RememberCase,
    RememberedCase,
    RememberHolder,
    case_decider,
)
from tests.rules.directory.people import ADA, BERIT, KARI, NOW, THE_SYSTEM
from tests.spec import Spec

CASE = UUID("60000000-0000-4000-8000-000000000001")
given_case = Spec(case_decider)
OPENED = RememberCase(by=THE_SYSTEM, now=NOW, case_id=CASE, child_id=ADA, holder_id=BERIT)
OPEN = CaseRemembered(case_id=CASE, child_id=ADA, holder_id=BERIT)


def taken(holder: UUID, previous: UUID, on: date) -> RememberHolder:
    return RememberHolder(
        by=THE_SYSTEM,
        now=NOW,
        case_id=CASE,
        holder_id=holder,
        previous_holder_id=previous,
        accepted_on=on,
    )


MONDAY, TUESDAY = date(2026, 1, 19), date(2026, 1, 20)
KARI_TAKES_IT = taken(KARI, BERIT, MONDAY)
BERIT_TAKES_IT_BACK = taken(BERIT, KARI, MONDAY)
KARI_TAKES_IT_AGAIN = taken(KARI, BERIT, TUESDAY)
STORY: tuple[CaseCommand, ...] = (
    OPENED,
    KARI_TAKES_IT,
    BERIT_TAKES_IT_BACK,
    KARI_TAKES_IT_AGAIN,
)


def heard(commands: tuple[CaseCommand, ...]) -> RememberedCase:
    case = case_decider.initial
    for command in commands:
        for event in case_decider.decide(command, case):
            case = case_decider.evolve(case, event)
    return case


def test_the_leader_holds_the_baton_from_the_moment_a_case_opens() -> None:
    given_case().when(OPENED).then(OPEN)
    assert given_case(OPEN).state().holder_id == BERIT


def test_who_has_accepted_holds_the_baton() -> None:
    assert heard((OPENED, KARI_TAKES_IT)).holder_id == KARI


@pytest.mark.parametrize("order", list(permutations(STORY)))
def test_in_whichever_order_it_is_heard_the_same_one_holds_it(
    order: tuple[CaseCommand, ...],
) -> None:
    assert heard(order).holder_id == KARI


def test_whoever_hands_the_baton_back_holds_it_no_more() -> None:
    assert heard((OPENED, KARI_TAKES_IT, BERIT_TAKES_IT_BACK)).holder_id == BERIT


def test_a_case_opens_once() -> None:
    given_case(OPEN).when(OPENED).then_nothing()


def test_when_a_case_has_ended_nobody_holds_its_baton() -> None:
    ended = CaseForgotten(case_id=CASE)
    ending = ForgetCase(by=THE_SYSTEM, now=NOW, case_id=CASE)
    given_case(OPEN).when(ending).then(ended)
    given_case(OPEN, ended).when(ending).then_nothing()
    assert given_case(OPEN, ended).state().holder_id is None
