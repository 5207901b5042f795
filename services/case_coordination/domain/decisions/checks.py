"""The check of every need of the table of moves, and the rule by which it refuses first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from services.case_coordination.domain.commands import AskToEnd, DecideOutcome
from services.case_coordination.domain.decisions import needs, needs_of_endings, needs_of_levels
from services.case_coordination.domain.levels import Need
from services.case_coordination.domain.refusals import levels as of_levels
from services.case_coordination.domain.refusals import outcomes as of_outcomes
from services.case_coordination.domain.refusals import plans as of_plans
from services.case_coordination.domain.states import ActiveCase
from shared.eventing.decider import Refusal


@dataclass(frozen=True, slots=True)
class Check:
    """How a need is seen to. ``rule`` is what a case without it is refused by."""

    asks: Callable[[DecideOutcome, ActiveCase], object]
    rule: type[Refusal]


CHECKS: Final[Mapping[Need, Check]] = MappingProxyType(
    {
        Need.CURRENT_EVALUATION: Check(
            needs.current_evaluation, of_outcomes.AnOutcomeRestsOnACompletedEvaluation
        ),
        Need.A_LEVEL_OF_THE_TABLE: Check(
            needs_of_levels.level, of_levels.AMoveLeadsToALevelOfTheTable
        ),
        Need.DESIRED_EFFECT: Check(needs.desired_effect, of_outcomes.ClosingNeedsTheDesiredEffect),
        Need.INSUFFICIENT_EFFECT: Check(
            needs_of_levels.insufficient_effect, of_levels.ExtendingNeedsAnInsufficientEffect
        ),
        Need.NO_MORE_CONCERN: Check(
            needs.no_more_concern, of_outcomes.ClosingNeedsAnEndToTheConcern
        ),
        Need.NO_MORE_EXTENDED_COLLABORATION: Check(
            needs_of_levels.no_more_extended_collaboration,
            of_levels.NoMoreNeedForExtendedCollaboration,
        ),
        Need.CHILDS_VIEW: Check(needs.childs_view, of_outcomes.ClosingNeedsTheChildsView),
        Need.BEST_INTERESTS: Check(
            needs.best_interests, of_outcomes.AnOutcomeRestsOnTheBestInterests
        ),
        Need.CLOSING_NOTE: Check(needs.closing_note, of_outcomes.ClosingNeedsANote),
        Need.NEW_PLAN: Check(needs.new_plan, of_outcomes.ContinuingNeedsANewPlan),
        Need.NEW_DATE: Check(needs.new_date, of_plans.APlanHasAnEvaluationDate),
        Need.MEASURES_MARKED: Check(needs_of_levels.measures_marked, of_levels.EachMeasureIsMarked),
        Need.PLAN_FOLLOWS_THE_MARKS: Check(
            needs_of_levels.plan_follows_the_marks, of_levels.ThePlanHoldsWhatWorkedAndIsNeeded
        ),
        Need.NOTHING_LEFT_TO_CONTINUE: Check(
            needs_of_levels.nothing_left_to_continue, of_levels.NothingThatIsNeededIsEnded
        ),
        Need.RECEIVING_LEAD: Check(
            needs_of_levels.receiving_lead, of_levels.TheLeadOfTheLowerLevelHasAccepted
        ),
        Need.REASON: Check(needs_of_levels.reason, of_levels.ThisMoveNeedsAReason),
        Need.UNITS_NAMED: Check(needs_of_levels.extension, of_levels.ExtendingNamesWhoIsNeeded),
        Need.FAMILY_CONSULTED: Check(
            needs_of_levels.family_consulted, of_levels.TheFamilyIsConsultedBeforeUnitsComeIn
        ),
        Need.SERVICES_ASSESSED: Check(
            needs_of_levels.services_assessed, of_levels.ExtendingAssessesTheServices
        ),
        Need.RIGHTS_ASSESSED: Check(
            needs_of_levels.rights_assessed, of_levels.RightsAreAssessedBeforeExtending
        ),
        Need.LEADER_AGREES: Check(
            needs_of_levels.leader_agrees, of_levels.TheLeaderAgreesToTheMove
        ),
    }
)
"""The check of every need of an outcome."""


@dataclass(frozen=True, slots=True)
class EndingCheck:
    """How a need of an ending for another reason is seen to, and the rule that asks for it."""

    asks: Callable[[AskToEnd, ActiveCase], object]
    rule: type[Refusal]


ENDING_CHECKS: Final[Mapping[Need, EndingCheck]] = MappingProxyType(
    {
        Need.EXPLANATION: EndingCheck(
            needs_of_endings.explanation, of_outcomes.AnEndingIsExplained
        ),
        Need.DUTY_TO_REPORT: EndingCheck(
            needs_of_endings.duty_to_report, of_outcomes.AnEndingAnswersTheDutyToReport
        ),
        Need.WHAT_GOES_ON: EndingCheck(
            needs_of_endings.what_goes_on, of_outcomes.AnEndingSaysWhatGoesOn
        ),
        Need.FAMILY_TOLD: EndingCheck(
            needs_of_endings.family_told, of_outcomes.TheFamilyIsToldOfTheEnding
        ),
    }
)
"""The check of every need of an ending for another reason, which rests on no evaluation."""


def rule_of(need: Need) -> type[Refusal]:
    """Name the rule that asks for a need."""
    return ENDING_CHECKS[need].rule if need in ENDING_CHECKS else CHECKS[need].rule
