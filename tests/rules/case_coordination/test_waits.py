from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

import pytest

from services.case_coordination.domain import commands as c
from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import Awaited, Deadline
from services.case_coordination.domain.people import PeopleAround
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.domain.waits import awaited, waits
from shared.contracts.codes import Alert
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    AROUND,
    BERIT,
    FEBRUARY_19,
    FIRST_EVALUATION,
    JORUNN,
    KARI,
    MARCH_19,
    MONA,
    NORWAY,
    given,
)
from tests.rules.case_coordination.stories import (
    EVALUATED,
    LED,
    MET,
    OPENED,
    PLANNED,
    evaluation_held,
    opened,
    proposed,
)
from tests.rules.case_coordination.test_outcomes import CLOSED, WENT_ON

THURSDAY_AT_EIGHT: Final = datetime(2026, 1, 22, 7, tzinfo=UTC)
FEBRUARY_2_AT_EIGHT: Final = datetime(2026, 2, 2, 7, tzinfo=UTC)
FEBRUARY_26_AT_EIGHT: Final = datetime(2026, 2, 26, 7, tzinfo=UTC)
TOLD_OF_NO_LEAD: Final = e.AlertRaised(
    alert=Alert.NO_ACCEPTED_LEAD,
    cause="since-2026-01-19",
    tells=(BERIT,),
    raised_on=date(2026, 1, 22),
)


def due(*history: e.CaseEvent) -> dict[Deadline, datetime]:
    return {wait.alert: wait.due_at for wait in waits(given(*history).state(), NORWAY)}


def passed(*deadlines: Deadline, people: PeopleAround = AROUND) -> c.RaiseAlerts:
    asked = {**asks.heard(date(2026, 1, 22)), "people": people}
    return c.RaiseAlerts(**asked, passed=deadlines)


def test_the_leader_is_told_after_three_working_days_without_a_lead() -> None:
    assert due(*OPENED)[Deadline.NO_ACCEPTED_LEAD] == THURSDAY_AT_EIGHT
    given(*OPENED).when(passed(Deadline.NO_ACCEPTED_LEAD)).then(TOLD_OF_NO_LEAD)


def test_days_off_are_not_working_days() -> None:
    opened_on_friday = opened().model_copy(update={"opened_on": date(2026, 1, 23)})

    assert due(opened_on_friday)[Deadline.NO_ACCEPTED_LEAD] == datetime(2026, 1, 28, 7, tzinfo=UTC)


def test_an_accepted_lead_stops_it() -> None:
    assert Deadline.NO_ACCEPTED_LEAD not in due(*LED)
    given(*LED).when(passed(Deadline.NO_ACCEPTED_LEAD)).then_nothing()


def test_each_deadline_is_told_once() -> None:
    assert Deadline.NO_ACCEPTED_LEAD not in due(*OPENED, TOLD_OF_NO_LEAD)
    given(*OPENED, TOLD_OF_NO_LEAD).when(passed(Deadline.NO_ACCEPTED_LEAD)).then_nothing()


def test_where_the_leader_is_a_stranger_the_next_leader_is_told() -> None:
    berit_is_close = AROUND.model_copy(
        update={"leader_id": JORUNN, "strangers": frozenset({BERIT})}
    )

    given(*OPENED).when(passed(Deadline.NO_ACCEPTED_LEAD, people=berit_is_close)).then(
        TOLD_OF_NO_LEAD.model_copy(update={"tells": (JORUNN,)})
    )


def test_a_proposal_lapses_after_three_working_days_and_the_leader_is_told() -> None:
    lapsed = e.ProposalLapsed(proposal=2, proposed_id=MONA, holder_id=KARI)
    asked = proposed(MONA, number=2, holder=KARI)

    assert due(*LED, asked)[Deadline.PROPOSAL_UNANSWERED] == THURSDAY_AT_EIGHT
    given(*LED, asked).when(passed(Deadline.PROPOSAL_UNANSWERED)).then(
        lapsed, TOLD_OF_NO_LEAD.model_copy(update={"cause": "proposal-2"})
    )


def test_a_lapsed_proposal_leaves_the_baton_where_it_was() -> None:
    state = given(
        *LED,
        proposed(MONA, number=2, holder=KARI),
        e.ProposalLapsed(proposal=2, proposed_id=MONA, holder_id=KARI),
    ).state()

    assert isinstance(state, ActiveCase)
    assert state.baton.holder_id == KARI
    assert state.proposal is None


def test_a_case_without_a_meeting_after_14_days_is_told() -> None:
    assert due(*LED)[Deadline.NO_FIRST_MEETING] == FEBRUARY_2_AT_EIGHT
    given(*LED).when(passed(Deadline.NO_FIRST_MEETING)).then(
        TOLD_OF_NO_LEAD.model_copy(update={"alert": Alert.NO_FIRST_MEETING, "cause": "opened"})
    )


def test_the_first_meeting_stops_it() -> None:
    assert Deadline.NO_FIRST_MEETING not in due(*MET)


def test_a_held_evaluation_without_an_outcome_is_told_after_five_working_days() -> None:
    held = (*PLANNED, evaluation_held())

    assert due(*held) == {Deadline.NO_OUTCOME: FEBRUARY_26_AT_EIGHT}
    assert due(*EVALUATED) == {Deadline.NO_OUTCOME: FEBRUARY_26_AT_EIGHT}
    given(*held).when(passed(Deadline.NO_OUTCOME)).then(
        TOLD_OF_NO_LEAD.model_copy(
            update={"alert": Alert.NO_OUTCOME, "cause": f"evaluation-{FIRST_EVALUATION}"}
        )
    )


def test_an_outcome_stops_it() -> None:
    assert due(*WENT_ON) == {}
    assert due(*CLOSED) == {}
    given(*CLOSED).when(passed(Deadline.NO_OUTCOME)).then_nothing()


def test_over_the_change_to_summer_time_an_alert_comes_at_the_same_local_hour() -> None:
    opened_on_thursday = opened().model_copy(update={"opened_on": date(2026, 3, 26)})

    before = datetime(2026, 3, 26, 7, tzinfo=UTC)
    after = due(opened_on_thursday)[Deadline.NO_ACCEPTED_LEAD]
    assert after == datetime(2026, 3, 31, 6, tzinfo=UTC)
    assert before.astimezone(NORWAY.zone).hour == after.astimezone(NORWAY.zone).hour == 8


@pytest.mark.requirement("R61")
@pytest.mark.parametrize(
    ("history", "thing", "day"),
    [
        (OPENED, Awaited.FIRST_MEETING, date(2026, 2, 2)),
        (LED, Awaited.FIRST_MEETING, date(2026, 2, 2)),
        (PLANNED, Awaited.EVALUATION, FEBRUARY_19),
        (EVALUATED, Awaited.OUTCOME, date(2026, 2, 26)),
        (WENT_ON, Awaited.EVALUATION, MARCH_19),
    ],
)
def test_an_active_case_always_waits_for_one_dated_thing(
    history: tuple[e.CaseEvent, ...], thing: Awaited, day: date
) -> None:
    state = given(*history).state()

    assert isinstance(state, ActiveCase)
    assert awaited(state, NORWAY) == (thing, day)
