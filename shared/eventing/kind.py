"""A kind of subject: what it is called, how it decides, under which names it is stored."""

from __future__ import annotations

from collections.abc import Callable
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
    """A kind of subject, such as a concern or a case.

    ``data_subject`` names the person whose data an event of this kind is, from the state after the
    decision and the subject's id; None where it is nobody's. What an event says about a person in
    words is sealed under that person's key.
    """

    name: str
    decider: Decider[C, S, E]
    catalogue: Catalogue[E]
    data_subject: Callable[[S, UUID], UUID | None]


def nobody(_state: object, _subject_id: UUID) -> None:
    """Say that the data of a kind is nobody's: units, dates, ids and codes."""


def itself(_state: object, subject_id: UUID) -> UUID:
    """Say that the subject is a person, and the data that person's own."""
    return subject_id


AnyKind = Kind[Any, Any, Any]
"""A kind whose words are known to its own service only; the kit never looks inside."""
