"""What is on record about where a person is reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias, assert_never
from uuid import UUID

from services.notification.domain.contact.codes import PersonLanguage, PointKind, VerifiedHow
from services.notification.domain.contact.events import (
    CodeWasWrong,
    ContactEvent,
    ContactPointRemoved,
    ContactPointSet,
    ContactPointVerified,
    LanguageChosen,
    SharedUseConfirmed,
)


@dataclass(frozen=True, slots=True)
class UnverifiedPoint:
    """An address or number that was given, and is not used."""

    address: str
    wrong_codes: int = 0


@dataclass(frozen=True, slots=True)
class VerifiedPoint:
    """An address or number that reaches the person.

    ``shared_with`` are the others of whom the person has said: we share it, use it all the same.
    """

    address: str
    how: VerifiedHow
    shared_with: frozenset[UUID] = frozenset()


Point: TypeAlias = UnverifiedPoint | VerifiedPoint


@dataclass(frozen=True, slots=True)
class ContactPoints:
    """A person's language, if chosen, and at most one address and one number."""

    language: PersonLanguage | None = None
    points: Mapping[PointKind, Point] = field(default_factory=dict)

    def having(self, kind: PointKind, point: Point) -> ContactPoints:
        """Give the same with this point."""
        return replace(self, points={**self.points, kind: point})


def evolve(state: ContactPoints, event: ContactEvent) -> ContactPoints:
    """Fold one event into where the person is reached."""
    match event:
        case LanguageChosen(language=language):
            return replace(state, language=language)
        case ContactPointSet(kind=kind, address=address):
            return state.having(kind, UnverifiedPoint(address))
        case ContactPointRemoved(kind=kind):
            return replace(state, points={k: v for k, v in state.points.items() if k is not kind})
        case ContactPointVerified() | CodeWasWrong() | SharedUseConfirmed():
            point = state.points.get(event.kind)
            return state if point is None else state.having(event.kind, _after(event, point))
        case unknown:
            assert_never(unknown)


def _after(event: ContactPointVerified | CodeWasWrong | SharedUseConfirmed, point: Point) -> Point:
    match event, point:
        case ContactPointVerified(how=how), UnverifiedPoint(address=address):
            return VerifiedPoint(address, how)
        case CodeWasWrong(wrong_codes=wrong_codes), UnverifiedPoint():
            return replace(point, wrong_codes=wrong_codes)
        case SharedUseConfirmed(others=others), VerifiedPoint():
            return replace(point, shared_with=point.shared_with | others)
        case _:
            return point
