"""What other services are told of an evaluation: ids, dates and codes, never what was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from services.evaluation_scheduling.domain import events as e
from shared.contracts import evaluation_scheduling as said
from shared.contracts.contract import Contract
from shared.eventing.decider import MAIN, Event
from shared.eventing.recorded import Recorded

SAYS: Final = (
    said.EvaluationScheduledV1,
    said.EvaluationMovedV1,
    said.EvaluationHeldV1,
    said.EvaluationCompletedV1,
    said.EvaluationCancelledV1,
    said.EvaluationAlertRaisedV1,
)
"""Every contract that is told here."""


def announce(recorded: Recorded[Event]) -> Sequence[Contract]:
    """Tell what others are told of a recorded event; nothing of what stands in other facets."""
    if recorded.facet != MAIN:
        return []
    told = _told(recorded.event, recorded.subject_id)
    return [told] if told else []


def _told(event: Event, case_id: UUID) -> Contract | None:
    match event:
        case e.EvaluationScheduled():
            return _scheduled(event, case_id)
        case e.EvaluationMoved():
            return _moved(event, case_id)
        case e.EvaluationHeld():
            return _held(event, case_id)
        case e.EvaluationCompleted():
            return _completed(event, case_id)
        case e.EvaluationCancelled(evaluation_id=evaluation_id):
            return said.EvaluationCancelledV1(evaluation_id=evaluation_id, case_id=case_id)
        case e.AlertRaised():
            return _alert_raised(event, case_id)
        case _:
            return None


def _scheduled(event: e.EvaluationScheduled, case_id: UUID) -> said.EvaluationScheduledV1:
    return said.EvaluationScheduledV1(
        evaluation_id=event.evaluation_id,
        case_id=case_id,
        plan_version=event.plan_version,
        due_on=event.due_on,
        lead_id=event.lead_id,
    )


def _moved(event: e.EvaluationMoved, case_id: UUID) -> said.EvaluationMovedV1:
    return said.EvaluationMovedV1(
        evaluation_id=event.evaluation_id,
        case_id=case_id,
        first_due_on=event.first_due_on,
        due_on=event.due_on,
        lead_id=event.lead_id,
    )


def _held(event: e.EvaluationHeld, case_id: UUID) -> said.EvaluationHeldV1:
    return said.EvaluationHeldV1(
        evaluation_id=event.evaluation_id,
        case_id=case_id,
        plan_version=event.plan_version,
        held_on=event.held_on,
        lead_id=event.lead_id,
    )


def _completed(event: e.EvaluationCompleted, case_id: UUID) -> said.EvaluationCompletedV1:
    return said.EvaluationCompletedV1(
        evaluation_id=event.evaluation_id,
        case_id=case_id,
        plan_version=event.plan_version,
        held_on=event.held_on,
        completed_on=event.completed_on,
        lead_id=event.lead_id,
        is_child_heard=event.is_child_heard,
        ask_child_on=event.ask_child_on,
    )


def _alert_raised(event: e.AlertRaised, case_id: UUID) -> said.EvaluationAlertRaisedV1:
    return said.EvaluationAlertRaisedV1(
        evaluation_id=event.evaluation_id,
        case_id=case_id,
        alert=event.alert,
        tells=event.tells,
        due_on=event.due_on,
        raised_on=event.raised_on,
    )
