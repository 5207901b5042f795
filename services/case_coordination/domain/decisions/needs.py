"""What an outcome at any level rests on, and the check that sees to it.

Each function gives what an outcome needs, or refuses because it is missing.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.case_coordination.domain.commands import AgreeToMove, DecideOutcome
from services.case_coordination.domain.decisions import views_of_children
from services.case_coordination.domain.evaluation_date import agreed_evaluation
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
from shared.eventing.asking_rules import needed, refuse
from shared.eventing.decider import NotKnownHereYet


def current_evaluation(
    command: DecideOutcome | AgreeToMove, case: ActiveCase
) -> tuple[UUID, Evaluation]:
    """Give the evaluation: complete, not used before, and of the plan that stands (R60).

    An evaluation of which nothing has been heard may still be on its way here.
    """
    evaluation_id = needed(command.evaluation_id, otherwise=AnOutcomeRestsOnACompletedEvaluation)
    told = case.evaluations.get(evaluation_id)
    if told is None:
        raise NotKnownHereYet("evaluation")
    refuse(
        OneEvaluationOneOutcome, when=told.is_used, evaluation=evaluation_id, is_used=told.is_used
    )
    refuse(
        AnOutcomeRestsOnACompletedEvaluation,
        when=told.completed_on is None,
        evaluation=evaluation_id,
        completed_on=told.completed_on,
    )
    refuse(
        AnOutcomeRestsOnTheCurrentPlan,
        when=told.plan_version != case.plan_version,
        evaluated=told.plan_version,
        current=case.plan_version,
    )
    return evaluation_id, told


def desired_effect(command: DecideOutcome, _: ActiveCase) -> None:
    """See that somebody has confirmed that the measures had the desired effect (R62)."""
    refuse(ClosingNeedsTheDesiredEffect, when=command.effect is not True, effect=command.effect)


def no_more_concern(command: DecideOutcome, _: ActiveCase) -> None:
    """See that somebody has confirmed that there is no longer reason for concern (R62)."""
    refuse(
        ClosingNeedsAnEndToTheConcern, when=command.concern is not False, concern=command.concern
    )


def childs_view(command: DecideOutcome, _: ActiveCase) -> ChildView:
    """Give the child's view, whole (R7)."""
    view = needed(command.child_view, otherwise=ClosingNeedsTheChildsView)
    views_of_children.check(view, command)
    return view


def best_interests(command: DecideOutcome, _: ActiveCase) -> BestInterests:
    """Give the best-interests reasoning (R6)."""
    return needed(command.best_interests, otherwise=AnOutcomeRestsOnTheBestInterests)


def closing_note(command: DecideOutcome, _: ActiveCase) -> ClosingNote:
    """Give the closing note (R63)."""
    return needed(command.closing_note, otherwise=ClosingNeedsANote)


def new_plan(command: DecideOutcome, _: ActiveCase) -> Plan:
    """Give the plan with which the case goes on (R65)."""
    return needed(command.plan, otherwise=ContinuingNeedsANewPlan)


def new_date(command: DecideOutcome, case: ActiveCase) -> date:
    """Give the day of the next evaluation, counted from the one that was held (R61, R65)."""
    _, evaluation = current_evaluation(command, case)
    return agreed_evaluation(
        command.evaluation_on,
        meeting_day=evaluation.held_on or command.today,
        today=command.today,
        why_later=command.why_later,
    )
