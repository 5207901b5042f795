"""Giving an evaluation another day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from services.evaluation_scheduling.domain import refusals
from services.evaluation_scheduling.domain.commands import MoveEvaluation
from services.evaluation_scheduling.domain.decisions.shapes import still_open
from services.evaluation_scheduling.domain.decisions.standing import let_lead_and_leader
from services.evaluation_scheduling.domain.events import EvaluationMoved
from services.evaluation_scheduling.domain.states import (
    Evaluation,
    EvaluationState,
    HeldEvaluation,
)
from services.evaluation_scheduling.domain.values import MoveReason

A_YEAR = timedelta(days=366)
"""Further ahead than this is a slip of the pen."""


def move(asked: MoveEvaluation, state: EvaluationState) -> Sequence[EvaluationMoved]:
    """Bring forward freely, put off with a reason; the days it had stay on record (R51, R61)."""
    at_hand = still_open(state)
    let_lead_and_leader(asked, at_hand.about)
    if isinstance(at_hand, HeldEvaluation):
        raise refusals.AHeldEvaluationIsNotMoved
    if asked.to == at_hand.about.due.on:
        return []
    _check(asked, at_hand.about)
    return [_moved(asked, at_hand.about)]


def _check(asked: MoveEvaluation, about: Evaluation) -> None:
    if asked.to < asked.today.day:
        raise refusals.AnEvaluationIsMovedToADayToCome
    if asked.to - asked.today.day > A_YEAR:
        raise refusals.AnEvaluationComesWithinAYear
    if asked.to > about.due.on and asked.reason_code is None:
        raise refusals.PuttingOffNeedsAReason
    if asked.reason_code is MoveReason.OTHER and asked.reason is None:
        raise refusals.AnotherReasonIsSaidInWords


def _moved(asked: MoveEvaluation, about: Evaluation) -> EvaluationMoved:
    return EvaluationMoved(
        evaluation_id=about.evaluation_id,
        lead_id=about.lead_id,
        first_due_on=about.first_due_on,
        from_day=about.due.on,
        due_on=asked.to,
        reason_code=asked.reason_code,
        reason=asked.reason,
        agreed_by=asked.agreed_by,
        set_at=asked.now,
    )
