"""What a move rests on: each need of the table of moves, and the check that sees to it.

Each function gives what an outcome needs, or refuses because it is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from services.case_coordination.domain.commands import DecideOutcome
from services.case_coordination.domain.decisions import views_of_children
from services.case_coordination.domain.evaluation_date import agreed_evaluation
from services.case_coordination.domain.levels import Need
from services.case_coordination.domain.refusals.outcomes import (
    AnOutcomeRestsOnACompletedEvaluation,
    AnOutcomeRestsOnTheBestInterests,
    AnOutcomeRestsOnTheCurrentPlan,
    ClosingNeedsAnEndToTheConcern,
    ClosingNeedsANote,
    ClosingNeedsTheChildsView,
    ClosingNeedsTheDesiredEffect,
    ContinuingNeedsANewPlan,
    OneEvaluationOneOutcome,
)
from services.case_coordination.domain.states import ActiveCase, Evaluation
from services.case_coordination.domain.values import BestInterests, ChildView, ClosingNote, Plan
from shared.eventing.decider import NotKnownHereYet


def current_evaluation(command: DecideOutcome, case: ActiveCase) -> tuple[UUID, Evaluation]:
    """Give the evaluation: complete, not used before, and of the plan that stands (R60).

    An evaluation of which nothing has been heard may still be on its way here.
    """
    if command.evaluation_id is None:
        raise AnOutcomeRestsOnACompletedEvaluation
    told = case.evaluations.get(command.evaluation_id)
    if told is None:
        raise NotKnownHereYet("evaluation")
    if told.is_used:
        raise OneEvaluationOneOutcome
    if told.completed_on is None:
        raise AnOutcomeRestsOnACompletedEvaluation
    if told.plan_version != case.plan_version:
        raise AnOutcomeRestsOnTheCurrentPlan
    return command.evaluation_id, told


def desired_effect(command: DecideOutcome, _: ActiveCase) -> None:
    """See that somebody has confirmed that the measures had the desired effect (R62)."""
    if command.effect is not True:
        raise ClosingNeedsTheDesiredEffect


def no_more_concern(command: DecideOutcome, _: ActiveCase) -> None:
    """See that somebody has confirmed that there is no longer reason for concern (R62)."""
    if command.concern is not False:
        raise ClosingNeedsAnEndToTheConcern


def childs_view(command: DecideOutcome, _: ActiveCase) -> ChildView:
    """Give the child's view, whole (R7)."""
    if command.child_view is None:
        raise ClosingNeedsTheChildsView
    views_of_children.check(command.child_view, command)
    return command.child_view


def best_interests(command: DecideOutcome, _: ActiveCase) -> BestInterests:
    """Give the best-interests reasoning (R6)."""
    if command.best_interests is None:
        raise AnOutcomeRestsOnTheBestInterests
    return command.best_interests


def closing_note(command: DecideOutcome, _: ActiveCase) -> ClosingNote:
    """Give the closing note (R63)."""
    if command.closing_note is None:
        raise ClosingNeedsANote
    return command.closing_note


def new_plan(command: DecideOutcome, _: ActiveCase) -> Plan:
    """Give the plan with which the case goes on (R65)."""
    if command.plan is None:
        raise ContinuingNeedsANewPlan
    return command.plan


def new_date(command: DecideOutcome, case: ActiveCase) -> date:
    """Give the day of the next evaluation, counted from the one that was held (R61, R65)."""
    _, evaluation = current_evaluation(command, case)
    return agreed_evaluation(
        command.evaluation_on,
        meeting_day=evaluation.held_on or command.today,
        today=command.today,
        why_later=command.why_later,
    )


CHECKS: Final[Mapping[Need, Callable[[DecideOutcome, ActiveCase], object]]] = MappingProxyType(
    {
        Need.CURRENT_EVALUATION: current_evaluation,
        Need.DESIRED_EFFECT: desired_effect,
        Need.NO_MORE_CONCERN: no_more_concern,
        Need.CHILDS_VIEW: childs_view,
        Need.BEST_INTERESTS: best_interests,
        Need.CLOSING_NOTE: closing_note,
        Need.NEW_PLAN: new_plan,
        Need.NEW_DATE: new_date,
    }
)
"""The check of every need."""
