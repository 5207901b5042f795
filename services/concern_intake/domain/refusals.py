"""The rules of level 0, each named as the sentence it is."""

from __future__ import annotations

from services.concern_intake.domain import grounds
from shared.eventing.decider import Refusal


class ConcernIsRegisteredFirst(Refusal):
    """Nothing but writing can be done to what is not registered."""

    sentence = "The concern is not registered yet."
    opens = "Register the concern first."
    ground = grounds.EVERY_CONCERN_IS_TAKEN_SERIOUSLY


class ConcernIsAlreadyRegistered(Refusal):
    """A registered concern is neither a draft nor put away (R2)."""

    sentence = "The concern is registered. It can be added to, but neither rewritten nor put away."
    opens = "Add what is missing to the concern."
    ground = grounds.EVERY_CONCERN_IS_TAKEN_SERIOUSLY


class ConcernIsAlreadyDecided(Refusal):
    """A decision is made once; a new worry is a new concern (R36)."""

    sentence = "It has already been decided what happens with this concern."
    opens = "Register a new concern if there is something new to worry about."
    ground = grounds.CLOSED_WITH_REASON


class EmployeesRegisterConcerns(Refusal):
    """A concern is written by an employee, for the unit they work in (R3)."""

    sentence = "Only an employee acting for a unit can register a concern here."
    opens = "Sign in as an employee of your unit."
    ground = grounds.ANY_EMPLOYEE_MAY_REGISTER
    status = 403


class ConcernIsForThoseWhoKnowOfIt(Refusal):
    """Only the author, and the leaders who were told, do anything with a concern."""

    sentence = "Only the one who wrote the concern, and the leader it was shared with, can do this."
    opens = "Ask the one who wrote the concern."
    ground = grounds.CONFIDENTIALITY
    status = 403


class AuthorDoesThis(Refusal):
    """Some things only the author of a concern can do."""

    sentence = "Only the one who wrote the concern can do this."
    opens = "Ask the one who wrote the concern."
    ground = grounds.CONFIDENTIALITY
    status = 403


class LeaderWhoWasToldDoesThis(Refusal):
    """Some things only the leader who was told can do."""

    sentence = "Only the leader the concern was shared with can do this."
    opens = "Ask the leader the concern was shared with."
    ground = grounds.DECIDED_TOGETHER
    status = 403


class WhoeverTalksKnowsOfTheConcern(Refusal):
    """The one who is to talk with guardians is reminded of it, and can read what it is about."""

    sentence = "The one who is to talk with the guardians does not know of the concern."
    opens = "Choose the one who wrote the concern, or a leader it was shared with."
    ground = grounds.CONFIDENTIALITY
    status = 422


class ConcernNeedsThreeThings(Refusal):
    """Which child, what was seen or heard, and the safety questions; nothing else is required."""

    sentence = "A concern needs the child, what was seen or heard, and the safety questions."
    opens = "Give all three; everything else can follow."
    ground = grounds.EVERY_CONCERN_IS_TAKEN_SERIOUSLY
    status = 422


class ChildOutsideTheUnitIsDescribedInWords(Refusal):
    """One answer for every child that is not the employee's to name, so that it tells nothing."""

    sentence = "You can name children of your own unit only."
    opens = "Describe the child in words; the leader finds out who it is."
    ground = grounds.CONFIDENTIALITY
    status = 422


class ChildIsAlreadyIdentified(Refusal):
    """A concern is about exactly one child (R16)."""

    sentence = "The concern is already about another child."
    opens = "Register a concern of its own for the other child."
    ground = grounds.EVERY_CONCERN_IS_TAKEN_SERIOUSLY


class WhatHappenedLiesInThePast(Refusal):
    """Nobody has seen, heard, held or been told anything tomorrow."""

    sentence = "The date lies in the future."
    opens = "Give the day on which it happened."
    ground = grounds.ASKED_BEFORE_THE_DECISION
    status = 422


class SuspicionIsNotPutAway(Refusal):
    """A draft that answers yes or unsure is registered or corrected, never just put away (R28)."""

    sentence = "The draft says that the child may be at risk. It cannot be put away."
    opens = "Register the concern, or correct the safety questions if an answer was wrong."
    ground = grounds.ADVICE_IS_NOT_SKIPPED


class LeaderIsNotCloseToTheChild(Refusal):
    """A leader who is the child's guardian or close to it is a stranger to the concern."""

    sentence = "This leader cannot be told, because of closeness to the child."
    opens = "Share the concern with the deputy or the next leader."
    ground = grounds.CONFLICT_OF_INTEREST


class ThereIsSuchALeader(Refusal):
    """A concern is shared with someone who is there to take it."""

    sentence = "There is no such leader to share the concern with."
    opens = "Choose another leader: the nearest, the deputy or the next."
    ground = grounds.LEADER_FIRST


