"""How what evaluation scheduling tells changes a case, in whatever order it is told."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never
from uuid import UUID

from services.case_coordination.domain.events.evaluations import (
    EvaluationCompleted,
    EvaluationDated,
    EvaluationEvent,
    EvaluationHeld,
)
from services.case_coordination.domain.states import ActiveCase, Evaluation


def evolve(case: ActiveCase, event: EvaluationEvent) -> ActiveCase:
    """Fold one fact about an evaluation into a case."""
    known = case.evaluations.get(event.evaluation_id, Evaluation())
    return _with(case, event.evaluation_id, _told(known, event))


def used(case: ActiveCase, evaluation_id: UUID) -> ActiveCase:
    """Mark that an outcome rests on an evaluation, so that no other ever does."""
    known = case.evaluations.get(evaluation_id, Evaluation())
    return _with(case, evaluation_id, replace(known, is_used=True))


def _with(case: ActiveCase, evaluation_id: UUID, told: Evaluation) -> ActiveCase:
    return replace(case, evaluations={**case.evaluations, evaluation_id: told})


def _told(known: Evaluation, event: EvaluationEvent) -> Evaluation:
    match event:
        case EvaluationDated():
            return _dated(known, event)
        case EvaluationHeld(plan_version=version, held_on=day):
            return replace(known, plan_version=version, held_on=day)
        case EvaluationCompleted(plan_version=version, held_on=day, completed_on=completed):
            return replace(known, plan_version=version, held_on=day, completed_on=completed)
        case _:
            assert_never(event)


def _dated(known: Evaluation, event: EvaluationDated) -> Evaluation:
    versioned = replace(known, plan_version=known.plan_version or event.plan_version)
    if event.as_of < known.as_of:
        return versioned
    return replace(
        versioned, first_due_on=event.first_due_on, due_on=event.due_on, as_of=event.as_of
    )
