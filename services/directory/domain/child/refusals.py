"""What is refused about a child."""

from __future__ import annotations

from services.directory.domain import grounds
from shared.eventing.decider import Refusal


class ChildIsEntered(Refusal):
    """Nothing can be said of a child that has not been entered."""

    sentence = "This child has not been entered in the directory."
    opens = "Enter the child first."
    ground = grounds.RIGHT_FACTS
    status = 422


class ChildIsEnteredOnce(Refusal):
    """A child that is known is changed, not entered again."""

    sentence = "A child with this id is entered already, with another name or birth date."
    opens = "Correct what is entered, or use another id."
    ground = grounds.RIGHT_FACTS


class BirthDateIsPossible(Refusal):
    """A child or young person is born, and is under 25 when entered."""

    sentence = "This cannot be the birth date of a child or young person."
    opens = "Check the birth date."
    ground = grounds.RIGHT_FACTS
    status = 422


class PlacementStartsAfterBirth(Refusal):
    """Nobody starts in a unit before they are born."""

    sentence = "The first day in the unit lies before the birth date."
    opens = "Check the first day and the birth date."
    ground = grounds.RIGHT_FACTS
    status = 422


class BirthNumberAddsUp(Refusal):
    """A number whose control digits do not fit is mistyped."""

    sentence = "This birth number has a typing error."
    opens = "Check the digits."
    ground = grounds.ONE_NUMBER_ONE_PERSON
    status = 422


class BirthNumberBelongsToOneChild(Refusal):
    """Two children never share a birth number."""

    sentence = "Another child is entered with this birth number."
    opens = "Look up the number and check which child is meant."
    ground = grounds.ONE_NUMBER_ONE_PERSON


class NobodyIsTheirOwnGuardian(Refusal):
    """A child is not its own guardian."""

    sentence = "A child cannot be its own guardian."
    opens = "Choose the person who is the guardian."
    ground = grounds.RIGHT_FACTS
    status = 422


class RestrictionConcernsAGuardian(Refusal):
    """A restriction on somebody who is no guardian would protect nobody: it is a wrong id."""

    sentence = "This person is not entered as a guardian of the child."
    opens = "Enter the relation first, or check who is meant."
    ground = grounds.RIGHT_FACTS
    status = 422


class RestrictionExists(Refusal):
    """Only a restriction that was entered can be lifted."""

    sentence = "There is no such restriction."
    opens = "Check which restriction is meant."
    ground = grounds.RIGHT_FACTS
    status = 422


class LeadOrLeaderGivesAccess(Refusal):
    """A guardian is let in by someone who knows the child: its lead, or a leader of its unit."""

    sentence = "Only the lead of the child's case or a leader of its unit decides on access."
    opens = "Ask the lead or the leader."
    ground = grounds.ACCESS_IS_GIVEN_BY_SOMEONE
    status = 403


class AccessIsCheckedFirst(Refusal):
    """Access rests on what somebody checked: the relation, and that nothing restricts it (B58)."""

    sentence = "Access is given after checking the relation and that nothing restricts it."
    opens = "Check both, and say so."
    ground = grounds.ACCESS_IS_GIVEN_BY_SOMEONE
    status = 422


class ProtectedAddressIsCheckedFirst(Refusal):
    """Where a child's address is protected, letting a guardian in takes a look at that (B57)."""

    sentence = "The child's address is protected: check that this guardian may know."
    opens = "Check the protection with the registrar, and say so."
    ground = grounds.PROTECTED_ADDRESS
    status = 422


class AccessFollowsARelation(Refusal):
    """Only a guardian is given access."""

    sentence = "This person is not a guardian of the child."
    opens = "Access can be given when the registrar has entered the relation."
    ground = grounds.ACCESS_IS_GIVEN_BY_SOMEONE


class AccessFollowsResponsibility(Refusal):
    """A parent without parental responsibility asks for information instead (C9)."""

    sentence = "A parent without parental responsibility is not given access."
    opens = "The parent can ask for information in writing."
    ground = grounds.ACCESS_IS_GIVEN_BY_SOMEONE


class RestrictionClosesAccess(Refusal):
    """What restricts a guardian goes before any grant."""

    sentence = "Something keeps this guardian from what is shared about the child."
    opens = "Access can be given anew when the registrar has lifted the restriction."
    ground = grounds.ACCESS_IS_GIVEN_BY_SOMEONE


class AccessEndsAtEighteen(Refusal):
    """From the eighteenth birthday guardians have no access (B52)."""

    sentence = "The young person is 18 or older and decides alone who is let in."
    opens = "Talk with the young person."
    ground = grounds.UNTIL_EIGHTEEN


class StrangersDecideNothing(Refusal):
    """Whoever is the child's guardian or close to it decides nothing about it here."""

    sentence = "You are entered as close to this child and cannot decide about it."
    opens = "Someone else has to do it; the next leader stands in for the leader."
    ground = grounds.IMPARTIALITY
    status = 403


class ConflictIsEnteredByThoseWhoKnow(Refusal):
    """An employee, the leader or the registrar says that the employee is too close."""

    sentence = "Only the employee, a leader of the unit or the registrar can enter this."
    opens = "Tell the leader or the registrar."
    ground = grounds.IMPARTIALITY
    status = 403


class GuardiansStayStrangers(Refusal):
    """While someone is the child's guardian they are a stranger to it at work."""

    sentence = "This employee is a guardian of the child and remains a stranger to it at work."
    opens = "It can be lifted when the relation has ended."
    ground = grounds.IMPARTIALITY


class DayIsNotedByTheSystem(Refusal):
    """What a day brings by itself is asked by nobody."""

    sentence = "Birthdays are noted by the system itself."
    opens = "Wait until the day has come."
    ground = grounds.NEED_TO_KNOW
    status = 403
