"""Saying that what was found is on record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from services.evaluation_scheduling.domain import refusals
from services.evaluation_scheduling.domain.commands import CompleteEvaluation
from services.evaluation_scheduling.domain.decisions.child import safety
from services.evaluation_scheduling.domain.decisions.shapes import still_open
from services.evaluation_scheduling.domain.decisions.standing import let_lead_and_leader
from services.evaluation_scheduling.domain.events import EvaluationCompleted, EvaluationEvent
from services.evaluation_scheduling.domain.states import (
    CompletedEvaluation,
    EvaluationState,
    HeldEvaluation,
    Meeting,
)
from services.evaluation_scheduling.domain.values import ChildsView
from services.evaluation_scheduling.domain.voice_events import SafetyAnswered
from shared.eventing.asking_rules import needed, passed, refuse

ASKED_BEFORE = timedelta(days=14)
"""How long before the meeting an absent child may have been asked (R59)."""

ASKED_AFTER = timedelta(days=7)
"""How long after the meeting an absent child may be asked (R59)."""

WEIGHT_FROM_AGE = 12
"""From this age the weight of the child's view is on record (B32)."""


def complete(asked: CompleteEvaluation, state: EvaluationState) -> Sequence[EvaluationEvent]:
    """Complete a held evaluation that has the child's view; no other voice blocks it (R59-R60)."""
    let_lead_and_leader(asked, state.about)
    if isinstance(state, CompletedEvaluation):
        return []
    at_hand = still_open(state)
    if not isinstance(at_hand, HeldEvaluation):
        raise refusals.AnEvaluationIsHeldBeforeItIsCompleted
    passed(refusals.AnEvaluationIsHeldBeforeItIsCompleted)
    answered = _safety(asked, at_hand)
    refuse(
        refusals.NeededAdjustmentsAreNamed,
        when=asked.adjustments_needed != bool(asked.adjustments),
        adjustments_needed=asked.adjustments_needed,
    )
    is_heard = _is_child_heard(asked, at_hand)
    return [_completed(asked, at_hand, is_heard), *answered]


def _safety(asked: CompleteEvaluation, state: HeldEvaluation) -> Sequence[SafetyAnswered]:
    if asked.safety is not None:
        return safety(asked.safety, state.about)
    refuse(refusals.TheSafetyQuestionIsAnswered, when=state.about.heard.safety is None)
    return []


def _is_child_heard(asked: CompleteEvaluation, state: HeldEvaluation) -> bool:
    heard = state.about.heard
    is_there = state.about.child_id in state.meeting.attended
    in_time = [v for v, _ in heard.child if is_there or _is_around(v, state.meeting)]
    if in_time:
        _check_weight(in_time[-1])
        return True
    missing = refusals.TheChildIsHeardBeforeCompletion
    not_asked = needed(
        heard.child_not_asked,
        otherwise=refusals.TheChildsViewIsFromAroundTheMeeting if heard.child else missing,
        held_on=state.meeting.held_on,
    )
    refuse(
        refusals.AnUnaskedChildGetsADayToBeAsked,
        when=asked.case_goes_on and not_asked.ask_on is None,
        case_goes_on=asked.case_goes_on,
        ask_on=not_asked.ask_on,
    )
    return False


def _is_around(view: ChildsView, meeting: Meeting) -> bool:
    return -ASKED_BEFORE <= view.asked_on - meeting.held_on <= ASKED_AFTER


def _check_weight(view: ChildsView) -> None:
    refuse(
        refusals.FromTwelveTheWeightIsSaid,
        when=view.age is not None and view.age >= WEIGHT_FROM_AGE and (view.weight is None),
        age=view.age,
        has_a_weight=view.weight is not None,
    )


def _completed(
    asked: CompleteEvaluation, state: HeldEvaluation, is_heard: bool
) -> EvaluationCompleted:
    about = state.about
    unasked = None if is_heard else about.heard.child_not_asked
    return EvaluationCompleted(
        evaluation_id=about.evaluation_id,
        plan_version=about.plan_version,
        lead_id=about.lead_id,
        held_on=state.meeting.held_on,
        completed_on=asked.today.day,
        adjustments_needed=asked.adjustments_needed,
        adjustments=asked.adjustments,
        is_child_heard=is_heard,
        ask_child_on=unasked.ask_on if unasked else None,
    )
