"""Which children have been placed in a unit, now, earlier or from a later day?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.directory.domain.child.events import ChildPlaced
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class PlacedChild(BaseModel):
    """A child that was placed in a unit. Whether it is there today, the child itself tells."""

    model_config = ConfigDict(frozen=True)

    unit_id: UUID
    child_id: UUID


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    event = recorded.event
    return (f"{event.unit_id}/{event.child_id}",) if isinstance(event, ChildPlaced) else ()


def _evolve(_: str, __: PlacedChild | None, recorded: Recorded[Event]) -> PlacedChild | None:
    event = recorded.event
    assert isinstance(event, ChildPlaced)
    return PlacedChild(unit_id=event.unit_id, child_id=event.child_id)


CHILDREN_OF_A_UNIT: Final = View(
    "children_of_a_unit",
    PlacedChild,
    _keys,
    _evolve,
    {"unit_id": lambda row: str(row.unit_id)},
)
