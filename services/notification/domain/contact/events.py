"""What happens to a person's contact points."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from services.notification.domain.contact.codes import PersonLanguage, PointKind, VerifiedHow
from services.notification.domain.message.codes import MailFailure, NotMailedBecause
from shared.eventing.decider import Event
from shared.privacy import Address, Mark


class LanguageChosen(Event):
    """The person reads this language."""

    language: PersonLanguage


class _OfPoint(Event):
    """``mark`` is what the address is found by, so that it is known whether others use it too."""

    kind: PointKind
    address: Address
    mark: Mark | None = None


class ContactPointSet(_OfPoint):
    """An address or number was given; until it is verified it is not used."""

    by_registrar: bool


class ContactPointRemoved(_OfPoint):
    """The address or number is not to be used any more."""


class ContactPointVerified(_OfPoint):
    """The address or number is known to reach the person."""

    how: VerifiedHow


class SharedUseConfirmed(_OfPoint):
    """The person knows that others use the same address, these others, and wants it used."""

    others: tuple[UUID, ...]


class CodeWasWrong(_OfPoint):
    """A code was tried that is not the one that was sent."""

    wrong_codes: int


class CodeQueued(Event):
    """A code is to be mailed to the address that was given. The code itself is never on record."""

    code_id: UUID
    due_at: datetime


class CodeMailed(Event):
    """The mail server has taken over the e-mail with the code."""

    code_id: UUID


class CodeMailFailed(Event):
    """The mail server did not take it; the next attempt is at ``retry_at``."""

    code_id: UUID
    attempt: int
    failure: MailFailure
    retry_at: datetime


class CodeMailAbandoned(Event):
    """No further attempt is made; the person may give the address again."""

    code_id: UUID
    because: MailFailure | NotMailedBecause


ContactEvent: TypeAlias = (
    LanguageChosen
    | ContactPointSet
    | ContactPointRemoved
    | ContactPointVerified
    | SharedUseConfirmed
    | CodeWasWrong
    | CodeQueued
    | CodeMailed
    | CodeMailFailed
    | CodeMailAbandoned
)
