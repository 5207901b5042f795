"""Appending and telling without proof: nothing sealed, chained or sealed by the service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

import orjson
from eventsourcing.persistence import StoredEvent

from shared.eventing.asking_rules import Asked
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.writing import Tip, Writer, Written, document_of

E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class PlainWriter(Writer):
    """Writes the same document with its words in it, unchained, and without a seal."""

    def write(
        self,
        recorded: Recorded[E],
        schema: int,
        about: UUID | None,  # noqa: ARG002 - the writer's
        tip: Tip,
        rules: Sequence[Asked] = (),
    ) -> tuple[Recorded[E], Written]:
        """Write an event that follows a stream's tip."""
        placed = replace(recorded, originator_version=tip.version + 1)
        said = placed.event.model_dump(mode="json", exclude_none=True)
        placed = replace(placed, document=orjson.dumps(document_of(placed, schema, said, rules)))
        # Where the next event would build on this one's hash, nobody has to make it.
        placed.__dict__["hash"] = b""
        stored = StoredEvent(
            originator_id=placed.originator_id,
            originator_version=placed.originator_version,
            topic=placed.name,
            state=placed.document,
        )
        return placed, Written(stored, b"")
