"""One reading, as it stands on record: who and when are the envelope's, the rest is ids and codes.

Every reading is a stream of its own, so that none waits for another, and each is chained, sealed
and receipted like everything else that is recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from shared.eventing.catalogue import Catalogue
from shared.eventing.decider import Command, Decider, Event
from shared.eventing.kind import Kind
from shared.identity.purpose import Purpose
from shared.service.reading.codes import Page, Withheld


class ChildRead(Event):
    """Someone read about a child.

    ``about`` and ``subject_id`` name what was read: a kind of subject and its id. ``child_id`` is
    None while nobody knows which child a concern is about. ``emergency_id`` names the emergency
    access under which it was read.
    """

    child_id: UUID | None = None
    page: Page
    about: str
    subject_id: UUID
    purpose: Purpose
    emergency_id: UUID | None = None
    withheld: Withheld | None = None


class RecordReading(Command):
    """Put a reading on record."""

    read: ChildRead


def _decide(command: RecordReading, known: UUID | None) -> Sequence[ChildRead]:
    return () if known else (command.read,)


def _evolve(_: UUID | None, event: ChildRead) -> UUID | None:
    return event.child_id or event.subject_id


def _whose(child_id: UUID | None, _reading_id: UUID) -> UUID | None:
    return child_id


READINGS: Final[Kind[RecordReading, UUID | None, ChildRead]] = Kind(
    "reading",
    Decider(None, _decide, _evolve),
    Catalogue({"reading.child-read": ChildRead}),
    _whose,
)
