"""What is refused about a unit."""

from __future__ import annotations

from services.directory.domain import grounds
from shared.eventing.decider import Refusal


class SomeoneIsAboveTheLeader(Refusal):
    """Every unit has a next leader, for the day the leader is close to the child (R17, G5)."""

    sentence = "A unit needs a next leader who can stand in when the leader is close to a child."
    opens = "Name the leaders above, up to the service manager."
    ground = grounds.A_LEADER_TO_TELL
    status = 422


class LeadersOfAUnitAreDifferentPeople(Refusal):
    """Nobody can stand in for themselves."""

    sentence = "Leader, deputy and next leaders have to be different people."
    opens = "Name each person once."
    ground = grounds.A_LEADER_TO_TELL
    status = 422
