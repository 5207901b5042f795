"""Refusals about plans, measures and dates."""

from __future__ import annotations

from services.case_coordination.domain import grounds
from shared.eventing.decider import Refusal


class APlanHasNeedsAndGoals(Refusal):
    """A plan says what is needed and what is to be reached (R43)."""

    sentence = "A plan must name at least one need and one goal."
    opens = "Write down what is needed and what is to be reached."
    ground = grounds.SHARED_UNDERSTANDING
    status = 422


class AGoalHasAMeasure(Refusal):
    """Each goal has at least one measure, and each measure serves a goal of the plan (R46)."""

    sentence = "Each goal needs at least one measure, and each measure a goal of the plan."
    opens = "Add a measure for each goal, and tie each measure to a goal."
    ground = grounds.GOALS_AND_MEASURES
    status = 422


class EachPartOfAPlanHasItsOwnName(Refusal):
    """Two goals or two measures of one plan cannot be mistaken for each other."""

    sentence = "Two goals or two measures of the plan have the same id."
    opens = "Give each goal and each measure an id of its own."
    ground = grounds.GOALS_AND_MEASURES
    status = 422


class TheResponsiblePersonIsKnown(Refusal):
    """Whoever answers for a measure works in the unit or belongs to the family (R46, R47)."""

    sentence = "The person responsible for a measure must work in the unit or belong to the family."
    opens = "Choose an employee of the unit, a guardian or the young person."
    ground = grounds.GOALS_AND_MEASURES
    status = 422


class AMeasureHasADeadline(Refusal):
    """From level 2 each measure has a deadline beside its responsible person (R74)."""

    sentence = "At this level each measure must have a deadline."
    opens = "Give each measure a deadline."
    ground = grounds.DEADLINES
    status = 422


class AMeasureOfHighImpactIsReasoned(Refusal):
    """A measure that means much for the child rests on its own best-interests reasoning (R6)."""

    sentence = "A measure that means much for the child must rest on what is best for the child."
    opens = "Write the best-interests reasoning of the measure."
    ground = grounds.BEST_INTERESTS
    status = 422


class APlanHasAnEvaluationDate(Refusal):
    """No plan stands without a day on which it is looked at again (R51, R61)."""

    sentence = "The day of the next evaluation is missing."
    opens = "Choose the day of the evaluation; 28 days after the meeting is proposed."
    ground = grounds.EVALUATION_DATE
    status = 422


class TheEvaluationLiesAhead(Refusal):
    """The next evaluation is a day to come, and after the meeting that agreed on it (R61)."""

    sentence = "The next evaluation must be today or later, and after the meeting."
    opens = "Choose a later day."
    ground = grounds.EVALUATION_DATE
    status = 422


class ALateEvaluationNeedsAReason(Refusal):
    """Later than 28 days is allowed, with a reason (R51)."""

    sentence = "The evaluation is later than 28 days after the meeting, and nothing says why."
    opens = "Choose an earlier day, or say why it must be later."
    ground = grounds.EVALUATION_DATE
    status = 422


class OnlyTheCurrentPlanIsAnswered(Refusal):
    """An answer is to the plan that stands, not to an older one (R46)."""

    sentence = "This is not the plan that stands now."
    opens = "Read the current version of the plan and answer that."
    ground = grounds.GOALS_AND_MEASURES


class TheMeasureIsOfTheCurrentPlan(Refusal):
    """What is carried out is a measure of the plan that stands (R52)."""

    sentence = "The plan that stands now has no such measure."
    opens = "Choose a measure of the current plan."
    ground = grounds.MEASURE_STATUS
