"""Which shapes of an evaluation a command may meet, said once."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from services.evaluation_scheduling.domain import refusals
from services.evaluation_scheduling.domain.states import (
    CancelledEvaluation,
    CompletedEvaluation,
    EvaluationState,
    HeldEvaluation,
    ScheduledEvaluation,
)
from shared.eventing.asking_rules import passed

OpenState: TypeAlias = ScheduledEvaluation | HeldEvaluation
"""An evaluation that people still speak into."""


def is_open(state: EvaluationState) -> bool:
    """Tell whether people still speak into an evaluation."""
    return isinstance(state, ScheduledEvaluation | HeldEvaluation)


def still_open(state: EvaluationState) -> OpenState:
    """Give an evaluation that people still speak into, or refuse."""
    match state:
        case ScheduledEvaluation() | HeldEvaluation():
            passed(refusals.ACompletedEvaluationStands)
            passed(refusals.NothingIsLeftToEvaluate)
            return state
        case CompletedEvaluation():
            raise refusals.ACompletedEvaluationStands
        case CancelledEvaluation():
            raise refusals.NothingIsLeftToEvaluate
        case _:
            assert_never(state)
