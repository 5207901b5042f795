"""What the directory refuses, whatever it is about."""

from __future__ import annotations

from services.directory.domain import grounds
from shared.eventing.decider import Refusal


class RegistrarKeepsTheDirectory(Refusal):
    """Who is who is entered by the registrar, so that one person answers for it (C9)."""

    sentence = "Only the registrar can change this."
    opens = "Ask the registrar to make the change."
    ground = grounds.NEED_TO_KNOW
    status = 403


class PeriodEndsAfterItStarts(Refusal):
    """A last day cannot lie before the first."""

    sentence = "The last day lies before the first."
    opens = "Give a last day that is the same as the first day or later."
    ground = grounds.RIGHT_FACTS
    status = 422


class PersonIsEntered(Refusal):
    """Nothing can be said of someone who has not been entered."""

    sentence = "This person has not been entered in the directory."
    opens = "Enter the person first."
    ground = grounds.RIGHT_FACTS
    status = 422


class IdBelongsToOne(Refusal):
    """A child and a grown person never share an id: what is told of one would hold for both."""

    sentence = "This id belongs to someone else."
    opens = "Use another id."
    ground = grounds.RIGHT_FACTS
    status = 409


class UnitIsDescribed(Refusal):
    """Nobody can be placed in a unit that has not been described."""

    sentence = "This unit has not been described in the directory."
    opens = "Describe the unit first."
    ground = grounds.RIGHT_FACTS
    status = 422


class ProtectedAddressIsNotStored(Refusal):
    """For a person with a protected address no address is stored (B57)."""

    sentence = "The address of this person is protected and is not stored."
    opens = "The address can be entered when it is no longer protected."
    ground = grounds.PROTECTED_ADDRESS
    status = 409
