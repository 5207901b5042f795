"""What has happened to a child, as the directory sees it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, TypeAlias
from uuid import UUID

from services.directory.domain import grounds
from services.directory.domain.child import facets
from services.directory.domain.codes import (
    AccessEndedBecause,
    Check,
    Closeness,
    Relation,
    RestrictionKind,
)
from shared.contracts.codes import AddressProtection
from shared.eventing.decider import Event
from shared.eventing.ground import Ground
from shared.privacy import BirthDate, BirthNumber, Mark, Name, Reason


class ChildFact(Event):
    """A fact about one child."""

    child_id: UUID


class ChildEntered(ChildFact):
    """A child is known. The birth date stays here; others are told the age. Years: whole."""

    name: Name
    birth_date: BirthDate
    age: int


class ChildRenamed(ChildFact):
    """A child has another name."""

    name: Name


class BirthDateCorrected(ChildFact):
    """The birth date was wrong; the child is so old today."""

    birth_date: BirthDate
    age: int
    corrected_on: date


class ChildPlaced(ChildFact):
    """A child belongs to a unit from a day on, and is so old that day."""

    unit_id: UUID
    starts_on: date
    age: int


class ChildTurned(ChildFact):
    """A child had a birthday."""

    age: int
    on: date


class ChildProtected(ChildFact):
    """A child's whereabouts are protected from a day on, or no longer are."""

    protection: AddressProtection
    starts_on: date


class GuardianRelated(ChildFact):
    """A person is a guardian, or is so in another way than before. That opens nothing (B58)."""

    guardian_id: UUID
    relation: Relation
    has_parental_responsibility: bool
    starts_on: date
    ends_on: date | None = None


class BirthNumberEntered(ChildFact):
    """The child's birth number is known, here only; the child is found by its mark."""

    birth_number: BirthNumber
    birth_number_mark: Mark | None = None

    def facet(self) -> str:
        """Keep it from everyone but the registrar."""
        return facets.BIRTH_NUMBER


class GuardianRestricted(ChildFact):
    """Something keeps a guardian from what is shared about the child."""

    restriction_id: UUID
    guardian_id: UUID
    kind: RestrictionKind
    starts_on: date
    ends_on: date | None = None

    def facet(self) -> str:
        """Keep what it is from the unit."""
        return facets.RESTRICTIONS


class RestrictionLifted(ChildFact):
    """A restriction holds no more. What it closed does not open by itself."""

    restriction_id: UUID
    guardian_id: UUID
    reason: Reason
    on: date

    def facet(self) -> str:
        """Keep it where the restriction is."""
        return facets.RESTRICTIONS


class GuardianGrantedAccess(ChildFact):
    """A lead or leader gave a guardian access, after these checks."""

    ground: ClassVar[Ground | None] = grounds.ACCESS_IS_GIVEN_BY_SOMEONE

    guardian_id: UUID
    checked: tuple[Check, ...]
    reason: Reason | None = None
    starts_on: date

    def facet(self) -> str:
        """Keep it from the other guardian."""
        return facets.ACCESS


class GuardianAccessEnded(ChildFact):
    """A guardian's access has ended, and why."""

    guardian_id: UUID
    because: AccessEndedBecause
    reason: Reason | None = None
    on: date

    def facet(self) -> str:
        """Keep it from the other guardian."""
        return facets.ACCESS


class ConflictEntered(ChildFact):
    """An employee is too close to the child to be anything but a stranger to it."""

    ground: ClassVar[Ground | None] = grounds.IMPARTIALITY

    employee_id: UUID
    closeness: Closeness
    starts_on: date

    def facet(self) -> str:
        """Keep who is close to whom from the unit."""
        return facets.CONFLICTS


class ConflictLifted(ChildFact):
    """An employee is no longer too close to the child."""

    employee_id: UUID
    reason: Reason
    on: date

    def facet(self) -> str:
        """Keep it where the conflict is."""
        return facets.CONFLICTS


ChildEvent: TypeAlias = (
    ChildEntered
    | ChildRenamed
    | BirthDateCorrected
    | ChildPlaced
    | ChildTurned
    | ChildProtected
    | GuardianRelated
    | BirthNumberEntered
    | GuardianRestricted
    | RestrictionLifted
    | GuardianGrantedAccess
    | GuardianAccessEnded
    | ConflictEntered
    | ConflictLifted
)
