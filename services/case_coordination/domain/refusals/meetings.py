"""Refusals about meetings and minutes."""

from __future__ import annotations

from services.case_coordination.domain import grounds
from shared.eventing.decider import Refusal


class ALeadComesBeforeThePlan(Refusal):
    """Step 2 does not start before someone has accepted to lead (R40)."""

    sentence = "Someone must have accepted to lead the case before it is planned."
    opens = "Propose a lead, and let them accept; or offer to lead it yourself."
    ground = grounds.LEAD_FIRST


class AMeetingIsPlannedAhead(Refusal):
    """A meeting is planned for a day to come; one that was held is recorded instead."""

    sentence = "A meeting can only be planned for today or later."
    opens = "Choose a later day, or record the meeting as held."
    ground = grounds.LEAD_FIRST
    status = 422


class MinutesAreOfAMeetingThatWasHeld(Refusal):
    """Minutes tell of a meeting, so it must be on record that it was held (R49)."""

    sentence = "The meeting is not on record as held."
    opens = "Record first when the meeting was held and who came."
    ground = grounds.MINUTES


class MinutesAreApprovedOnce(Refusal):
    """Minutes that stand are not written again."""

    sentence = "The minutes of this meeting are approved already."
    opens = "Hold another meeting if the plan should change."
    ground = grounds.MINUTES


class MinutesSayWhatWasAgreed(Refusal):
    """Minutes name the points that people agreed on (R50)."""

    sentence = "The minutes must say what was agreed."
    opens = "Write down at least one thing that you agreed on."
    ground = grounds.MINUTES
    status = 422


class AChildThatIsNotThereHasAVoice(Refusal):
    """If the child is not at the meeting, who takes care of its voice and how is written (R48)."""

    sentence = (
        "The child was not there: who takes care of its voice, and how, must be written down."
    )
    opens = "Name who takes care of the child's voice, and say how."
    ground = grounds.CHILDS_VOICE
    status = 422


class GuardiansTakePartOrTheReasonIsRecorded(Refusal):
    """At least one guardian takes part, or the reason why not is on record (R38)."""

    sentence = "No guardian took part, and it is not recorded why."
    opens = "Record why no guardian took part; the child gets its measures all the same."
    ground = grounds.TOGETHER_WITH_GUARDIANS
    status = 422


class AnOutcomeComesBeforeANewPlan(Refusal):
    """A held evaluation is answered by an outcome, not passed over by a new plan (R60)."""

    sentence = "An evaluation has been held, and its outcome is not decided."
    opens = "Decide the outcome; to go on with a new plan is one of them."
    ground = grounds.ON_AN_EVALUATION
