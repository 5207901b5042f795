"""What evaluation scheduling tells: recorded once, in whatever order it comes, never refused."""

from __future__ import annotations

from collections.abc import Sequence

from services.case_coordination.domain.commands import (
    RecordEvaluationCompleted,
    RecordEvaluationDate,
    RecordEvaluationHeld,
)
from services.case_coordination.domain.events import (
    CaseEvent,
    EvaluationCompleted,
    EvaluationDated,
    EvaluationHeld,
)
from services.case_coordination.domain.states import ActiveCase, Evaluation


def dated(command: RecordEvaluationDate, case: ActiveCase) -> Sequence[CaseEvent]:
    """Record the day of an evaluation, unless something newer is known and nothing is missing."""
    known = case.evaluations.get(command.evaluation_id, Evaluation())
    is_newer = command.as_of >= known.as_of and command.due_on != known.due_on
    tells_version = known.plan_version is None and command.plan_version is not None
    if not is_newer and not tells_version:
        return []
    return [
        EvaluationDated(
            evaluation_id=command.evaluation_id,
            plan_version=command.plan_version,
            first_due_on=command.first_due_on,
            due_on=command.due_on,
            as_of=command.as_of,
        )
    ]


def held(command: RecordEvaluationHeld, case: ActiveCase) -> Sequence[CaseEvent]:
    """Record that an evaluation was held; one that is known to be complete was held too."""
    if case.evaluations.get(command.evaluation_id, Evaluation()).held_on is not None:
        return []
    return [
        EvaluationHeld(
            evaluation_id=command.evaluation_id,
            plan_version=command.plan_version,
            held_on=command.held_on,
        )
    ]


def completed(command: RecordEvaluationCompleted, case: ActiveCase) -> Sequence[CaseEvent]:
    """Record that an evaluation is complete."""
    if case.evaluations.get(command.evaluation_id, Evaluation()).completed_on is not None:
        return []
    return [
        EvaluationCompleted(
            evaluation_id=command.evaluation_id,
            plan_version=command.plan_version,
            held_on=command.held_on,
            completed_on=command.completed_on,
        )
    ]
