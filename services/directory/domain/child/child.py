"""What is known of a child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias
from uuid import UUID

from services.directory.domain.child.family import GuardianRelation, Restriction
from services.directory.domain.days import age_on
from shared.contracts.codes import AddressProtection
from shared.privacy import NOBODYS_BIRTH_DATE


@dataclass(frozen=True, slots=True)
class Placement:
    """The unit a child belongs to, from a day on."""

    unit_id: UUID
    starts_on: date


@dataclass(frozen=True, slots=True)
class KeptApart:
    """What stands in streams of their own, in whichever order they are read.

    ``granted`` tells since when; it and ``conflicts`` hold what has not ended.
    """

    birth_number: str | None = None
    restrictions: Mapping[UUID, Restriction] = field(default_factory=dict)
    granted: Mapping[UUID, date] = field(default_factory=dict)
    conflicts: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class NoChild:
    """Nobody has entered it."""

    apart: KeptApart = KeptApart()


@dataclass(frozen=True, slots=True)
class KnownChild:
    """A child. ``age_told`` is the age in whole years that others take it to have today."""

    child_id: UUID
    name: str
    birth_date: date
    age_told: int
    apart: KeptApart
    placements: tuple[Placement, ...] = ()
    protection: AddressProtection = AddressProtection.NONE
    guardians: Mapping[UUID, GuardianRelation] = field(default_factory=dict)

    def unit(self, on: date) -> UUID | None:
        """Tell the unit that day, or the first one where the child has not started yet."""
        told = sorted(self.placements, key=lambda placement: placement.starts_on)
        begun = [placement for placement in told if placement.starts_on <= on]
        here = begun[-1] if begun else next(iter(told), None)
        return here.unit_id if here else None

    @property
    def is_forgotten(self) -> bool:
        """Tell whether the birth date may no longer be read: then no birthday comes any more."""
        return self.birth_date == NOBODYS_BIRTH_DATE

    def age(self, on: date) -> int:
        """Tell the age in whole years; the one that was told last, where nothing tells it now."""
        return self.age_told if self.is_forgotten else age_on(self.birth_date, on)

    def is_guardian(self, person_id: UUID, on: date) -> bool:
        """Tell whether someone is a guardian that day."""
        relation = self.guardians.get(person_id)
        return relation is not None and relation.holds(on)

    def is_restricted(self, guardian_id: UUID, since: date, until: date) -> bool:
        """Tell whether any restriction kept this guardian out on any of these days."""
        return any(
            restriction.guardian_id == guardian_id and restriction.held(since, until)
            for restriction in self.apart.restrictions.values()
        )

    def strangers(self, on: date) -> frozenset[UUID]:
        """Name those who are too close to the child to be anything but strangers."""
        guardians = {who for who in self.guardians if self.is_guardian(who, on)}
        return self.apart.conflicts | guardians

    def is_stranger(self, person_id: UUID, on: date) -> bool:
        """Tell whether someone is too close to the child to be anything but a stranger."""
        return person_id in self.apart.conflicts or self.is_guardian(person_id, on)


Child: TypeAlias = NoChild | KnownChild
