from __future__ import annotations

from datetime import date

import pytest

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain import refusals, voice_refusals
from services.evaluation_scheduling.domain.evaluation import days_late
from services.evaluation_scheduling.domain.values import Channel
from tests.rules.evaluation_scheduling import people as p


def hold(
    held_on: date,
    on: date | None = None,
    how: Channel = Channel.MEETING,
    reason: str | None = None,
) -> c.HoldEvaluation:
    day = on or held_on
    return c.HoldEvaluation(
        by=p.employee(p.KARI),
        now=p.at(day),
        evaluation_id=p.FIRST,
        today=p.today(day),
        held_on=held_on,
        how=how,
        attended=(p.KARI, p.LISE),
        reason=reason,
    )


@pytest.mark.requirement("R54", "R60")
def test_people_meet_and_look_at_the_plan() -> None:
    p.given(p.scheduled()).when(hold(p.DUE)).then(p.held())


def test_a_meeting_already_held_is_recorded_on_its_real_day() -> None:
    p.given(p.scheduled()).when(hold(p.DUE, on=date(2026, 3, 20))).then(p.held(p.DUE))


def test_an_evaluation_may_be_held_before_its_day_by_telephone() -> None:
    sooner = date(2026, 2, 18)
    p.given(p.scheduled()).when(hold(sooner, how=Channel.TELEPHONE)).then(
        p.held(sooner, how=Channel.TELEPHONE)
    )


def test_lateness_of_a_held_evaluation_stops_on_the_day_people_met() -> None:
    state = p.newest(p.scheduled(), p.held(date(2026, 3, 11)))
    assert days_late(state, date(2026, 5, 1)) == 7


def test_a_meeting_to_come_is_not_held() -> None:
    p.given(p.scheduled()).when(hold(p.DUE, on=date(2026, 3, 3))).then_refused(
        refusals.WhatHasHappenedHasADayThatHasCome
    )


def test_a_plan_is_not_evaluated_before_it_was_agreed() -> None:
    refusal = (
        p.given(p.scheduled())
        .when(hold(date(2026, 2, 3)))
        .then_refused(refusals.AnEvaluationFollowsItsPlan)
    )
    assert refusal.facts == {"agreed_on": "2026-02-04"}


def test_holding_twice_on_the_same_day_changes_nothing() -> None:
    p.given(p.scheduled(), p.held()).when(hold(p.DUE)).then_nothing()


def test_a_wrong_day_is_corrected_openly() -> None:
    right = date(2026, 3, 5)
    history = (p.scheduled(), p.held())
    p.given(*history).when(hold(right)).then_refused(refusals.ACorrectedMeetingNeedsAReason)
    p.given(*history).when(hold(right, reason="Typed the planned day")).then(
        p.held(right, reason="Typed the planned day")
    )


def test_the_day_of_a_completed_evaluation_stands() -> None:
    history = (p.scheduled(), p.held(), p.completed(p.DUE))
    p.given(*history).when(hold(p.DUE)).then_nothing()
    p.given(*history).when(hold(date(2026, 3, 5), reason="Wrong day")).then_refused(
        refusals.ACompletedEvaluationStands
    )


@pytest.mark.requirement("R37")
def test_a_voice_does_not_say_that_people_met() -> None:
    command = hold(p.DUE).model_copy(update={"by": p.employee(p.MONA)})
    p.given(p.scheduled()).when(command).then_refused(
        voice_refusals.OnlyLeadAndLeaderRunTheEvaluation
    )
