"""What people see of units, people and children."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.directory.domain.codes import Position, Relation, RestrictionKind
from services.directory.domain.unit.description import UnitDescription
from shared.contracts.codes import AddressProtection


class Page(BaseModel):
    """Something shown to one person. A field is None where it is not known or not theirs."""

    model_config = ConfigDict(frozen=True)


class UnitPage(UnitDescription):
    """A unit as described."""

    unit_id: UUID
    service_manager_id: UUID


class PostShown(Page):
    """A post; both days are included."""

    unit_id: UUID
    position: Position
    starts_on: date
    ends_on: date | None


class PersonPage(Page):
    """A person, as the registrar sees them. No address is stored where it is protected."""

    person_id: UUID
    name: str
    protection: AddressProtection
    posts: tuple[PostShown, ...]
    address: str | None


class NamedPerson(Page):
    """Someone's name."""

    person_id: UUID
    name: str


class Colleague(NamedPerson):
    """Someone who works in a unit."""

    position: Position


class Names(Page):
    """Those of the names asked for that the reader may know."""

    names: tuple[NamedPerson, ...]


class ChildPage(Page):
    """A child. The unit of a protected child is shown only to those named for it (B57)."""

    child_id: UUID
    name: str
    birth_date: date
    age: int
    unit_id: UUID | None
    protection: AddressProtection | None


class ChildLine(Page):
    """A child in a list of its unit."""

    child_id: UUID
    name: str
    age: int


class FoundChildren(Page):
    """Children of the unit that was asked about; of others, nothing is told."""

    children: tuple[ChildLine, ...]


class GuardianShown(Page):
    """A guardian of a child. Access and restriction: None where the reader may not know."""

    guardian_id: UUID
    name: str
    relation: Relation
    has_parental_responsibility: bool
    starts_on: date
    ends_on: date | None
    has_access: bool | None
    is_restricted: bool | None


class GuardiansPage(Page):
    """A child's guardians; a guardian sees themselves alone."""

    child_id: UUID
    guardians: tuple[GuardianShown, ...]


class RestrictionShown(Page):
    """What keeps a guardian from what is shared, as the registrar sees it."""

    restriction_id: UUID
    guardian_id: UUID
    kind: RestrictionKind
    starts_on: date
    ends_on: date | None
    is_lifted: bool


class RestrictionsPage(Page):
    """A child's restrictions."""

    child_id: UUID
    restrictions: tuple[RestrictionShown, ...]


class ConflictsPage(Page):
    """The employees who are too close to a child."""

    child_id: UUID
    employee_ids: tuple[UUID, ...]


class UnitNamed(Page):
    """A unit and its name."""

    unit_id: UUID
    name: str


class UnitsPage(Page):
    """All units."""

    units: tuple[UnitNamed, ...]


class ColleaguesPage(Page):
    """Who works in a unit today."""

    employees: tuple[Colleague, ...]


class MyPage(Page):
    """Who the reader is: the units they work in, and the children they may read about."""

    person_id: UUID
    name: str
    role: str
    units: tuple[UnitNamed, ...]
    children: tuple[NamedPerson, ...]
