"""A kind of subject: what it is called, how it decides, under which names it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid5

from shared.eventing.catalogue import Catalogue
from shared.eventing.decider import Command, Decider, Event

C = TypeVar("C", bound=Command)
S = TypeVar("S")
E = TypeVar("E", bound=Event)


@lru_cache(maxsize=65_536)
def stream_id(kind: str, subject_id: UUID, facet: str) -> UUID:
    """Give the stream in which a facet of a subject stands: always the same for the same three."""
    return uuid5(subject_id, f"{kind}/{facet}")


@dataclass(frozen=True, eq=False)
class Kind(Generic[C, S, E]):
    """A kind of subject, such as a concern or a case."""

    name: str
    decider: Decider[C, S, E]
    catalogue: Catalogue[E]


AnyKind = Kind[Any, Any, Any]
"""A kind whose words are known to its own service only; the kit never looks inside."""
