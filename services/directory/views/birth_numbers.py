"""Which child has this birth number? Asked by its mark: the number stands in no index."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.directory.domain.child.events import BirthNumberEntered
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class ChildOfNumber(BaseModel):
    """The child for which a number was last entered."""

    model_config = ConfigDict(frozen=True)

    child_id: UUID


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    event = recorded.event
    if isinstance(event, BirthNumberEntered) and event.birth_number_mark:
        return (event.birth_number_mark,)
    return ()


def _evolve(_: str, __: ChildOfNumber | None, recorded: Recorded[Event]) -> ChildOfNumber | None:
    return ChildOfNumber(child_id=recorded.subject_id)


BIRTH_NUMBERS: Final = View("birth_numbers", ChildOfNumber, _keys, _evolve)
