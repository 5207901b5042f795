"""What happens to a person's contact points."""

from __future__ import annotations

from typing import TypeAlias
from uuid import UUID

from services.notification.domain.contact.codes import PersonLanguage, PointKind, VerifiedHow
from shared.eventing.decider import Event
from shared.privacy import Line


class LanguageChosen(Event):
    """The person reads this language."""

    language: PersonLanguage


class ContactPointSet(Event):
    """An address or number was given; until it is verified it is not used."""

    kind: PointKind
    address: Line
    by_registrar: bool


class ContactPointVerified(Event):
    """The address or number is known to reach the person."""

    kind: PointKind
    how: VerifiedHow


class CodeWasWrong(Event):
    """A code was tried that is not the one that was sent."""

    kind: PointKind
    wrong_codes: int


class SharedUseConfirmed(Event):
    """The person knows that others use the same address, these others, and wants it used."""

    kind: PointKind
    others: frozenset[UUID]


class ContactPointRemoved(Event):
    """The address or number is not to be used any more."""

    kind: PointKind


ContactEvent: TypeAlias = (
    LanguageChosen
    | ContactPointSet
    | ContactPointVerified
    | CodeWasWrong
    | SharedUseConfirmed
    | ContactPointRemoved
)
