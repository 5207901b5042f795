"""The names under which events are stored: ours, with a version, never a Python path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeAlias, TypeVar

from shared.eventing.decider import Event

E = TypeVar("E", bound=Event)

Json: TypeAlias = Mapping[str, object]
"""A stored event's fields as they were written."""

Upcaster: TypeAlias = Callable[[Json], Json]
"""Rewrites the fields of one schema version into those of the next."""


class UnknownEvent(Exception):
    """A stored name that no catalogue of this service knows."""


@dataclass(frozen=True)
class Catalogue(Generic[E]):
    """Stored names of a kind's events, and how yesterday's events read today.

    ``upcasters[name]`` holds one function per outgrown schema version, oldest first, so that an
    event's schema version today is one more than the number of its upcasters.
    """

    names: Mapping[str, type[E]]
    upcasters: Mapping[str, tuple[Upcaster, ...]] = field(default_factory=dict)

    def name_of(self, event: type[Event]) -> str:
        """Give the stored name of an event class; ``UnknownEvent`` when it has none."""
        try:
            return self._stored_names[event]
        except KeyError:
            raise UnknownEvent(event.__name__) from None

    @cached_property
    def _stored_names(self) -> Mapping[type[Event], str]:
        return {event: name for name, event in self.names.items()}

    def schema_of(self, name: str) -> int:
        """Give the schema version in which an event is written today."""
        return 1 + len(self.upcasters.get(name, ()))

    def read(self, name: str, schema: int, fields: Json) -> E:
        """Read stored fields of any schema version as today's event."""
        if name not in self.names:
            raise UnknownEvent(name)
        for upcast in self.upcasters.get(name, ())[schema - 1 :]:
            fields = upcast(fields)
        return self.names[name].model_validate(fields)
