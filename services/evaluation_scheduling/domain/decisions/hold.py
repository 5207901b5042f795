"""Recording that people met."""

from __future__ import annotations

from collections.abc import Sequence

from services.evaluation_scheduling.domain import refusals
from services.evaluation_scheduling.domain.commands import HoldEvaluation
from services.evaluation_scheduling.domain.decisions.shapes import OpenState, still_open
from services.evaluation_scheduling.domain.decisions.standing import let_lead_and_leader
from services.evaluation_scheduling.domain.events import EvaluationHeld
from services.evaluation_scheduling.domain.states import (
    CompletedEvaluation,
    Evaluation,
    EvaluationState,
    HeldEvaluation,
    Meeting,
)
from shared.eventing.asking_rules import passed, refuse


def hold(asked: HoldEvaluation, state: EvaluationState) -> Sequence[EvaluationHeld]:
    """Record the day people really met, before its time or after it; overdue alerts stop."""
    let_lead_and_leader(asked, state.about)
    met = Meeting(asked.held_on, asked.how, asked.attended)
    if isinstance(state, CompletedEvaluation) and state.meeting == met:
        return []
    at_hand = still_open(state)
    _check_day(asked, at_hand.about)
    return [] if _is_known(met, at_hand, asked) else [_held(asked, at_hand.about)]


def _check_day(asked: HoldEvaluation, about: Evaluation) -> None:
    refuse(
        refusals.WhatHasHappenedHasADayThatHasCome,
        when=asked.held_on > asked.today.day,
        held_on=asked.held_on,
        today=asked.today.day,
    )
    if asked.held_on < about.agreed_on:
        raise refusals.AnEvaluationFollowsItsPlan(agreed_on=about.agreed_on.isoformat())
    passed(refusals.AnEvaluationFollowsItsPlan, held_on=asked.held_on, agreed_on=about.agreed_on)


def _is_known(met: Meeting, at_hand: OpenState, asked: HoldEvaluation) -> bool:
    if not isinstance(at_hand, HeldEvaluation):
        return False
    refuse(
        refusals.ACorrectedMeetingNeedsAReason,
        when=at_hand.meeting != met and asked.reason is None,
        held_on=asked.held_on,
        known_as=at_hand.meeting.held_on,
        has_a_reason=asked.reason is not None,
    )
    return at_hand.meeting == met


def _held(asked: HoldEvaluation, about: Evaluation) -> EvaluationHeld:
    return EvaluationHeld(
        evaluation_id=about.evaluation_id,
        plan_version=about.plan_version,
        lead_id=about.lead_id,
        held_on=asked.held_on,
        how=asked.how,
        attended=asked.attended,
        reason=asked.reason,
    )
