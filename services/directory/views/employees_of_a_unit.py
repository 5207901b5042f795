"""Who works, worked or will work in a unit?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.directory.domain.codes import Position
from services.directory.domain.person.events import PostEnded, PostHeld
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class PostLine(BaseModel):
    """A post of one employee; both days are included."""

    model_config = ConfigDict(frozen=True)

    unit_id: UUID
    employee_id: UUID
    position: Position
    starts_on: date
    ends_on: date | None

    def holds(self, on: date) -> bool:
        """Tell whether it is held that day."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    event = recorded.event
    if isinstance(event, (PostHeld, PostEnded)):
        return (f"{event.unit_id}/{event.person_id}/{event.starts_on.isoformat()}",)
    return ()


def _evolve(_: str, __: PostLine | None, recorded: Recorded[Event]) -> PostLine | None:
    event = recorded.event
    assert isinstance(event, (PostHeld, PostEnded))
    return PostLine(
        unit_id=event.unit_id,
        employee_id=event.person_id,
        position=event.position,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
    )


EMPLOYEES_OF_A_UNIT: Final = View(
    "employees_of_a_unit",
    PostLine,
    _keys,
    _evolve,
    {"unit_id": lambda row: str(row.unit_id)},
)
