"""Recording what evaluation scheduling tells. Facts: never refused."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.case_coordination.domain.commands.base import CaseCommand


class RecordEvaluationDate(CaseCommand):
    """Record the day of an evaluation. ``as_of`` is where in its stream the fact stands."""

    evaluation_id: UUID
    plan_version: int | None
    first_due_on: date
    due_on: date
    as_of: int


class RecordEvaluationHeld(CaseCommand):
    """Record that an evaluation was held."""

    evaluation_id: UUID
    plan_version: int
    held_on: date


class RecordEvaluationCompleted(CaseCommand):
    """Record that an evaluation is complete, so that an outcome may rest on it."""

    evaluation_id: UUID
    plan_version: int
    held_on: date
    completed_on: date
