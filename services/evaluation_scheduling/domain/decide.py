"""The way from what is asked to the rule that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never
from uuid import UUID

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain.decisions.alert import raise_alerts
from services.evaluation_scheduling.domain.decisions.child import (
    answer_safety,
    explain_not_asked,
    hear_child,
)
from services.evaluation_scheduling.domain.decisions.complete import complete
from services.evaluation_scheduling.domain.decisions.follow_the_case import (
    end_case,
    hear_guardians_too,
    name_lead,
    schedule,
)
from services.evaluation_scheduling.domain.decisions.hold import hold
from services.evaluation_scheduling.domain.decisions.move import move
from services.evaluation_scheduling.domain.decisions.voices import (
    add_voice,
    answer,
    not_heard,
    show_own_words,
)
from services.evaluation_scheduling.domain.events import EvaluationEvent
from services.evaluation_scheduling.domain.states import Evaluations, EvaluationState
from shared.eventing.decider import NotKnownHereYet


def decide(command: c.EvaluationCommand, state: Evaluations) -> Sequence[EvaluationEvent]:
    """Answer a command with what then happens, or refuse."""
    match command:
        case c.ScheduleEvaluation():
            return schedule(command, state)
        case c.NameLead():
            return name_lead(command, state)
        case c.EndCase():
            return end_case(command, state)
        case c.HearGuardiansToo():
            return hear_guardians_too(command, state)
        case _:
            return _decide_for_one(command, state)


def _decide_for_one(
    command: c.RaiseAlerts | c.AskedByAPerson, state: Evaluations
) -> Sequence[EvaluationEvent]:
    one = state.each.get(command.evaluation_id)
    if one is None:
        raise NotKnownHereYet("evaluation")
    match command:
        case c.RaiseAlerts():
            return raise_alerts(command, one)
        case c.AddVoice() | c.AnswerForVoice() | c.ShowOwnWords() | c.RecordVoiceNotHeard():
            return _decide_for_a_voice(command, one, frozenset(state.told))
        case c.HearChild() | c.ExplainChildNotAsked() | c.AnswerSafetyQuestion():
            return _decide_for_the_child(command, one)
        case c.MoveEvaluation():
            return move(command, one)
        case c.HoldEvaluation():
            return hold(command, one)
        case c.CompleteEvaluation():
            return complete(command, one)
        case _:
            assert_never(command)


def _decide_for_a_voice(
    command: c.AddVoice | c.AnswerForVoice | c.ShowOwnWords | c.RecordVoiceNotHeard,
    state: EvaluationState,
    told: frozenset[UUID],
) -> Sequence[EvaluationEvent]:
    match command:
        case c.AddVoice():
            return add_voice(command, state, told)
        case c.AnswerForVoice():
            return answer(command, state)
        case c.ShowOwnWords():
            return show_own_words(command, state)
        case c.RecordVoiceNotHeard():
            return not_heard(command, state)
        case _:
            assert_never(command)


def _decide_for_the_child(
    command: c.HearChild | c.ExplainChildNotAsked | c.AnswerSafetyQuestion,
    state: EvaluationState,
) -> Sequence[EvaluationEvent]:
    match command:
        case c.HearChild():
            return hear_child(command, state)
        case c.ExplainChildNotAsked():
            return explain_not_asked(command, state)
        case c.AnswerSafetyQuestion():
            return answer_safety(command, state)
        case _:
            assert_never(command)
