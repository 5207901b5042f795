"""An event in its place in the record: who, when, on what ground, and what caused it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Generic, TypeVar
from uuid import UUID

import orjson
from eventsourcing.persistence import Notification, StoredEvent

from shared.eventing.catalogue import Json
from shared.eventing.decider import Event
from shared.eventing.kind import AnyKind
from shared.identity.actor import Actor

E = TypeVar("E", bound=Event)

GUIDE_VERSION = "2026-1"
"""The edition of the action guide that the rules of this version of the code follow (R1)."""


@dataclass(frozen=True)
class Cause:
    """What led to an event. ``correlation_id`` follows a whole story, ``causation_id`` one step."""

    correlation_id: str
    causation_id: str | None = None


@dataclass(frozen=True)
class Recorded(Generic[E]):
    """An event in its place.

    ``occurred_at`` is when it happened, ``recorded_at`` when it was learned (aware, UTC).
    ``originator_id`` is the stream, ``originator_version`` the place in it, counted from 1.
    ``position`` is the place in the service's whole log, 0 before it is known.
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
    position: int = 0

    @cached_property
    def reason(self) -> str | None:
        """Why, where the event says why."""
        reason = getattr(self.event, "reason", None)
        return reason if isinstance(reason, str) else None


def written(recorded: Recorded[Event], schema: int) -> StoredEvent:
    """Write a recorded event as the store keeps it."""
    fields = {
        "id": recorded.id,
        "kind": recorded.kind,
        "subject": recorded.subject_id,
        "facet": recorded.facet,
        "schema": schema,
        "occurred_at": recorded.occurred_at,
        "recorded_at": recorded.recorded_at,
        "by": recorded.by.model_dump(mode="json", exclude_none=True),
        "ground": recorded.ground,
        "guide": recorded.guide,
        "correlation_id": recorded.cause.correlation_id,
        "causation_id": recorded.cause.causation_id,
        "event": recorded.event.model_dump(mode="json", exclude_none=True),
    }
    return StoredEvent(
        originator_id=recorded.originator_id,
        originator_version=recorded.originator_version,
        topic=recorded.name,
        state=orjson.dumps(fields),
    )


def read(stored: StoredEvent, kinds: dict[str, AnyKind]) -> Recorded[Event]:
    """Read what the store keeps. ``UnknownEvent`` or ``KeyError`` when it is not ours."""
    fields: dict[str, object] = orjson.loads(stored.state)
    kind = kinds[str(fields["kind"])]
    content = fields["event"]
    assert isinstance(content, dict)
    return Recorded(
        originator_id=UUID(str(stored.originator_id)),
        originator_version=stored.originator_version,
        id=UUID(str(fields["id"])),
        kind=kind.name,
        name=stored.topic,
        subject_id=UUID(str(fields["subject"])),
        facet=str(fields["facet"]),
        event=kind.catalogue.read(stored.topic, int(str(fields["schema"])), _json(content)),
        occurred_at=datetime.fromisoformat(str(fields["occurred_at"])),
        recorded_at=datetime.fromisoformat(str(fields["recorded_at"])),
        by=Actor.model_validate(fields["by"]),
        ground=_text(fields["ground"]),
        cause=Cause(str(fields["correlation_id"]), _text(fields["causation_id"])),
        guide=str(fields["guide"]),
        position=stored.id if isinstance(stored, Notification) else 0,
    )


def _json(content: dict[object, object]) -> Json:
    return {str(key): value for key, value in content.items()}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
