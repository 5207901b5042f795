"""Puts events in their place: sealed, chained to the event before, and under the service's seal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar
from uuid import UUID

import orjson
from eventsourcing.persistence import StoredEvent

from shared.eventing.asking_rules import Asked, Fact
from shared.eventing.decider import Event, Refusal
from shared.eventing.recorded import Recorded
from shared.proof.event_hash import event_mac
from shared.sealing.sealer import Lock, Sealer
from shared.sealing.words import shape_of, take_out

E = TypeVar("E", bound=Event)

Json: TypeAlias = dict[str, Any]

ONE: Final = (UUID, date, Enum, int)
"""Facts that are not several."""


class NobodysWords(Exception):
    """An event says something about a person, and its kind does not say whose data that is."""


class Tip(NamedTuple):
    """Where a stream ends: how many events it has, and what the next one builds on."""

    version: int = 0
    hash: str | None = None
    about: UUID | None = None
    lock: Lock | None = None


EMPTY = Tip()
"""Where a stream ends in which nothing has happened yet."""


class Written(NamedTuple):
    """An event ready to be stored, and the seal that only this service can make."""

    stored: StoredEvent
    mac: bytes


def tip_of(recorded: Recorded[Any], before: Tip = EMPTY) -> Tip:
    """Give where a stream ends with an event; an event without words keeps the lock before it."""
    return Tip(
        recorded.originator_version,
        recorded.hash.hex(),
        recorded.about or before.about,
        recorded.lock or before.lock,
    )


@dataclass(frozen=True)
class Writer:
    """Writes documents. ``mac_key`` is the service's own, and stands in no database."""

    sealer: Sealer
    mac_key: bytes = field(repr=False)

    def write(
        self,
        recorded: Recorded[E],
        schema: int,
        about: UUID | None,
        tip: Tip,
        rules: Sequence[Asked] = (),
    ) -> tuple[Recorded[E], Written]:
        """Write an event that follows a stream's tip; gives it as recorded, and as stored.

        ``rules`` are those that let it happen.

        Raises ``NobodysWords``, and ``KeyIsGone`` when a key was destroyed at this moment.
        """
        placed = replace(recorded, previous=tip.hash, originator_version=tip.version + 1)
        said = placed.event.model_dump(mode="json", exclude_none=True)
        lock, sealed = self._sealed(placed, said, about, tip)
        placed = replace(
            placed,
            about=about if lock else None,
            lock=lock,
            document=orjson.dumps(document_of(placed, schema, said, rules) | sealed),
        )
        stored = StoredEvent(
            originator_id=placed.originator_id,
            originator_version=placed.originator_version,
            topic=placed.name,
            state=placed.document,
        )
        return placed, Written(stored, event_mac(self.mac_key, placed.hash))

    def _sealed(
        self, placed: Recorded[E], said: Json, about: UUID | None, tip: Tip
    ) -> tuple[Lock | None, Json]:
        shape = shape_of(type(placed.event))
        words = take_out(said, shape) if shape.has_words else []
        if not words:
            return None, {}
        if about is None:
            raise NobodysWords(placed.name)
        lock = self.sealer.lock_for(about, tip.lock if tip.about == about else None)
        sealed = self.sealer.seal(words, lock, placed.place)
        return lock, {"about": about, "lock": list(lock), "sealed": sealed}


def document_of(
    placed: Recorded[Any], schema: int, said: Mapping[str, Any], rules: Sequence[Asked]
) -> Json:
    """Give an event's document: what is said, and what let it happen; nothing is sealed yet."""
    document = {
        "id": placed.id,
        "kind": placed.kind,
        "subject": placed.subject_id,
        "facet": placed.facet,
        "schema": schema,
        "occurred_at": placed.occurred_at,
        "recorded_at": placed.recorded_at,
        "by": placed.by.model_dump(mode="json", exclude_none=True),
        "ground": placed.ground,
        "guide": placed.guide,
        "code": placed.code,
        "correlation_id": placed.cause.correlation_id,
        "causation_id": placed.cause.causation_id,
        "event": said,
    }
    if placed.previous is not None:
        document["previous"] = placed.previous
    return document | _explained(rules)


def _explained(rules: Sequence[Asked]) -> Json:
    return {"passed": [_line(*asked) for asked in rules]} if rules else {}


def _line(rule: type[Refusal], facts: Mapping[str, Fact]) -> Json:
    line: Json = {"rule": rule.__name__, "ground": rule.ground.code}
    if facts:
        line["facts"] = {
            name: fact if fact is None or isinstance(fact, ONE) else sorted(fact, key=str)
            for name, fact in facts.items()
        }
    return line
