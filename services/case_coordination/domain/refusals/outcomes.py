"""Refusals about what comes of a case."""

from __future__ import annotations

from services.case_coordination.domain import grounds
from shared.eventing.decider import Refusal


class AnOutcomeRestsOnACompletedEvaluation(Refusal):
    """Nothing is decided on an evaluation that is not complete (R60)."""

    sentence = "An outcome can only be decided when the evaluation is complete."
    opens = "Complete the evaluation first, also by telephone if that is what is possible."
    ground = grounds.ON_AN_EVALUATION


class AnOutcomeRestsOnTheCurrentPlan(Refusal):
    """An evaluation of an older plan says nothing about the plan that stands (invariant 5)."""

    sentence = "The evaluation is of an older plan than the one that stands now."
    opens = "Evaluate the current plan; its evaluation can be brought forward."
    ground = grounds.ON_AN_EVALUATION


class OneEvaluationOneOutcome(Refusal):
    """Several outcomes never rest on one evaluation (invariant 5)."""

    sentence = "An outcome has already been decided on this evaluation."
    opens = "Hold a new evaluation to decide anew."
    ground = grounds.ON_AN_EVALUATION


class ClosingNeedsTheDesiredEffect(Refusal):
    """A case is closed when the measures had the desired effect (R62)."""

    sentence = "A case is closed only when the measures have had the desired effect."
    opens = "Go on with a new plan, or end the case for another reason."
    ground = grounds.CLOSING
    status = 422


class ClosingNeedsAnEndToTheConcern(Refusal):
    """A case is closed when there is no longer reason for concern (R62)."""

    sentence = "A case is closed only when there is no longer reason for concern."
    opens = "Go on with a new plan, or end the case for another reason."
    ground = grounds.CLOSING
    status = 422


class ClosingNeedsTheChildsView(Refusal):
    """No case is closed without what the child said, or why it was not asked (R7)."""

    sentence = "What the child says about it, or why the child was not asked, is missing."
    opens = "Record the child's view, or why the child was not asked."
    ground = grounds.CHILD_IS_HEARD
    status = 422


class AViewIsToldInFull(Refusal):
    """A child's view says who asked, when and what was said; or why nobody asked (R7, R8)."""

    sentence = "Who asked the child, when, and what the child said must be there; or why not asked."
    opens = "Fill in who asked, when and the child's words; or why the child was not asked."
    ground = grounds.CHILD_IS_HEARD
    status = 422


class AnOutcomeRestsOnTheBestInterests(Refusal):
    """Every outcome carries a best-interests reasoning (R6)."""

    sentence = "The outcome must rest on what is best for the child."
    opens = "Write the decision, the child's view and its weight, and the conclusion."
    ground = grounds.BEST_INTERESTS
    status = 422


class ClosingNeedsANote(Refusal):
    """What changed and what was agreed is written as a case closes (R63)."""

    sentence = "A closing note with what changed and what was agreed is missing."
    opens = "Write what changed and what you agreed on."
    ground = grounds.CLOSING_NOTE
    status = 422


class ContinuingNeedsANewPlan(Refusal):
    """To continue is to go on with a new version of the plan (R65)."""

    sentence = "To go on, a new version of the plan is needed."
    opens = "Revise the plan and agree on it."
    ground = grounds.CONTINUING
    status = 422


class EndingIsAskedFor(Refusal):
    """To end for another reason is asked for and confirmed; it is no outcome of an evaluation."""

    sentence = "Ending for another reason does not rest on an evaluation."
    opens = "Ask to end the case; the leader confirms it."
    ground = grounds.ENDING
    status = 422


class AnEndingAnswersTheDutyToReport(Refusal):
    """No case ends for another reason before the question of a duty to report is answered (B9)."""

    sentence = "Whether there is a duty to report to child welfare has not been answered."
    opens = "Answer whether there is a duty to report, and why."
    ground = grounds.ENDING
    status = 422


class AnEndingIsExplained(Refusal):
    """*Other* says what it is, and an individual plan names its coordinator (B17)."""

    sentence = "The reason for ending needs some more words."
    opens = "Say what the other reason is, or name the coordinator of the individual plan."
    ground = grounds.ENDING
    status = 422


class TheFamilyIsToldOfTheEnding(Refusal):
    """Child and guardians have been told that the case ends, or it is on record why not."""

    sentence = "The child and each guardian must be told that the case ends, or it is said why not."
    opens = "Record when each of them was told, or why not."
    ground = grounds.ENDING
    status = 422


class AnEndingSaysWhatGoesOn(Refusal):
    """What the unit goes on with alone is written as the case ends."""

    sentence = "What the unit goes on with alone is missing."
    opens = "Write what the unit goes on with, or that nothing goes on."
    ground = grounds.ENDING
    status = 422


class NobodyHasAskedToEnd(Refusal):
    """The leader confirms or declines what someone has asked for."""

    sentence = "Nobody has asked to end the case."
    opens = "The lead can ask to end it, with the reason."
    ground = grounds.ENDING


class ANoteIsFiledAfterTheEnd(Refusal):
    """The closing note is filed when the case is closed (R13)."""

    sentence = "There is no closing note to file while the case is open."
    opens = "Close the case first."
    ground = grounds.CLOSING_NOTE
