"""What is on record about where a person is reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias, assert_never
from uuid import UUID

from services.notification.domain.contact.codes import PersonLanguage, PointKind, VerifiedHow
from services.notification.domain.contact.events import (
    CodeMailAbandoned,
    CodeMailed,
    CodeMailFailed,
    CodeQueued,
    CodeWasWrong,
    ContactEvent,
    ContactPointRemoved,
    ContactPointSet,
    ContactPointVerified,
    LanguageChosen,
    SharedUseConfirmed,
)
from shared.privacy import Mark


@dataclass(frozen=True, slots=True)
class UnverifiedPoint:
    """An address or number that was given, and is not used. ``mark`` is what it is found by."""

    address: str
    wrong_codes: int = 0
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class VerifiedPoint:
    """An address or number that reaches the person.

    ``shared_with`` are the others of whom the person has said: we share it, use it all the same.
    ``mark`` is what it is found by.
    """

    address: str
    how: VerifiedHow
    shared_with: frozenset[UUID] = frozenset()
    mark: Mark | None = None


Point: TypeAlias = UnverifiedPoint | VerifiedPoint


@dataclass(frozen=True, slots=True)
class Code:
    """The code that verifies the e-mail address. ``due_at`` is None when no e-mail is to go out."""

    code_id: UUID
    due_at: datetime | None
    failed_attempts: int = 0


@dataclass(frozen=True, slots=True)
class ContactPoints:
    """A person's language, if chosen, and at most one address and one number."""

    language: PersonLanguage | None = None
    points: Mapping[PointKind, Point] = field(default_factory=dict)
    code: Code | None = None
    codes_asked_at: tuple[datetime, ...] = ()

    def having(self, kind: PointKind, point: Point) -> ContactPoints:
        """Give the same with this point."""
        return replace(self, points={**self.points, kind: point})

    def without(self, kind: PointKind) -> ContactPoints:
        """Give the same without this kind of point."""
        return replace(self, points={k: v for k, v in self.points.items() if k is not kind})


def evolve(state: ContactPoints, event: ContactEvent) -> ContactPoints:
    """Fold one event into where the person is reached."""
    match event:
        case LanguageChosen(language=language):
            return replace(state, language=language)
        case ContactPointSet(kind=kind, address=address, mark=mark):
            return state.having(kind, UnverifiedPoint(address, mark=mark))
        case ContactPointRemoved(kind=kind):
            return state.without(kind)
        case ContactPointVerified() | CodeWasWrong() | SharedUseConfirmed():
            point = state.points.get(event.kind)
            return state if point is None else state.having(event.kind, _point(event, point))
        case CodeQueued(due_at=due_at):
            asked_at = (*state.codes_asked_at, due_at)
            return replace(state, code=Code(event.code_id, due_at), codes_asked_at=asked_at)
        case CodeMailed() | CodeMailFailed() | CodeMailAbandoned():
            return replace(state, code=_code(event))
        case unknown:
            assert_never(unknown)


def _point(event: ContactPointVerified | CodeWasWrong | SharedUseConfirmed, point: Point) -> Point:
    match event, point:
        case ContactPointVerified(how=how), UnverifiedPoint(address=address, mark=mark):
            return VerifiedPoint(address, how, mark=mark)
        case CodeWasWrong(wrong_codes=wrong_codes), UnverifiedPoint():
            return replace(point, wrong_codes=wrong_codes)
        case SharedUseConfirmed(others=others), VerifiedPoint():
            return replace(point, shared_with=point.shared_with.union(others))
        case _:
            return point


def _code(event: CodeMailed | CodeMailFailed | CodeMailAbandoned) -> Code:
    match event:
        case CodeMailFailed(code_id=code_id, retry_at=retry_at, attempt=attempt):
            return Code(code_id, retry_at, attempt)
        case CodeMailed(code_id=code_id) | CodeMailAbandoned(code_id=code_id):
            return Code(code_id, None)
        case unknown:
            assert_never(unknown)
