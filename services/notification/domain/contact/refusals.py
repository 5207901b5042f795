"""What is refused about contact points."""

from __future__ import annotations

from services.notification.domain.grounds import (
    GDPR_ACCURACY,
    GDPR_SECURITY,
    PROTECTED_ADDRESS,
)
from shared.eventing.decider import Refusal


class ContactPointsAreThePersonsOwn(Refusal):
    """Only the person, or a registrar, says where the person is reached."""

    sentence = "Only the person or a registrar may change where the person is reached."
    opens = "The person signs in and changes it, or a registrar does."
    ground = GDPR_SECURITY
    status = 403


class OnlyARegistrarVouches(Refusal):
    """That an address reaches a person is proved by a code, or vouched for by a registrar."""

    sentence = "You cannot vouch for your own address; use the code that is sent to it."
    opens = "The code that is sent to the address, or a registrar who has made sure."
    ground = GDPR_ACCURACY
    status = 403


class ARegistrarNeverUsesACode(Refusal):
    """A code proves something only when the person gives it; a registrar says how they know."""

    sentence = "A registrar says how the address was checked; a code is for the person alone."
    opens = "Say how it was checked: in person, in the contact register or by the employer."
    ground = GDPR_ACCURACY
    status = 422


class AnAddressIsWhereAMessageCanGo(Refusal):
    """What cannot be an e-mail address or a telephone number is not kept as one."""

    sentence = "This cannot be an e-mail address or telephone number."
    opens = "Write an e-mail address as name@place.example, a number with digits only."
    ground = GDPR_ACCURACY
    status = 422


class ProtectedPeopleAreNotMailed(Refusal):
    """Whoever's whereabouts are protected has no e-mail address on record here (B57)."""

    sentence = "E-mail is not used for someone whose address is protected."
    opens = "A telephone number that a registrar has checked, or the end of the protection."
    ground = PROTECTED_ADDRESS


class ThereIsNothingToVerify(Refusal):
    """Only an address or number that is on record can be verified or confirmed."""

    sentence = "There is no such address or number on record for this person."
    opens = "Give the address or number first."
    ground = GDPR_ACCURACY


class OnlyAVerifiedAddressIsShared(Refusal):
    """Whoever has not shown that an address is theirs learns nothing of who else has it."""

    sentence = "The address must be verified before it can be confirmed as shared."
    opens = "Give the code that was sent to the address."
    ground = GDPR_SECURITY


class TooManyWrongCodes(Refusal):
    """After five wrong codes the address is given anew."""

    sentence = "Too many wrong codes were tried for this address."
    opens = "Give the address again; a new code is sent."
    ground = GDPR_SECURITY


class TooManyCodes(Refusal):
    """A person asks for at most five codes a day, so that nobody's mailbox is filled with them."""

    sentence = "Too many codes were asked for today."
    opens = "Wait a day, or let a registrar check the address."
    ground = GDPR_SECURITY


class TheCodeIsNotRight(Refusal):
    """What was given is not the code that was sent; it has been counted."""

    sentence = "This is not the code that was sent."
    opens = "Give the code from the latest e-mail."
    ground = GDPR_SECURITY
    status = 422
