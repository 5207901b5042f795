"""Refusals about sharing: who consents, and on what basis a unit takes part."""

from __future__ import annotations

from services.case_coordination.domain import grounds
from shared.eventing.decider import Refusal


class OtherUnitsComeInFromLevelTwo(Refusal):
    """At level 1 the work is done in the own unit; units come in from level 2 (R69)."""

    sentence = "Other units take part from level 2."
    opens = "Extend the collaboration first."
    ground = grounds.CONSULTATION


class AUnitTakesPartThroughNamedPeople(Refusal):
    """Access is a person's, so the people of a unit are named (R69)."""

    sentence = "It is not said who of the unit takes part."
    opens = "Name at least one person of the unit."
    ground = grounds.SHARING_BASIS
    status = 422


class ASharingBasisNamesTheChild(Refusal):
    """What is shared anonymously opens no log about a named child (B19)."""

    sentence = "Anonymous information gives no access to the shared log."
    opens = "Choose another basis, or ask for advice without access."
    ground = grounds.SHARING_BASIS
    status = 422


class ASharingBasisIsReasoned(Refusal):
    """Every basis but consent is reasoned (B19)."""

    sentence = "A basis other than consent needs a reason."
    opens = "Say why this basis holds."
    ground = grounds.SHARING_BASIS
    status = 422


class EachWhoMustHasConsented(Refusal):
    """On consent, a unit comes in when each who must has given it, for what is shared (B27)."""

    is_confidential = True
    sentence = "Not everyone who must consent has consented to sharing this with this unit."
    opens = "Ask those who have not answered; one guardian may be enough, with a reason."
    ground = grounds.CONSENT


class AccessIsNotGivenBackwards(Refusal):
    """A unit sees nothing from before its basis: it starts today or later (invariant 4)."""

    sentence = "A unit cannot take part from a day that has passed."
    opens = "Choose today or a later day."
    ground = grounds.SHARING_BASIS
    status = 422


class TheUnitTakesPart(Refusal):
    """What is ended is that a unit takes part."""

    sentence = "This unit does not take part in the case."
    opens = "Choose a unit that takes part."
    ground = grounds.SHARING_BASIS


class OnlyTheFamilyConsents(Refusal):
    """Consent is given by guardians with parental responsibility, or by the child (B27)."""

    sentence = "Only a guardian of the child, or the child, can consent."
    opens = "Choose a guardian with parental responsibility, or the young person."
    ground = grounds.CONSENT
    status = 422


class ConsentIsAnsweredByOneself(Refusal):
    """Nobody but the lead records the answer of someone else."""

    sentence = "You can only answer for yourself."
    opens = "Answer for yourself, or let the lead record what another has said."
    ground = grounds.CONSENT
    status = 403


class WithdrawnIsWhatWasGiven(Refusal):
    """Only a consent that was given can be withdrawn."""

    sentence = "There is no consent to withdraw."
    opens = "Refuse consent instead, if that is what is meant."
    ground = grounds.CONSENT
