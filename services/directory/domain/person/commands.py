"""What can be asked about a person."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias
from uuid import UUID

from services.directory.domain.asking import DirectoryCommand
from services.directory.domain.codes import Position
from shared.contracts.codes import AddressProtection
from shared.privacy import Name


class EnterPerson(DirectoryCommand):
    """Enter a grown person - employee, guardian or both - or give them another name.

    ``is_a_child`` tells whether a child is entered under the same id.
    """

    person_id: UUID
    name: Name
    is_a_child: bool = False
    protection: AddressProtection = AddressProtection.NONE


class HoldPost(DirectoryCommand):
    """Give an employee a post in a unit. ``unit_is_described`` comes from the unit itself."""

    unit_id: UUID
    position: Position
    starts_on: date
    ends_on: date | None = None
    unit_is_described: bool


class EmployPerson(HoldPost):
    """Enter a person and give them their first post at once; ``is_a_child`` as in entering."""

    person_id: UUID
    name: Name
    is_a_child: bool = False


class EndPost(DirectoryCommand):
    """Say on which day an employee works in a unit for the last time."""

    unit_id: UUID
    ends_on: date


class ProtectPerson(DirectoryCommand):
    """Say how a person's whereabouts are protected from today, or that they no longer are.

    Protection never begins later than it is known, and never ends by itself (B57).
    """

    protection: AddressProtection


class NoteAddress(DirectoryCommand):
    """Note that a person's address has been entered. The address itself is no event (B57)."""


PersonCommand: TypeAlias = (
    EnterPerson | EmployPerson | HoldPost | EndPost | ProtectPerson | NoteAddress
)
