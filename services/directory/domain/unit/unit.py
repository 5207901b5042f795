"""A unit: its events, what is known of it, and what is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from services.directory.domain.asking import only_the_registrar
from services.directory.domain.refusals import PersonIsEntered
from services.directory.domain.unit.commands import DescribeUnit
from services.directory.domain.unit.description import UnitDescription
from services.directory.domain.unit.refusals import (
    LeadersOfAUnitAreDifferentPeople,
    SomeoneIsAboveTheLeader,
)
from shared.eventing.asking_rules import refuse
from shared.eventing.decider import Decider, Event


class UnitDescribed(Event):
    """A unit is so from now on."""

    unit_id: UUID
    description: UnitDescription


@dataclass(frozen=True, slots=True)
class NoUnit:
    """Nobody has described it."""


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit as last described."""

    unit_id: UUID
    description: UnitDescription


Unit: TypeAlias = NoUnit | KnownUnit


def decide(command: DescribeUnit, unit: Unit) -> Sequence[UnitDescribed]:
    """Describe a unit, unless it is so already."""
    only_the_registrar(command)
    described = command.description
    refuse(
        SomeoneIsAboveTheLeader,
        when=not described.next_leader_ids,
        next_leaders=described.next_leader_ids,
    )
    refuse(
        LeadersOfAUnitAreDifferentPeople,
        when=len(set(described.leaders)) < len(described.leaders),
        leaders=described.leaders,
    )
    refuse(
        PersonIsEntered,
        when=not command.entered_people.issuperset(described.leaders),
        leaders=described.leaders,
    )
    if isinstance(unit, KnownUnit) and unit.description == described:
        return []
    return [UnitDescribed(unit_id=command.unit_id, description=described)]


def evolve(_: Unit, event: UnitDescribed) -> Unit:
    """Fold a description: the last one holds."""
    return KnownUnit(event.unit_id, event.description)


unit_decider: Decider[DescribeUnit, Unit, UnitDescribed] = Decider(NoUnit(), decide, evolve)
