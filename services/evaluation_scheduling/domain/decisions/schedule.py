"""Setting the day, following the case, and letting go when the case has ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from services.evaluation_scheduling.domain.commands import (
    CancelEvaluation,
    NameLead,
    ScheduleEvaluation,
)
from services.evaluation_scheduling.domain.events import (
    EvaluationCancelled,
    EvaluationScheduled,
    LeadNamed,
)
from services.evaluation_scheduling.domain.states import (
    CancelledEvaluation,
    CompletedEvaluation,
    EndedBeforeItBegan,
    EvaluationState,
    HeldEvaluation,
    NoEvaluation,
    ScheduledEvaluation,
)


def schedule(asked: ScheduleEvaluation, state: EvaluationState) -> Sequence[EvaluationScheduled]:
    """Set the day once; an end that was told before the beginning stays the end."""
    if not isinstance(state, NoEvaluation):
        return []
    fields = asked.model_dump(exclude={"by", "now"})
    return [EvaluationScheduled(**fields, set_at=asked.now)]


def name_lead(asked: NameLead, state: EvaluationState) -> Sequence[LeadNamed]:
    """Follow the case's baton; an older fact that comes late changes nothing."""
    match state:
        case ScheduledEvaluation(about) | HeldEvaluation(about) | CompletedEvaluation(about):
            if asked.case_sequence <= about.case_sequence:
                return []
            fields = asked.model_dump(exclude={"by", "now"})
            return [LeadNamed(**fields)]
        case NoEvaluation() | EndedBeforeItBegan() | CancelledEvaluation():
            return []
        case _:
            assert_never(state)


def cancel(asked: CancelEvaluation, state: EvaluationState) -> Sequence[EvaluationCancelled]:
    """Let go of what is not completed, also where the end is told before the beginning."""
    match state:
        case CompletedEvaluation() | CancelledEvaluation() | EndedBeforeItBegan():
            return []
        case NoEvaluation() | ScheduledEvaluation() | HeldEvaluation():
            return [EvaluationCancelled(case_id=asked.case_id, because=asked.because)]
        case _:
            assert_never(state)
