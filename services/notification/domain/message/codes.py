"""Codes of what may become of an e-mail."""

from __future__ import annotations

from enum import StrEnum


class NotMailedBecause(StrEnum):
    """Why no e-mail goes out; the message itself lies in the inbox all the same."""

    NO_ADDRESS = "no-address"
    ADDRESS_NOT_VERIFIED = "address-not-verified"
    ADDRESS_SHARED_AND_NOT_CONFIRMED = "address-shared-and-not-confirmed"
    PROTECTED_ADDRESS = "protected-address"
    NO_LONGER_TO_BE_TOLD = "no-longer-to-be-told"


class MailFailure(StrEnum):
    """What went wrong between us and the mail server."""

    NO_CONNECTION = "no-connection"
    NO_ANSWER = "no-answer"
    REFUSED_FOR_NOW = "refused-for-now"
    REFUSED_FOR_GOOD = "refused-for-good"
