"""Hearing the child, and asking whether it is safe."""

from __future__ import annotations

from collections.abc import Sequence

from services.evaluation_scheduling.domain import refusals
from services.evaluation_scheduling.domain.commands import (
    AnswerSafetyQuestion,
    ExplainChildNotAsked,
    HearChild,
)
from services.evaluation_scheduling.domain.decisions.move import A_YEAR
from services.evaluation_scheduling.domain.decisions.shapes import still_open
from services.evaluation_scheduling.domain.decisions.standing import let_those_in_it
from services.evaluation_scheduling.domain.decisions.voices import check_answers
from services.evaluation_scheduling.domain.states import (
    CompletedEvaluation,
    Evaluation,
    EvaluationState,
    NotAsked,
)
from services.evaluation_scheduling.domain.values import IsSafe, SafetyAnswer
from services.evaluation_scheduling.domain.voice_events import (
    ChildHeard,
    ChildNotAsked,
    SafetyAnswered,
)
from shared.eventing.asking_rules import refuse


def hear_child(asked: HearChild, state: EvaluationState) -> Sequence[ChildHeard]:
    """Put the child's view on record; a child who was not asked in time is heard afterwards too."""
    about = _about_where_the_child_may_speak(state)
    let_those_in_it(asked, about)
    refuse(
        refusals.WhatHasHappenedHasADayThatHasCome,
        when=asked.view.asked_on > asked.today.day,
        asked_on=asked.view.asked_on,
        today=asked.today.day,
    )
    check_answers(asked.answers, about, may_be_empty=True)
    view = asked.view.model_copy(update=_age_then(asked))
    if (view, asked.answers) in about.heard.child[-1:]:
        return []
    return [ChildHeard(evaluation_id=about.evaluation_id, view=view, answers=asked.answers)]


def _about_where_the_child_may_speak(state: EvaluationState) -> Evaluation:
    match state:
        case CompletedEvaluation(about=about, is_child_heard=False):
            return about
        case _:
            return still_open(state).about


def _age_then(asked: HearChild) -> dict[str, int]:
    age = asked.today.around.child_age
    return {} if age is None or asked.view.age is not None else {"age": age}


def explain_not_asked(
    asked: ExplainChildNotAsked, state: EvaluationState
) -> Sequence[ChildNotAsked]:
    """Put on record why the child was not asked, and on which day it will be."""
    about = still_open(state).about
    let_those_in_it(asked, about)
    today = asked.today.day
    refuse(
        refusals.TheChildIsAskedOnADayToCome,
        when=asked.ask_on is not None and (not today <= asked.ask_on <= today + A_YEAR),
        ask_on=asked.ask_on,
        today=today,
    )
    if about.heard.child_not_asked == NotAsked(asked.reason, asked.ask_on):
        return []
    return [
        ChildNotAsked(evaluation_id=about.evaluation_id, reason=asked.reason, ask_on=asked.ask_on)
    ]


def answer_safety(asked: AnswerSafetyQuestion, state: EvaluationState) -> Sequence[SafetyAnswered]:
    """Put on record whether the child is safe now (R10)."""
    about = still_open(state).about
    let_those_in_it(asked, about)
    return safety(asked.answer, about)


def safety(answer: SafetyAnswer, about: Evaluation) -> Sequence[SafetyAnswered]:
    """Check the answer to the safety question, and record it where it is new."""
    refuse(
        refusals.WhoIsNotSafeIsNotSafeFromSomething,
        when=answer.is_safe is not IsSafe.YES and answer.unsafe_from is None,
        is_safe=answer.is_safe,
    )
    if about.heard.safety == answer:
        return []
    return [SafetyAnswered(evaluation_id=about.evaluation_id, answer=answer)]
