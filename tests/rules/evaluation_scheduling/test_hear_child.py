from __future__ import annotations

from datetime import date

import pytest

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain import refusals, voice_refusals
from services.evaluation_scheduling.domain import voice_events as v
from services.evaluation_scheduling.domain.values import (
    Answers,
    ChildsView,
    GoalStatus,
    IsSafe,
    Progress,
    SafetyAnswer,
    UnsafeFrom,
)
from shared.identity.actor import Actor
from tests.rules.evaluation_scheduling import people as p

DAY = date(2026, 3, 3)
MONA = p.employee(p.MONA)
ILL = v.ChildNotAsked(evaluation_id=p.FIRST, reason="Ill for weeks", ask_on=date(2026, 3, 25))


def hear(view: ChildsView, on: date = DAY, answers: Answers = p.NOTHING) -> c.HearChild:
    return c.HearChild(
        by=MONA, now=p.at(on), evaluation_id=p.FIRST, today=p.today(on), view=view, answers=answers
    )


def explain(ask_on: date | None, by: Actor = MONA) -> c.ExplainChildNotAsked:
    return c.ExplainChildNotAsked(
        by=by,
        now=p.at(DAY),
        evaluation_id=p.FIRST,
        today=p.today(DAY),
        reason="Ill for weeks",
        ask_on=ask_on,
    )


def safety(answer: SafetyAnswer) -> c.AnswerSafetyQuestion:
    return c.AnswerSafetyQuestion(
        by=MONA, now=p.at(DAY), evaluation_id=p.FIRST, today=p.today(DAY), answer=answer
    )


@pytest.mark.requirement("R7", "R8", "R59")
def test_the_childs_view_says_who_asked_when_and_how() -> None:
    p.given(p.scheduled()).when(hear(p.adas_view(DAY))).then(p.ada_heard(DAY))


@pytest.mark.requirement("R8")
def test_the_childs_age_is_what_it_was_when_it_was_asked() -> None:
    p.given(p.scheduled()).when(hear(p.adas_view(DAY, age=None))).then(p.ada_heard(DAY, age=4))


@pytest.mark.requirement("R54", "R57")
def test_the_child_too_has_a_word_on_its_goals() -> None:
    answers = Answers(goals=(GoalStatus(goal_id=p.PLAY, progress=Progress.REACHED),))
    p.given(p.scheduled()).when(hear(p.adas_view(DAY), answers=answers)).then(
        v.ChildHeard(evaluation_id=p.FIRST, view=p.adas_view(DAY), answers=answers)
    )


def test_the_same_view_twice_is_one_view() -> None:
    p.given(p.scheduled(), p.ada_heard(DAY)).when(hear(p.adas_view(DAY))).then_nothing()


def test_the_child_may_speak_twice_and_both_are_kept() -> None:
    history = (p.scheduled(), p.ada_heard(date(2026, 2, 24)), p.ada_heard(DAY), p.held())
    assert len(p.newest(*history).about.heard.child) == 2


def test_nobody_has_asked_the_child_tomorrow() -> None:
    p.given(p.scheduled()).when(hear(p.adas_view(date(2026, 3, 4)))).then_refused(
        refusals.WhatHasHappenedHasADayThatHasCome
    )


@pytest.mark.requirement("R37")
def test_the_child_is_asked_by_someone_with_a_task_in_the_case() -> None:
    stranger = hear(p.adas_view(DAY)).model_copy(update={"by": p.employee(p.EVEN)})
    p.given(p.scheduled()).when(stranger).then_refused(
        voice_refusals.OnlyThoseInTheEvaluationTakePart
    )


def test_a_guardian_does_not_write_the_childs_view() -> None:
    command = hear(p.adas_view(DAY)).model_copy(update={"by": p.guardian(p.LISE)})
    p.given(p.scheduled()).when(command).then_refused(
        voice_refusals.OnlyThoseInTheEvaluationTakePart
    )


@pytest.mark.requirement("R59")
def test_why_the_child_was_not_asked_is_on_record_with_a_new_day() -> None:
    p.given(p.scheduled()).when(explain(date(2026, 3, 25))).then(ILL)


@pytest.mark.requirement("R59")
def test_the_new_day_for_asking_lies_ahead() -> None:
    p.given(p.scheduled()).when(explain(date(2026, 3, 2))).then_refused(
        refusals.TheChildIsAskedOnADayToCome
    )


@pytest.mark.requirement("R59")
def test_a_child_who_was_not_asked_in_time_is_heard_after_completion() -> None:
    later = date(2026, 3, 25)
    unheard = p.completed(p.DUE, is_child_heard=False, ask_on=later)
    p.given(p.scheduled(), ILL, p.held(), unheard).when(hear(p.adas_view(later), on=later)).then(
        p.ada_heard(later)
    )


def test_a_child_who_was_heard_is_not_heard_anew_in_a_completed_evaluation() -> None:
    history = (p.scheduled(), p.ada_heard(DAY), p.held(), p.completed(p.DUE))
    later = date(2026, 3, 25)
    p.given(*history).when(hear(p.adas_view(later), on=later)).then_refused(
        refusals.ACompletedEvaluationStands
    )


@pytest.mark.requirement("R10")
def test_whether_the_child_is_safe_stands_apart() -> None:
    command = safety(p.SAFE)
    p.given(p.scheduled()).when(command).then(p.ada_is_safe)
    assert p.ada_is_safe.facet() == v.SAFEGUARDING


@pytest.mark.requirement("R10")
@pytest.mark.parametrize("answer", [IsSafe.NO, IsSafe.UNSURE])
def test_a_child_who_is_not_surely_safe_is_not_safe_from_something(answer: IsSafe) -> None:
    p.given(p.scheduled()).when(safety(SafetyAnswer(is_safe=answer))).then_refused(
        refusals.WhoIsNotSafeIsNotSafeFromSomething
    )


@pytest.mark.requirement("R10")
def test_unknown_is_an_answer_to_what_the_child_is_not_safe_from() -> None:
    unsure = SafetyAnswer(is_safe=IsSafe.UNSURE, unsafe_from=UnsafeFrom.UNKNOWN)
    p.given(p.scheduled()).when(safety(unsure)).then(
        v.SafetyAnswered(evaluation_id=p.FIRST, answer=unsure)
    )