class AnotherLeaderHasAReason(Refusal):
    """Whoever goes past the nearest leader says why (R17)."""

    sentence = "Say why the concern is not shared with the nearest leader."
    opens = "Give the reason: away, a party in the matter, or close to the child."
    ground = grounds.LEADER_FIRST
    status = 422


class LeaderIsToldBeforeGuardians(Refusal):
    """Guardians and child are told after the leader, never before (R17)."""

    sentence = "Share the concern with the nearest leader before the guardians or the child."
    opens = "Share the concern with the nearest leader."
    ground = grounds.LEADER_FIRST


class GuardiansAreNotToldUntilItIsCleared(Refusal):
    """Suspected violence, sexual abuse or neglect stops every sharing with guardians (R29, B40)."""

    sentence = "Do not tell the guardians yet: child welfare or the police has not cleared it."
    opens = "Ask child welfare for advice, and record what may be told and to whom."
    ground = grounds.NOT_BEFORE_IT_IS_CLEARED


class RestrictedGuardianIsNotTold(Refusal):
    """A care order, a contact ban or the like keeps a guardian from what is shared."""

    sentence = "One of these guardians may not be told, because of a restriction."
    opens = "Leave this guardian out, or ask for the restriction to be looked at."
    ground = grounds.CONFIDENTIALITY


class GuardianIsTheChilds(Refusal):
    """A guardian who is named by id is one the register knows for this child."""

    sentence = "One of these people is not registered as a guardian of the child."
    opens = "Give the name instead, or have the guardian registered first."
    ground = grounds.THE_TALK
    status = 422


class WhatWentAroundAGateIsExplained(Refusal):
    """A talk that took place out of order is recorded, with the reason."""

    sentence = "The talk took place out of order: say why."
    opens = "Give the reason along with the talk."
    ground = grounds.THE_TALK
    status = 422


class TalkWhileSharingWasStoppedIsExplained(Refusal):
    """A talk that nobody had cleared is recorded, with a reason of its own (R29)."""

    sentence = "The guardians were told although nobody had cleared it: say why."
    opens = "Give the reason why they were told before it was cleared."
    ground = grounds.NOT_BEFORE_IT_IS_CLEARED
    status = 422
    is_confidential = True


class WhoDeviatesFromAdviceSaysWhy(Refusal):
    """Advice may be left, but never without a reason (R27)."""

    sentence = "The next step is not what you were advised to do: say why."
    opens = "Give the reason for doing something else."
    ground = grounds.ADVICE_IS_RECORDED
    status = 422


class WhatIsAskedForIsAnsweredBeforeTheDecision(Refusal):
    """What happened, when, where, how and since when; that it is not known is an answer (C6.0).

    Also from whom or what a child is not safe, where it is not. ``missing`` names the questions.
    """

    sentence = "Some questions must be answered before the decision, if only with not known."
    opens = "Open the concern to see what is asked for, and answer it."
    ground = grounds.ASKED_BEFORE_THE_DECISION


class ChildIsIdentifiedBeforeFollowUp(Refusal):
    """A case is about one child, so it must be clear which."""

    sentence = "It is not clear yet which child the concern is about."
    opens = "Identify the child first."
    ground = grounds.EVERY_CONCERN_IS_TAKEN_SERIOUSLY


class GuardiansAreToldOrItIsSaidWhyNot(Refusal):
    """Before a case opens, guardians have been told or it is on record why not (R31, R35)."""

    sentence = "The guardians have not been told, and nothing says why not."
    opens = "Record the talk, or decide not to share or to postpone, with the reason."
    ground = grounds.THE_TALK


class LevelIsOneOfACase(Refusal):
    """Following up means level 1, 2 or 3 (R35)."""

    sentence = "Follow-up takes place at level 1, 2 or 3."
    opens = "Choose level 1, 2 or 3."
    ground = grounds.DECIDED_TOGETHER
    status = 422


class BestInterestsAreReasoned(Refusal):
    """The decision, the child's view and its weight, and the conclusion: words, not a full stop."""

    sentence = "The reasoning about the child's best interests is not complete."
    opens = "Write the decision, how the child's view weighed and why, and the conclusion."
    ground = grounds.BEST_INTERESTS
    status = 422


class DecisionsHaveReasons(Refusal):
    """A decision rests on a reason that someone can read afterwards."""

    sentence = "The decision needs a reason in words."
    opens = "Write the reason in a few words."
    ground = grounds.DECIDED_TOGETHER
    status = 422


class EmployeesViewStandsBesideTheLeaders(Refusal):
    """The decision is made by the leader with the employee's own view beside it (R34)."""

    sentence = "The employee has not given their own view yet."
    opens = "Let the employee give their view, or say why it is missing."
    ground = grounds.DECIDED_TOGETHER


class AdviceComesBeforeClosing(Refusal):
    """A suspicion of violence, sexual abuse or neglect is never closed unasked (R25, R28)."""

    sentence = "Nobody has been asked for advice about what the child may be exposed to."
    opens = "Ask child welfare for advice, and record it."
    ground = grounds.ADVICE_IS_NOT_SKIPPED
