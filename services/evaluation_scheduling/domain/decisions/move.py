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
from shared.eventing.asking_rules import refuse

A_YEAR = timedelta(days=366)
"""Further ahead than this is a slip of the pen."""


def move(asked: MoveEvaluation, state: EvaluationState) -> Sequence[EvaluationMoved]:
    """Bring forward freely, put off with a reason; the days it had stay on record (R51, R61)."""
    at_hand = still_open(state)
    let_lead_and_leader(asked, at_hand.about)
    refuse(refusals.AHeldEvaluationIsNotMoved, when=isinstance(at_hand, HeldEvaluation))
    if asked.to == at_hand.about.due.on:
        return []
    _check(asked, at_hand.about)
    return [_moved(asked, at_hand.about)]


def _check(asked: MoveEvaluation, about: Evaluation) -> None:
    refuse(
        refusals.AnEvaluationIsMovedToADayToCome,
        when=asked.to < asked.today.day,
        to=asked.to,
        today=asked.today.day,
    )
    refuse(
        refusals.AnEvaluationComesWithinAYear,
        when=asked.to - asked.today.day > A_YEAR,
        to=asked.to,
        today=asked.today.day,
    )
    refuse(
        refusals.PuttingOffNeedsAReason,
        when=asked.to > about.due.on and asked.reason_code is None,
        to=asked.to,
        due_on=about.due.on,
        reason_code=asked.reason_code,
    )
    refuse(
        refusals.AnotherReasonIsSaidInWords,
        when=asked.reason_code is MoveReason.OTHER and asked.reason is None,
        reason_code=asked.reason_code,
        has_a_reason=asked.reason is not None,
    )


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
