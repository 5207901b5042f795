"""What is refused about a release, and what would open it."""

from __future__ import annotations

from services.audit_trail.domain import grounds
from shared.eventing.decider import Refusal


class RestrictedLinesAreNotReleased(Refusal):
    """What stands apart for a child's safety or confidence, or was never told, stays where it is.

    Whoever proposes reads these lines; whoever is to have the package never learns of them.
    """

    sentence = "A line that the family may not know of is not released to them."
    opens = "Leave the line out."
    ground = grounds.OTHERS_RIGHTS


class ReleasedToWhoMayRead(Refusal):
    """Only a guardian with access, and a young person old enough to ask alone, are given items."""

    sentence = "This person may not be given anything about this child."
    opens = "Name a guardian who has access, or the young person from the age of 15."
    ground = grounds.ACCESS


class TextsGiveNoAddressOrNumber(Refusal):
    """What is handed over names nobody by an id, a number, or where they are reached."""

    sentence = "A text to be released holds an id, an e-mail address or a long number."
    opens = "Write it without addresses, numbers and ids of persons."
    ground = grounds.OTHERS_RIGHTS
    status = 422


class LeaderOrOfficerReleases(Refusal):
    """To release is for whoever leads the child's unit, and for the data protection officer."""

    sentence = "Only the leader of the child's unit and the data protection officer release."
    opens = "Ask the leader of the child's unit, or the data protection officer."
    ground = grounds.ACCESS
    status = 403


class AnotherReleases(Refusal):
    """Two read each item before it leaves: one who proposes it, and another who releases it."""

    sentence = "What one has proposed, another releases."
    opens = "Let the leader or the data protection officer release it, whoever has not proposed it."
    ground = grounds.TWO_PERSONS
    status = 403


class NothingWaitsToBeReleased(Refusal):
    """Nothing was proposed here, or it was turned down."""

    sentence = "Nothing waits to be released here."
    opens = "Propose what is to be released."
    ground = grounds.ACCESS


class WhatIsReleasedStays(Refusal):
    """What was released may have been fetched; it is not taken back by saying so."""

    sentence = "What has been released is not taken back."
    opens = "Speak with the person who was given it."
    ground = grounds.ACCESS


class OneWhoDecidesTurnsDown(Refusal):
    """A proposal is taken back by who made it, and turned down by who could release it."""

    sentence = "Only who proposed it, and who may release it, turn a proposal down."
    opens = "Ask whoever proposed it, the leader, or the data protection officer."
    ground = grounds.ACCESS
    status = 403
