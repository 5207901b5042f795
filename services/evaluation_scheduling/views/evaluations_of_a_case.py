"""Which evaluations does a case have, and to which case does an evaluation belong?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.evaluation_scheduling.domain.events import EvaluationScheduled
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class EvaluationOfACase(BaseModel):
    """One evaluation and its case; what else there is to know is asked of the record."""

    model_config = ConfigDict(frozen=True)

    evaluation_id: UUID
    case_id: UUID
    plan_version: int
    child_id: UUID
    unit_id: UUID


def keys(recorded: Recorded[Event]) -> Collection[str]:
    """Tell which row an event touches."""
    match recorded.event:
        case EvaluationScheduled(evaluation_id=evaluation_id):
            return (str(evaluation_id),)
        case _:
            return ()


def evolve(
    _: str, row: EvaluationOfACase | None, recorded: Recorded[Event]
) -> EvaluationOfACase | None:
    """Tell what becomes of the row."""
    match recorded.event:
        case EvaluationScheduled() as scheduled:
            return EvaluationOfACase(
                evaluation_id=scheduled.evaluation_id,
                case_id=recorded.subject_id,
                plan_version=scheduled.plan_version,
                child_id=scheduled.child_id,
                unit_id=scheduled.unit_id,
            )
        case _:
            return row


EVALUATIONS_OF_A_CASE: Final = View(
    "evaluations_of_a_case",
    EvaluationOfACase,
    keys,
    evolve,
    indexed={"case_id": lambda row: str(row.case_id)},
)
