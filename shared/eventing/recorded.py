"""An event in its place in the record: who, when, on what ground, and what caused it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Final, Generic, NamedTuple, NotRequired, TypeAlias, TypeVar, cast
from uuid import UUID

import orjson
from eventsourcing.persistence import Notification, StoredEvent
from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from shared.eventing.decider import Event
from shared.eventing.kind import AnyKind
from shared.identity.actor import Actor
from shared.proof.event_hash import event_hash
from shared.sealing.sealer import Lock, Place

E = TypeVar("E", bound=Event)
F = TypeVar("F")

Json: TypeAlias = bool | int | str | list["Json"] | None
"""A fact as it is written: an id or a day is text."""

GUIDE_VERSION = "2026-1"
"""The edition of the action guide that the rules of this version of the code follow (R1)."""


@dataclass(frozen=True)
class Cause:
    """What led to an event. ``correlation_id`` follows a whole story, ``causation_id`` one step."""

    correlation_id: str
    causation_id: str | None = None


class RulePassed(NamedTuple):
    """A rule that was asked in a decision and did not refuse: its name, its ground, its facts.

    No other answer is ever on record, as a decision that is refused leaves no event.
    """

    rule: str
    ground: str
    facts: Mapping[str, Json]


@dataclass(frozen=True)
class Recorded(Generic[E]):
    """An event in its place.

    ``occurred_at`` is when it happened, ``recorded_at`` when it was learned (aware, UTC).
    ``originator_id`` is the stream, ``originator_version`` the place in it, counted from 1.
    ``position`` is the place in the service's whole log, 0 before it is known. ``guide`` and
    ``code`` are the versions that decided; events of old do not name their code.
    ``previous`` is the hash, in hex, of the event before it in its stream. ``about`` is the person
    whose data it is, ``lock`` what its words are sealed under. ``document`` is what is stored: with
    masks where the words of ``event`` stand.
    """

    originator_id: UUID
    originator_version: int
    id: UUID
    kind: str
    name: str
    subject_id: UUID
    facet: str
    event: E
    occurred_at: datetime
    recorded_at: datetime
    by: Actor
    ground: str | None
    cause: Cause
    guide: str = GUIDE_VERSION
    code: str | None = None
    position: int = 0
    previous: str | None = None
    about: UUID | None = None
    lock: Lock | None = None
    document: bytes = field(default=b"", repr=False, compare=False)

    @property
    def place(self) -> Place:
        """Give the place to which the event's words are bound."""
        return Place(self.id, self.originator_id, self.originator_version)

    # Not remembered: in Python 3.11 what remembers has one lock for all threads, and takes longer.
    @property
    def hash(self) -> bytes:
        """Give the hash of the event as it is stored, 32 bytes."""
        return event_hash(self.originator_id, self.originator_version, self.name, self.document)

    @property
    def passed(self) -> tuple[RulePassed, ...]:
        """Tell which rules were asked in the decision and let it pass, in their order.

        A decision of several events tells them with its first event, and those that are
        confidential with its first event outside the main facet.
        """
        told = orjson.loads(self.document).get("passed", ()) if self.document else ()
        return tuple(RulePassed(one["rule"], one["ground"], one.get("facts", {})) for one in told)

    @property
    def reason(self) -> str | None:
        """Why, where the event says why."""
        reason = getattr(self.event, "reason", None)
        return reason if isinstance(reason, str) else None


class Document(TypedDict, Generic[F]):
    """A stored event's document, by the names of ``Recorded``; what is sealed is left aside."""

    id: UUID
    kind: str
    subject_id: Annotated[UUID, Field(validation_alias="subject")]
    facet: str
    schema: int
    occurred_at: datetime
    recorded_at: datetime
    by: Actor
    ground: str | None
    guide: str
    code: NotRequired[str]
    correlation_id: str
    causation_id: str | None
    previous: NotRequired[str]
    about: NotRequired[UUID]
    lock: NotRequired[Lock]
    event: F


Reads: TypeAlias = Callable[[bytes], dict[str, Any]]
"""Reads a document into the fields of ``Recorded``, and its schema and the two ids of its cause."""

_READS_ANY: Final[Reads] = TypeAdapter(Document[dict[str, Any]]).validator.validate_json


@cache
def _reads_today(kind: AnyKind, name: str) -> Reads | None:
    """Give what reads a whole document in one go, for an event that never had another schema."""
    event = kind.catalogue.names.get(name)
    if event is None or name in kind.catalogue.upcasters:
        return None
    return TypeAdapter(Document[event]).validator.validate_json  # type: ignore[valid-type]


def read(stored: StoredEvent, kinds: Mapping[str, AnyKind]) -> Recorded[Event]:
    """Read what the store keeps. ``UnknownEvent`` or ``KeyError`` when it is not ours."""
    position = stored.id if isinstance(stored, Notification) else 0
    stream = cast("UUID", stored.originator_id)
    return read_row(
        (position, stream, stored.originator_version, stored.topic, stored.state), kinds
    )


Row: TypeAlias = tuple[int, UUID, int, str, bytes]
"""Position in the log, stream, place in the stream, stored name, document."""


def read_row(row: Row, kinds: Mapping[str, AnyKind]) -> Recorded[Event]:
    """Read a row of the log. ``UnknownEvent`` or ``KeyError`` when it is not ours."""
    position, stream, version, name, state = row
    fields = _read_today(name, state, kinds) or _read_any(name, state, kinds)
    fields["cause"] = Cause(fields.pop("correlation_id"), fields.pop("causation_id"))
    recorded: Recorded[Event] = object.__new__(Recorded)
    # Field by field, as a frozen value is made, would take longer than all the rest.
    recorded.__dict__.update(
        fields,
        position=position,
        originator_id=stream,
        originator_version=version,
        name=name,
        document=state,
    )
    return recorded


def _read_today(name: str, state: bytes, kinds: Mapping[str, AnyKind]) -> dict[str, Any] | None:
    for kind in kinds.values():
        if reads := _reads_today(kind, name):
            fields = reads(state)
            return fields if fields["kind"] == kind.name else None
    return None


def _read_any(name: str, state: bytes, kinds: Mapping[str, AnyKind]) -> dict[str, Any]:
    fields = _READS_ANY(state)
    catalogue = kinds[fields["kind"]].catalogue
    fields["event"] = catalogue.read(name, fields["schema"], fields["event"])
    return fields
