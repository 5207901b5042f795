"""What can be asked about a child."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias
from uuid import UUID

from services.directory.domain.asking import DirectoryCommand
from services.directory.domain.codes import Check, Closeness, Relation, RestrictionKind
from shared.contracts.codes import AddressProtection
from shared.privacy import BirthDate, BirthNumber, Mark, Name, Reason


class EnterChild(DirectoryCommand):
    """Enter a child in a unit. ``is_a_person`` tells whether a grown person has the same id."""

    child_id: UUID
    is_a_person: bool = False
    name: Name
    birth_date: BirthDate
    protection: AddressProtection = AddressProtection.NONE
    unit_id: UUID
    unit_is_described: bool
    starts_on: date


class RenameChild(DirectoryCommand):
    """Give a child another name."""

    name: Name


class CorrectBirthDate(DirectoryCommand):
    """Put a wrong birth date right (B53)."""

    birth_date: BirthDate


class EnterBirthNumber(DirectoryCommand):
    """Enter a child's birth number.

    ``birth_number_mark`` is what the number is found by; ``country`` is where it was given (``NO``
    or ``DK``); ``belongs_to`` is another child that already has it, if any.
    """

    birth_number: BirthNumber
    birth_number_mark: Mark
    country: str
    belongs_to: UUID | None = None


class PlaceChild(DirectoryCommand):
    """Say to which unit a child belongs from a day on."""

    unit_id: UUID
    unit_is_described: bool
    starts_on: date


class ProtectChild(DirectoryCommand):
    """Say how a child's whereabouts are protected from today, or that they no longer are."""

    protection: AddressProtection


class RelateGuardian(DirectoryCommand):
    """Say that someone is a child's guardian, and how; or that it is otherwise than before."""

    guardian_id: UUID
    guardian_is_entered: bool
    relation: Relation
    has_parental_responsibility: bool
    starts_on: date
    ends_on: date | None = None


class RestrictGuardian(DirectoryCommand):
    """Keep a guardian from what is shared about the child."""

    restriction_id: UUID
    guardian_id: UUID
    kind: RestrictionKind
    starts_on: date
    ends_on: date | None = None


class LiftRestriction(DirectoryCommand):
    """Say that a restriction no longer holds."""

    restriction_id: UUID
    reason: Reason


class GrantAccess(DirectoryCommand):
    """Give a guardian access to what is shared about the child.

    ``givers`` are the leads of the child's cases and the leaders of its unit, whoever is a
    stranger to the child among them.
    """

    guardian_id: UUID
    checked: tuple[Check, ...]
    reason: Reason | None = None
    givers: frozenset[UUID]


class EndAccess(DirectoryCommand):
    """End a guardian's access at once. ``givers`` as in ``GrantAccess``."""

    guardian_id: UUID
    reason: Reason
    givers: frozenset[UUID]


class EnterConflict(DirectoryCommand):
    """Say that an employee is too close to a child. ``leaders`` are those of the child's unit."""

    employee_id: UUID
    closeness: Closeness
    leaders: frozenset[UUID] = frozenset()


class LiftConflict(DirectoryCommand):
    """Say that an employee is no longer too close to a child."""

    employee_id: UUID
    reason: Reason


class NoteDay(DirectoryCommand):
    """Note what the day brings by itself: a birthday, an access that ends."""


ChildCommand: TypeAlias = (
    EnterChild
    | RenameChild
    | CorrectBirthDate
    | EnterBirthNumber
    | PlaceChild
    | ProtectChild
    | RelateGuardian
    | RestrictGuardian
    | LiftRestriction
    | GrantAccess
    | EndAccess
    | EnterConflict
    | LiftConflict
    | NoteDay
)
