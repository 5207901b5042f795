"""What is refused about emergency access."""

from __future__ import annotations

from services.directory.domain import grounds
from shared.eventing.decider import Refusal


class EmergencyAccessIsForPeopleAtWork(Refusal):
    """Only someone with a post today may need to read in an emergency."""

    sentence = "Emergency access is for those who have a post in a unit today."
    opens = "Ask someone who works with the child, or the leader of its unit."
    ground = grounds.EMERGENCY
    status = 403


class EmergencyOpensNoProtectedChild(Refusal):
    """A child with a protected address is there for people who are named, in an emergency too."""

    sentence = "Emergency access does not open a child whose address is protected."
    opens = "Call the leader of the child's unit."
    ground = grounds.PROTECTED_ADDRESS
    status = 403


class EmergencyOpensNothingToStrangers(Refusal):
    """Whoever is too close to a child deals with it at work in no case."""

    sentence = "Emergency access opens nothing to someone who is close to the child."
    opens = "Ask a colleague who is not close to the child."
    ground = grounds.IMPARTIALITY
    status = 403
