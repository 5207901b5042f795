"""Which units are there?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.directory.domain.unit.unit import UnitDescribed
from shared.contracts.codes import UnitKind
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class UnitLine(BaseModel):
    """A unit in a list."""

    model_config = ConfigDict(frozen=True)

    unit_id: UUID
    name: str
    kind: UnitKind


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    return (str(recorded.subject_id),) if isinstance(recorded.event, UnitDescribed) else ()


def _evolve(_: str, __: UnitLine | None, recorded: Recorded[Event]) -> UnitLine | None:
    event = recorded.event
    assert isinstance(event, UnitDescribed)
    described = event.description
    return UnitLine(unit_id=event.unit_id, name=described.name, kind=described.kind)


ALL = "all"
"""The value under which every unit is listed."""

UNITS_LISTED: Final = View("units", UnitLine, _keys, _evolve, {"listed": lambda _: ALL})
