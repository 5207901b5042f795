"""The rows in which a service remembers people: plain documents, one fact in one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal, TypeAlias, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from shared.contracts.codes import AddressProtection, ConfidentialityRegime, Ownership, UnitKind


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Fact(_Document):
    """Something told once; ``sequence`` tells newer from older within the stream it comes from."""

    sequence: int


class Period(Fact):
    """A fact with a first and a last day, both included; no last day means until further notice."""

    starts_on: date
    ends_on: date | None = None

    def holds(self, on: date) -> bool:
        """Tell whether the day lies within the period."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


class Stop(Fact):
    """The end of what was told before it; from this day on it holds no more."""

    on: date


class PostFact(Period):
    """A post in a unit."""

    unit_id: UUID


class PlacementFact(Fact):
    """A child's unit from a day on."""

    unit_id: UUID
    starts_on: date


class AgeFact(Fact):
    """A child's age in whole years on a day."""

    age: int
    on: date


class RelationFact(Period):
    """What a register says of a guardian."""

    has_parental_responsibility: bool


class RestrictionFact(Period):
    """What keeps one guardian from what is shared."""

    guardian_id: UUID


class ProtectionFact(Fact):
    """How well a person's whereabouts are protected from a day on."""

    protection: AddressProtection
    starts_on: date


class ConflictFact(Fact):
    """Whether an employee and a child are too close, from a day on."""

    exists: bool
    starts_on: date

    def holds(self, on: date) -> bool:
        """Tell whether they are too close that day; a conflict lasts until the day it is lifted."""
        return self.exists if self.starts_on <= on else not self.exists


class EmergencyFact(Fact):
    """That an employee may read about a child until an instant."""

    emergency_id: UUID
    employee_id: UUID
    until: datetime


class UnitRow(Fact):
    """A unit as it was last described."""

    about: Literal["unit"] = "unit"
    unit_id: UUID
    kind: UnitKind
    ownership: Ownership
    regime: ConfidentialityRegime
    leader_id: UUID
    deputy_id: UUID | None
    next_leader_ids: tuple[UUID, ...]


class ChildRow(_Document):
    """A child: where, how old, and who stands in which relation to it, by the other one's id."""

    about: Literal["child"] = "child"
    child_id: UUID
    placements: Mapping[str, PlacementFact] = {}
    ages: Mapping[str, AgeFact] = {}
    relations: Mapping[str, RelationFact] = {}
    grants: Mapping[str, Period] = {}
    access_ends: Mapping[str, Stop] = {}
    restrictions: Mapping[str, RestrictionFact] = {}
    lifts: Mapping[str, Stop] = {}
    conflicts: Mapping[str, ConflictFact] = {}
    emergencies: Mapping[str, EmergencyFact] = {}


class PersonRow(_Document):
    """A person, child or adult: posts, protection, and the children they stand close to, by id."""

    about: Literal["person"] = "person"
    person_id: UUID
    posts: Mapping[str, PostFact] = {}
    protections: Mapping[str, ProtectionFact] = {}
    wards: Mapping[str, RelationFact] = {}
    conflicts: Mapping[str, ConflictFact] = {}


Row: TypeAlias = Annotated[UnitRow | ChildRow | PersonRow, Field(discriminator="about")]
"""What stands under one key."""

ROW: TypeAdapter[UnitRow | ChildRow | PersonRow] = TypeAdapter(Row)
"""Reads and writes rows as JSON: ``ROW.validate_json``, ``ROW.dump_json``."""


def unit_key(unit_id: UUID) -> str:
    """Name the row of a unit."""
    return f"unit:{unit_id}"


def child_key(child_id: UUID) -> str:
    """Name the row of what concerns a child."""
    return f"child:{child_id}"


def person_key(person_id: UUID) -> str:
    """Name the row of a person."""
    return f"person:{person_id}"


def holds(period: Period | None, stop: Stop | None, on: date) -> bool:
    """Tell whether something that can be stopped holds that day, in whichever order both came.

    A stop ends what was told before it, and not what was told anew after it.
    """
    if period is None or not period.holds(on):
        return False
    return stop is None or stop.sequence < period.sequence or on < stop.on


F = TypeVar("F", bound=Fact)


def newest(facts: Mapping[str, F], key: str, told: F) -> dict[str, F]:
    """Put a fact in its place, unless something newer already stands there."""
    known = facts.get(key)
    if known is not None and known.sequence >= told.sequence:
        return dict(facts)
    return {**facts, key: told}
