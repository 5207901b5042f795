"""Which shapes of an evaluation a command may meet, said once."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from services.evaluation_scheduling.domain import refusals
from services.evaluation_scheduling.domain.states import (
    CancelledEvaluation,
    CompletedEvaluation,
    EndedBeforeItBegan,
    EvaluationState,
    HeldEvaluation,
    KnownEvaluation,
    NoEvaluation,
    ScheduledEvaluation,
)
from shared.eventing.decider import NotKnownHereYet

OpenState: TypeAlias = ScheduledEvaluation | HeldEvaluation
"""An evaluation that people still speak into."""


def known(state: EvaluationState) -> KnownEvaluation:
    """Give an evaluation that was set, or say that none is known here yet."""
    if isinstance(state, NoEvaluation | EndedBeforeItBegan):
        raise NotKnownHereYet("evaluation")
    return state


def still_open(state: KnownEvaluation) -> OpenState:
    """Give an evaluation that people still speak into, or refuse."""
    match state:
        case ScheduledEvaluation() | HeldEvaluation():
            return state
        case CompletedEvaluation():
            raise refusals.ACompletedEvaluationStands
        case CancelledEvaluation():
            raise refusals.NothingIsLeftToEvaluate
        case _:
            assert_never(state)
