"""Refusals about moves between levels."""

from __future__ import annotations

from services.case_coordination.domain import grounds
from shared.eventing.decider import Refusal


class ThereIsSuchAMove(Refusal):
    """What the table of moves does not hold is no move (A2.1, invariant 6)."""

    sentence = "The case cannot move like this from the level at which it is."
    opens = "Look at which moves there are from this level, and choose one of them."
    ground = grounds.RECORD


class AMoveLeadsToALevelOfTheTable(Refusal):
    """A move leads to a level that the table names (A2.1, invariant 6)."""

    sentence = "It is not said to which level the case goes, or it cannot go there from here."
    opens = "Choose a level to which the case can go from here."
    ground = grounds.EVERY_LEVEL_FROM_ONE
    status = 422


class ExtendingNeedsAnInsufficientEffect(Refusal):
    """The collaboration is extended when the measures did too little (R66)."""

    sentence = "More units come in only when the measures have not had enough effect."
    opens = "Say that the effect is not sufficient; otherwise go on or close."
    ground = grounds.EXTENDING
    status = 422


class ExtendingNamesWhoIsNeeded(Refusal):
    """Each unit or body that is needed is named, with the reason (R67, R101)."""

    sentence = "It is not said which units or bodies are needed."
    opens = "Name each unit or body that is needed, and why."
    ground = grounds.EXTENDING
    status = 422


class TheFamilyIsConsultedBeforeUnitsComeIn(Refusal):
    """More units come in only in consultation with guardians or child (R69)."""

    sentence = "Nobody of the family is on record as asked before more units come in."
    opens = "Talk with the guardians or the child, and record when, with whom and what they said."
    ground = grounds.CONSULTATION
    status = 422


class ExtendingAssessesTheServices(Refusal):
    """From level 2, more municipal services and external partners are both assessed (R81)."""

    sentence = "Whether more municipal services or external partners are needed is not assessed."
    opens = "Answer both questions, each with the reason."
    ground = grounds.SERVICES_ASSESSED
    status = 422


class RightsAreAssessedBeforeExtending(Refusal):
    """At level 3 nothing is extended before rights have been assessed (R103)."""

    sentence = "The right to a coordinator and an individual plan must be assessed first."
    opens = "Record the assessment: coordinator, individual plan and child coordinator."
    ground = grounds.RIGHTS


class TheLeaderAgreesToTheMove(Refusal):
    """To extend and to close fully at level 3 are the lead's and the leader's together (A2.1)."""

    sentence = "The leader of the unit must agree to this first."
    opens = "Ask the leader to agree to it, on this evaluation."
    ground = grounds.LEADER_AGREES


class NoMoreNeedForExtendedCollaboration(Refusal):
    """Extended collaboration ends when it is needed no longer (R98)."""

    sentence = "Nobody has confirmed that the extended collaboration is needed no longer."
    opens = "Confirm it, or go on at this level with a new plan."
    ground = grounds.CLOSING_AT_THREE
    status = 422


class EachMeasureIsMarked(Refusal):
    """Each measure is marked: did it work, and is it needed still (R99)."""

    sentence = "Each measure must be marked: whether it worked, and whether it still is needed."
    opens = "Mark every measure of the plan that stands, each once."
    ground = grounds.STEPPING_DOWN
    status = 422


class ThePlanHoldsWhatWorkedAndIsNeeded(Refusal):
    """What worked and is needed goes on at the lower level; the rest ends (R99)."""

    sentence = "The new plan must hold the measures that worked and are needed, and no other."
    opens = "Take those measures into the plan, and leave the others out."
    ground = grounds.STEPPING_DOWN
    status = 422


class NothingThatIsNeededIsEnded(Refusal):
    """A case closes fully at level 3 only when nothing is left to continue (G7)."""

    sentence = "A measure that has worked and still is needed must go on at a lower level."
    opens = "Step down to level 1 or 2 with that measure."
    ground = grounds.CLOSING_AT_THREE


class TheLeadOfTheLowerLevelHasAccepted(Refusal):
    """Whoever leads at the lower level has accepted, and works in the owning unit (R41, B16)."""

    sentence = "Whoever leads at the lower level must work in the unit and have accepted."
    opens = "Propose someone in the unit as lead, and let them accept first."
    ground = grounds.LEAD_FROM_OWN_UNIT


class ThisMoveNeedsAReason(Refusal):
    """Going back, and closing fully at level 3, is reasoned (A2.1)."""

    sentence = "A reason for this step is missing."
    opens = "Say why."
    ground = grounds.RECORD
    status = 422


class AnAssessmentAnswersItsConditions(Refusal):
    """A plan or a coordinator rests on a need that lasts and is coordinated (B47, B48)."""

    sentence = "A coordinator or an individual plan rests on a lasting need of coordination."
    opens = "Look at the conditions again, or change the answers."
    ground = grounds.RIGHTS
    status = 422


class OnlyAMoveOfTheLeadsIsAgreedTo(Refusal):
    """The leader agrees to what the lead cannot decide alone (A2.1)."""

    sentence = "This step does not need the agreement of the leader."
    opens = "The lead can decide it alone."
    ground = grounds.LEADER_AGREES
