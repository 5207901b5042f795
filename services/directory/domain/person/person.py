"""What is known of a person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias, assert_never
from uuid import UUID

from services.directory.domain.codes import Position
from services.directory.domain.person.events import (
    AddressNoted,
    PersonEntered,
    PersonEvent,
    PersonProtected,
    PersonRenamed,
    PostEnded,
    PostHeld,
)
from shared.contracts.codes import AddressProtection


@dataclass(frozen=True, slots=True)
class Post:
    """A post; both days are included."""

    unit_id: UUID
    position: Position
    starts_on: date
    ends_on: date | None

    def overlaps(self, starts_on: date, ends_on: date | None) -> bool:
        """Tell whether any day lies in both periods."""
        begins_in_time = ends_on is None or self.starts_on <= ends_on
        return begins_in_time and (self.ends_on is None or starts_on <= self.ends_on)


@dataclass(frozen=True, slots=True)
class NoPerson:
    """Nobody has entered them."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person: name, posts and protection."""

    person_id: UUID
    name: str
    posts: tuple[Post, ...] = ()
    protection: AddressProtection = AddressProtection.NONE
    protected_on: date | None = None

    def with_post(self, told: PostHeld | PostEnded) -> KnownPerson:
        """Put a post in the place of the same one."""
        post = Post(told.unit_id, told.position, told.starts_on, told.ends_on)
        same = (told.unit_id, told.starts_on)
        others = tuple(old for old in self.posts if (old.unit_id, old.starts_on) != same)
        return replace(self, posts=(*others, post))


Person: TypeAlias = NoPerson | KnownPerson


def evolve(person: Person, event: PersonEvent) -> Person:
    """Fold one event."""
    if isinstance(event, PersonEntered):
        return KnownPerson(event.person_id, event.name)
    return person if isinstance(person, NoPerson) else _changed(person, event)


def _changed(
    person: KnownPerson,
    event: PersonRenamed | PostHeld | PostEnded | PersonProtected | AddressNoted,
) -> KnownPerson:
    match event:
        case PersonRenamed():
            return replace(person, name=event.name)
        case PostHeld() | PostEnded():
            return person.with_post(event)
        case PersonProtected():
            return replace(person, protection=event.protection, protected_on=event.starts_on)
        case AddressNoted():
            return person
        case _:
            assert_never(event)
