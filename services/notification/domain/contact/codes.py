"""Codes of contact points."""

from __future__ import annotations

from enum import StrEnum


class PointKind(StrEnum):
    """What kind of address or number. A person has at most one of each."""

    MAIL = "mail"
    PHONE = "phone"


class VerifiedHow(StrEnum):
    """How it is known that an address or number reaches the person."""

    CODE = "code"
    IN_PERSON = "in-person"
    CONTACT_REGISTER = "contact-register"
    EMPLOYER = "employer"


class PersonLanguage(StrEnum):
    """The languages in which we can tell that there is a message."""

    BOKMAAL = "nb"
    NYNORSK = "nn"
    DANISH = "da"
    ENGLISH = "en"
