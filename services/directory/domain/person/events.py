"""What has happened to a person."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias
from uuid import UUID

from services.directory.domain.codes import Position
from shared.contracts.codes import AddressProtection
from shared.eventing.decider import Event
from shared.privacy import Name


class PersonEntered(Event):
    """A person is known by name."""

    person_id: UUID
    name: Name


class PersonRenamed(Event):
    """A person has another name."""

    person_id: UUID
    name: Name


class PostHeld(Event):
    """An employee has a post in a unit, from a day and until a day if an end is known."""

    person_id: UUID
    unit_id: UUID
    position: Position
    starts_on: date
    ends_on: date | None = None


class PostEnded(Event):
    """An employee's post has a last day. It repeats what the post was."""

    person_id: UUID
    unit_id: UUID
    position: Position
    starts_on: date
    ends_on: date


class PersonProtected(Event):
    """A person's whereabouts are protected from a day on, or no longer are."""

    person_id: UUID
    protection: AddressProtection
    starts_on: date


class AddressNoted(Event):
    """A person's address was entered. It is kept apart, so that it can be taken away (B57)."""

    person_id: UUID


PersonEvent: TypeAlias = (
    PersonEntered | PersonRenamed | PostHeld | PostEnded | PersonProtected | AddressNoted
)
