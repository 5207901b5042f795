from __future__ import annotations

from datetime import date

import pytest

from services.case_coordination.domain import commands as c
from services.case_coordination.domain import events as e
from services.case_coordination.domain.refusals.opening import (
    ACaseStartsAtLevelOne,
    TheCaseIsClosed,
    ThereIsNoCase,
)
from services.case_coordination.domain.refusals.people import OnlyLeadOrLeader
from services.case_coordination.domain.states import ActiveCase, HeldByLeader
from shared.contracts.codes import CaseLevel
from shared.eventing.decider import NotKnownHereYet
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    ADA,
    AROUND,
    BERIT,
    EVEN,
    JORUNN,
    LISE,
    MONA,
    MONDAY_19,
    THURSDAY_22,
    TOR,
    given,
    guardian,
)
from tests.rules.case_coordination.stories import (
    OPENED,
    opened,
)
from tests.rules.case_coordination.test_outcomes import CLOSED


def test_a_case_opens_when_a_follow_up_is_decided() -> None:
    given().when(asks.open_case()).then(opened())


@pytest.mark.requirement("R37", "R40")
def test_from_the_moment_it_opens_the_units_leader_holds_the_baton() -> None:
    state = given(*OPENED).state()

    assert isinstance(state, ActiveCase)
    assert state.baton == HeldByLeader(BERIT, MONDAY_19)


def test_where_the_leader_is_a_stranger_the_next_leader_holds_the_baton() -> None:
    berit_is_close = AROUND.model_copy(
        update={"leader_id": JORUNN, "strangers": frozenset({BERIT})}
    )

    given().when(asks.open_case(berit_is_close)).then(
        opened().model_copy(update={"holder_id": JORUNN})
    )


def test_a_case_that_is_open_is_not_opened_twice() -> None:
    given(*OPENED).when(asks.open_case()).then_nothing()
    given(*CLOSED).when(asks.open_case()).then_nothing()


@pytest.mark.requirement("R35")
def test_level_0_is_the_concern_and_not_a_case() -> None:
    given().when(asks.open_case(level=CaseLevel.CONCERN)).then_refused(ACaseStartsAtLevelOne)


def test_nothing_is_asked_of_a_case_that_was_never_opened() -> None:
    given().when(asks.propose(MONA, by=BERIT)).then_refused(ThereIsNoCase)


def test_what_is_told_of_a_case_not_known_yet_is_told_again_later() -> None:
    told = c.RecordGuardiansKnow(
        **asks.heard(THURSDAY_22), guardians_told=(TOR,), told_on=THURSDAY_22
    )

    with pytest.raises(NotKnownHereYet):
        given().when(told).events()


def test_a_guardian_who_was_told_later_is_known_from_then_on() -> None:
    told = c.RecordGuardiansKnow(
        **asks.heard(THURSDAY_22), guardians_told=(LISE, TOR), told_on=date(2026, 1, 21)
    )

    given(opened(told=(LISE,))).when(told).then(
        e.GuardiansKnow(child_id=ADA, guardians_told=(TOR,), told_on=date(2026, 1, 21))
    )
    given(opened()).when(told).then_nothing()


def test_a_guardian_told_after_the_end_is_recorded_too() -> None:
    told = c.RecordGuardiansKnow(
        **asks.heard(THURSDAY_22), guardians_told=(EVEN,), told_on=THURSDAY_22
    )

    given(*CLOSED).when(told).then(
        e.GuardiansKnow(child_id=ADA, guardians_told=(EVEN,), told_on=THURSDAY_22)
    )


def test_a_closed_case_refuses_what_is_asked_of_it() -> None:
    given(*CLOSED).when(asks.propose(MONA, by=BERIT)).then_refused(TheCaseIsClosed)
    given(*CLOSED).when(asks.answer(guardian(LISE))).then_refused(TheCaseIsClosed)
    given(*CLOSED).when(asks.plan_meeting()).then_refused(TheCaseIsClosed)


@pytest.mark.requirement("R42")
def test_the_first_step_has_the_concern_and_two_lists() -> None:
    asked = c.MakeConcernConcrete(
        **asks.who(BERIT, MONDAY_19),
        concern="Ada withdraws when the others play.",
        assessments=("Observe play for a week.",),
        possible_measures=("A small group.",),
    )

    given(*OPENED).when(asked).then(
        e.ConcernMadeConcrete(
            concern="Ada withdraws when the others play.",
            assessments=("Observe play for a week.",),
            possible_measures=("A small group.",),
        )
    )
    by_mona = asked.model_copy(update=asks.who(MONA, MONDAY_19))
    given(*OPENED).when(by_mona).then_refused(OnlyLeadOrLeader)
