"""Which emergency access to a child was opened?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.directory.domain.emergency.events import EmergencyAccessOpened
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class EmergenciesOfAChild(BaseModel):
    """The emergencies of one child, in the order in which they were opened."""

    model_config = ConfigDict(frozen=True)

    emergency_ids: tuple[UUID, ...] = ()


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    event = recorded.event
    return (str(event.child_id),) if isinstance(event, EmergencyAccessOpened) else ()


def _evolve(
    _: str, row: EmergenciesOfAChild | None, recorded: Recorded[Event]
) -> EmergenciesOfAChild | None:
    known = row.emergency_ids if row else ()
    return EmergenciesOfAChild(emergency_ids=(*known, recorded.subject_id))


EMERGENCIES_OF_A_CHILD: Final = View("emergencies_of_a_child", EmergenciesOfAChild, _keys, _evolve)
