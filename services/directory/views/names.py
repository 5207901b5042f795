"""What is someone called, and are they a child or grown up?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.directory.domain.child.events import ChildEntered, ChildRenamed
from services.directory.domain.person.events import PersonEntered, PersonRenamed
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View

NAMING = (ChildEntered, ChildRenamed, PersonEntered, PersonRenamed)


class NameLine(BaseModel):
    """The name of a person or a child. Who may read it is asked each time."""

    model_config = ConfigDict(frozen=True)

    person_id: UUID
    name: str
    is_child: bool


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    return (str(recorded.subject_id),) if isinstance(recorded.event, NAMING) else ()


def _evolve(_: str, __: NameLine | None, recorded: Recorded[Event]) -> NameLine | None:
    event = recorded.event
    assert isinstance(event, NAMING)
    is_child = isinstance(event, (ChildEntered, ChildRenamed))
    return NameLine(person_id=recorded.subject_id, name=event.name, is_child=is_child)


NAMES: Final = View("names", NameLine, _keys, _evolve)
