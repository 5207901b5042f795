"""What evaluation scheduling has told about this case."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias
from uuid import UUID

from services.case_coordination.domain import grounds
from shared.eventing.decider import Event


class EvaluationDated(Event):
    """An evaluation has a day. ``as_of`` counts what was told of it, so that the newest wins."""

    ground = grounds.EVALUATION_DATE

    evaluation_id: UUID
    plan_version: int | None = None
    first_due_on: date
    due_on: date
    as_of: int


class EvaluationHeld(Event):
    """People have met and looked at a version of the plan: an outcome is waited for."""

    ground = grounds.ON_AN_EVALUATION

    evaluation_id: UUID
    plan_version: int
    held_on: date


class EvaluationCompleted(Event):
    """What was found is on record, so that an outcome may rest on it."""

    ground = grounds.ON_AN_EVALUATION

    evaluation_id: UUID
    plan_version: int
    held_on: date
    completed_on: date


EvaluationEvent: TypeAlias = EvaluationDated | EvaluationHeld | EvaluationCompleted
