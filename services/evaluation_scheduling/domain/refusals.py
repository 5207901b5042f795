"""What the rules of evaluation refuse; each class is the rule."""

from __future__ import annotations

from typing import ClassVar, Literal

from services.evaluation_scheduling.domain import grounds
from shared.eventing.decider import Refusal
from shared.eventing.ground import Ground


class PuttingOffNeedsAReason(Refusal):
    """A later day needs a reason; bringing forward never does (R51, G2)."""

    sentence = "A later day for the evaluation needs a reason."
    opens = "Say why: the family, illness, staff, or another reason in your own words."
    ground = grounds.NEXT_EVALUATION
    status: ClassVar[Literal[403, 409, 422]] = 422


class AnotherReasonIsSaidInWords(Refusal):
    """The reason code "other" says nothing without words."""

    sentence = "Another reason must be said in your own words."
    opens = "Write the reason."
    ground = grounds.NEXT_EVALUATION
    status: ClassVar[Literal[403, 409, 422]] = 422


class AnEvaluationIsMovedToADayToCome(Refusal):
    """Nobody can be asked to meet yesterday."""

    sentence = "The evaluation cannot be moved to a day that has passed."
    opens = "Choose today or a later day. If you have already met, record that it was held."
    ground = grounds.NEXT_EVALUATION
    status: ClassVar[Literal[403, 409, 422]] = 422


class AnEvaluationComesWithinAYear(Refusal):
    """Four weeks is the norm (R51); a day more than a year away is a slip of the pen."""

    sentence = "The day is more than a year away."
    opens = "Choose a day within a year."
    ground = grounds.NEXT_EVALUATION
    status: ClassVar[Literal[403, 409, 422]] = 422


class AHeldEvaluationIsNotMoved(Refusal):
    """What has been held has its day."""

    sentence = "The evaluation has been held and cannot be moved."
    opens = "Complete it; the next one gets its own day."
    ground = grounds.EVALUATION


class WhatHasHappenedHasADayThatHasCome(Refusal):
    """A day on which something happened is today or before."""

    sentence = "This has not happened yet: the day is in the future."
    opens = "Give the day on which it really happened."
    ground = grounds.EVALUATION
    status: ClassVar[Literal[403, 409, 422]] = 422


class AnEvaluationFollowsItsPlan(Refusal):
    """A plan is looked at after it was agreed."""

    sentence = "The plan was agreed on {agreed_on}; it cannot have been evaluated before that."
    opens = "Give the day on which people really met."
    ground = grounds.EVALUATION
    status: ClassVar[Literal[403, 409, 422]] = 422


class ACorrectedMeetingNeedsAReason(Refusal):
    """What was recorded is put right openly: it stays, and why it was wrong is said."""

    sentence = "The evaluation is already recorded as held, on another day or with other people."
    opens = "To correct it, say why it was wrong."
    ground = grounds.EVALUATION
    status: ClassVar[Literal[403, 409, 422]] = 422


class AnEvaluationIsHeldBeforeItIsCompleted(Refusal):
    """Nothing can be found before anybody has looked (R60)."""

    sentence = "The evaluation has not been held yet."
    opens = "Record when and how it was held; a telephone call will do."
    ground = grounds.EVALUATION


class TheChildIsHeardBeforeCompletion(Refusal):
    """An evaluation has the child's view, or why the child was not asked (R59)."""

    sentence = "The child's view is missing."
    opens = "Record the child's view, or why the child was not asked."
    ground = grounds.CHILD_IS_HEARD


class TheChildsViewIsFromAroundTheMeeting(Refusal):
    """A child who was not there was asked 14 days before to 7 days after the meeting (R59)."""

    sentence = "The child was not there, and was asked too long before or after the meeting."
    opens = "Ask the child again, or record why the child was not asked."
    ground = grounds.CHILD_IS_HEARD


class AnUnaskedChildGetsADayToBeAsked(Refusal):
    """When the case goes on, a child who was not asked has a new day on which it will be (R59)."""

    sentence = "The case goes on, and no day has been set for asking the child."
    opens = "Set a new day for asking the child."
    ground = grounds.CHILD_IS_HEARD


class TheChildIsAskedOnADayToCome(Refusal):
    """A day for asking the child lies ahead."""

    sentence = "The day for asking the child has passed."
    opens = "Choose today or a later day, within a year."
    ground = grounds.CHILD_IS_HEARD
    status: ClassVar[Literal[403, 409, 422]] = 422


class FromTwelveTheWeightIsSaid(Refusal):
    """From twelve, what weight the child's view was given, and why, is on record (B32)."""

    sentence = "The child is twelve or older: what weight its view was given is missing."
    opens = "Record the child's view again, with the weight it was given and why."
    ground = grounds.CHILD_IS_HEARD


class TheSafetyQuestionIsAnswered(Refusal):
    """Whether the child is safe now is answered at each evaluation (R10)."""

    sentence = "The question whether the child is safe now has not been answered."
    opens = "Answer yes, no or unsure."
    ground = grounds.SAFETY
    status: ClassVar[Literal[403, 409, 422]] = 422


class WhoIsNotSafeIsNotSafeFromSomething(Refusal):
    """No or unsure is followed by: from whom or what? (R10)."""

    sentence = "You answered that the child is not surely safe now, but not from whom or what."
    opens = "Say from whom or what; unknown is an answer."
    ground = grounds.SAFETY
    status: ClassVar[Literal[403, 409, 422]] = 422
    is_confidential = True


class NeededAdjustmentsAreNamed(Refusal):
    """Adjustments that are needed are listed, so that the next plan can carry them (R58)."""

    sentence = "The list of adjustments does not fit the answer."
    opens = "Name at least one adjustment, or answer that none is needed."
    ground = grounds.EVALUATION
    status: ClassVar[Literal[403, 409, 422]] = 422


class ACompletedEvaluationStands(Refusal):
    """What an outcome may rest on is not changed afterwards (R60)."""

    sentence = "The evaluation is completed and stands as it is."
    opens = "Bring it to the next evaluation."
    ground = grounds.EVALUATION


class NothingIsLeftToEvaluate(Refusal):
    """The case has ended, or a newer version of the plan is looked at instead."""

    sentence = "This evaluation is no longer needed."
    opens = "Look at the evaluation of the newest plan, if the case goes on."
    ground: ClassVar[Ground] = grounds.NEXT_EVALUATION
