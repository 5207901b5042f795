"""Which child an event names, for the log to find everything about a child."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.service.trail import AnyTrail


def child_named_by(trails: Sequence[AnyTrail]) -> Callable[[Recorded[Event]], UUID | None]:
    """Give what tells which child an event names: by its kind's trail, or by its own field."""
    child_of = {trail.kind.name: trail.child_of for trail in trails}

    def child(recorded: Recorded[Event]) -> UUID | None:
        if recorded.kind in child_of:
            return child_of[recorded.kind](recorded.event)
        named: UUID | None = getattr(recorded.event, "child_id", None)
        return named

    return child
