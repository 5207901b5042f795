from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain import refusals, voice_refusals
from services.evaluation_scheduling.domain import voice_events as v
from services.evaluation_scheduling.domain.values import (
    NotHeardBecause,
    SafetyAnswer,
    WhyEnded,
)
from shared.contracts.codes import VoiceKind
from tests.rules.evaluation_scheduling import people as p

DAY = date(2026, 3, 6)
NOT_ASKED = v.ChildNotAsked(evaluation_id=p.FIRST, reason="Ill for weeks")
ASKED_LATER = v.ChildNotAsked(
    evaluation_id=p.FIRST, reason="Ill for weeks", ask_on=date(2026, 3, 25)
)


def complete(
    by: UUID = p.KARI,
    adjustments: tuple[str, ...] = (),
    needed: bool = False,
    goes_on: bool = True,
    safety: SafetyAnswer | None = p.SAFE,
) -> c.CompleteEvaluation:
    return c.CompleteEvaluation(
        by=p.employee(by),
        now=p.at(DAY),
        evaluation_id=p.FIRST,
        today=p.today(DAY),
        adjustments_needed=needed,
        adjustments=adjustments,
        case_goes_on=goes_on,
        safety=safety,
    )


@pytest.mark.requirement("R10", "R59", "R60")
def test_an_evaluation_is_completed_with_the_childs_view() -> None:
    history = (p.scheduled(), p.ada_heard(date(2026, 3, 3)), p.held())
    p.given(*history).when(complete()).then(p.completed(DAY), p.ada_is_safe)


@pytest.mark.requirement("R60")
def test_nothing_is_completed_before_people_have_met() -> None:
    p.given(p.scheduled(), p.ada_heard(date(2026, 3, 3))).when(complete()).then_refused(
        refusals.AnEvaluationIsHeldBeforeItIsCompleted
    )


@pytest.mark.requirement("R59")
def test_an_evaluation_is_not_completed_without_the_childs_view() -> None:
    p.given(p.scheduled(), p.held()).when(complete()).then_refused(
        refusals.TheChildIsHeardBeforeCompletion
    )


@pytest.mark.requirement("R59")
@pytest.mark.parametrize("asked_on", [date(2026, 2, 18), date(2026, 3, 11)])
def test_an_absent_child_is_asked_from_14_days_before_to_7_days_after(asked_on: date) -> None:
    history = (p.scheduled(), p.ada_heard(asked_on), p.held())
    p.given(*history).when(complete()).then(p.completed(DAY), p.ada_is_safe)


@pytest.mark.requirement("R59")
@pytest.mark.parametrize("asked_on", [date(2026, 2, 17), date(2026, 3, 12)])
def test_an_absent_child_was_not_asked_too_long_before_or_after(asked_on: date) -> None:
    history = (p.scheduled(), p.ada_heard(asked_on), p.held())
    p.given(*history).when(complete()).then_refused(refusals.TheChildsViewIsFromAroundTheMeeting)


@pytest.mark.requirement("R59")
def test_a_child_who_was_there_may_have_been_asked_on_any_day() -> None:
    there = p.held(attended=(p.KARI, p.ADA))
    history = (p.scheduled(), p.ada_heard(date(2026, 2, 10)), there)
    p.given(*history).when(complete()).then(p.completed(DAY), p.ada_is_safe)


@pytest.mark.requirement("R59")
def test_a_child_nobody_could_ask_gets_a_new_day_when_the_case_goes_on() -> None:
    p.given(p.scheduled(), NOT_ASKED, p.held()).when(complete()).then_refused(
        refusals.AnUnaskedChildGetsADayToBeAsked
    )
    p.given(p.scheduled(), ASKED_LATER, p.held()).when(complete()).then(
        p.completed(DAY, is_child_heard=False, ask_on=date(2026, 3, 25)), p.ada_is_safe
    )


@pytest.mark.requirement("R59")
def test_a_child_nobody_could_ask_needs_no_new_day_when_the_case_ends() -> None:
    p.given(p.scheduled(), NOT_ASKED, p.held()).when(complete(goes_on=False)).then(
        p.completed(DAY, is_child_heard=False), p.ada_is_safe
    )


@pytest.mark.requirement("R7")
def test_from_twelve_the_weight_of_the_childs_view_is_said() -> None:
    unweighed = p.ada_heard(date(2026, 3, 3), age=12)
    weighed = p.ada_heard(date(2026, 3, 3), age=12, weight="Decisive: it is her own day.")
    p.given(p.scheduled(), unweighed, p.held()).when(complete()).then_refused(
        refusals.FromTwelveTheWeightIsSaid
    )
    p.given(p.scheduled(), unweighed, weighed, p.held()).when(complete()).then(
        p.completed(DAY), p.ada_is_safe
    )


@pytest.mark.requirement("R54")
@pytest.mark.parametrize("because", NotHeardBecause)
def test_an_absent_father_does_not_block_an_evaluation(because: NotHeardBecause) -> None:
    tor = v.VoiceNotHeard(
        evaluation_id=p.FIRST, person_id=p.TOR, kind=VoiceKind.GUARDIAN, because=because
    )
    history = (p.scheduled(), p.ada_heard(date(2026, 3, 3)), tor, p.held())
    p.given(*history).when(complete()).then(p.completed(DAY), p.ada_is_safe)


@pytest.mark.requirement("R10")
def test_whether_the_child_is_safe_is_answered_at_each_evaluation() -> None:
    history = (p.scheduled(), p.ada_heard(date(2026, 3, 3)), p.held())
    p.given(*history).when(complete(safety=None)).then_refused(refusals.TheSafetyQuestionIsAnswered)
    p.given(*history, p.ada_is_safe).when(complete(safety=None)).then(p.completed(DAY))


@pytest.mark.requirement("R58")
def test_needed_adjustments_are_named() -> None:
    history = (p.scheduled(), p.ada_heard(date(2026, 3, 3)), p.held())
    p.given(*history).when(complete(needed=True)).then_refused(refusals.NeededAdjustmentsAreNamed)
    adjusted = p.completed(DAY).model_copy(
        update={"adjustments_needed": True, "adjustments": ("A shorter morning",)}
    )
    command = complete(needed=True, adjustments=("A shorter morning",))
    p.given(*history).when(command).then(adjusted, p.ada_is_safe)


def test_completing_twice_completes_once() -> None:
    p.given(p.scheduled(), p.held(), p.completed(DAY)).when(complete()).then_nothing()


@pytest.mark.requirement("R37")
def test_only_lead_and_leader_complete() -> None:
    p.given(p.scheduled(), p.held()).when(complete(by=p.MONA)).then_refused(
        voice_refusals.OnlyLeadAndLeaderRunTheEvaluation
    )


def test_a_closed_case_has_nothing_to_complete() -> None:
    closed = e.EvaluationCancelled(evaluation_id=p.FIRST, because=WhyEnded.CASE_CLOSED)
    p.given(p.scheduled(), p.held(), closed).when(complete()).then_refused(
        refusals.NothingIsLeftToEvaluate
    )
