"""Who has verified the same address or number, and whom of the others has each confirmed?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.notification.domain.contact.codes import PointKind
from services.notification.domain.contact.events import (
    ContactPointRemoved,
    ContactPointVerified,
    SharedUseConfirmed,
)
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View
from shared.privacy import Mark


class VerifiedPoints(BaseModel):
    """Everyone who has verified one address, each with those whom they have confirmed."""

    model_config = ConfigDict(frozen=True)

    people: Mapping[UUID, frozenset[UUID]] = {}

    def others(self, person_id: UUID) -> Mapping[UUID, frozenset[UUID]]:
        """Give those who have it beside this person."""
        return {one: confirmed for one, confirmed in self.people.items() if one != person_id}


def point_key(kind: PointKind, mark: Mark) -> str:
    """Name the row of an address, which is known by its mark alone."""
    return f"{kind}:{mark}"


def keys(recorded: Recorded[Event]) -> Collection[str]:
    """A row for each address."""
    match recorded.event:
        case (
            ContactPointVerified(kind=kind, mark=str(mark))
            | SharedUseConfirmed(kind=kind, mark=str(mark))
            | ContactPointRemoved(kind=kind, mark=str(mark))
        ):
            return (point_key(kind, mark),)
        case _:
            return ()


def evolve(_: str, row: VerifiedPoints | None, recorded: Recorded[Event]) -> VerifiedPoints | None:
    """Note who has it; a row without anyone is no row."""
    people = dict(row.people) if row else {}
    person_id = recorded.subject_id
    match recorded.event:
        case ContactPointVerified():
            people[person_id] = frozenset()
        case SharedUseConfirmed(others=others):
            people[person_id] = people.get(person_id, frozenset()).union(others)
        case _:
            people.pop(person_id, None)
    return VerifiedPoints(people=people) if people else None


VERIFIED_POINTS: Final = View("verified_points", VerifiedPoints, keys, evolve)
