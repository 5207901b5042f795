"""What evaluation scheduling tells: when a case is looked at again, and that it was."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from shared.contracts.codes import Alert
from shared.contracts.contract import Contract


class _FromEvaluation(Contract):
    context = "evaluation-scheduling"

    evaluation_id: UUID
    case_id: UUID


class EvaluationScheduledV1(_FromEvaluation):
    """A version of a plan is looked at again on a day."""

    name = "evaluation-scheduled"

    plan_version: int
    due_on: date
    lead_id: UUID


class EvaluationMovedV1(_FromEvaluation):
    """An evaluation has another day; the first one stays on record."""

    name = "evaluation-moved"

    first_due_on: date
    due_on: date
    lead_id: UUID


class EvaluationHeldV1(_FromEvaluation):
    """People met and looked at the plan."""

    name = "evaluation-held"

    plan_version: int
    held_on: date
    lead_id: UUID


class EvaluationCompletedV1(_FromEvaluation):
    """What was found is on record: an outcome may be decided.

    The child's view is with it, or the child was not asked and ``ask_child_on`` says when it will
    be; that day is missing only where people expected the case to end.
    """

    name = "evaluation-completed"

    plan_version: int
    held_on: date
    completed_on: date
    lead_id: UUID
    is_child_heard: bool = True
    ask_child_on: date | None = None


class EvaluationCancelledV1(_FromEvaluation):
    """Nothing is left to look at: the case has ended, or a newer plan is looked at instead."""

    name = "evaluation-cancelled"


class EvaluationAlertRaisedV1(_FromEvaluation):
    """An evaluation comes up, or is late, and these people should know."""

    name = "evaluation-alert-raised"

    alert: Alert
    tells: tuple[UUID, ...]
    due_on: date
    raised_on: date
