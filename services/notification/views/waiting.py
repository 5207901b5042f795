"""What waits for a person, whatever service it waits in?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.notification.domain.matter.events import WaitingBegan, WaitingEnded
from services.notification.domain.waiting import Task
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class Item(BaseModel):
    """One thing that waits. ``child_id`` is whose case it is, where that is known here."""

    model_config = ConfigDict(frozen=True)

    person_id: UUID
    task: Task
    subject_id: UUID
    matter_id: UUID
    child_id: UUID | None
    due_on: date | None
    since: datetime


def keys(recorded: Recorded[Event]) -> Collection[str]:
    """A row for each thing that waits for someone."""
    match recorded.event:
        case WaitingBegan() | WaitingEnded() as event:
            return (f"{event.person_id}/{event.task}/{event.subject_id}",)
        case _:
            return ()


def evolve(_: str, row: Item | None, recorded: Recorded[Event]) -> Item | None:
    """Add what began to wait, take away what ended."""
    match recorded.event:
        case WaitingBegan() as began:
            return _item(began, recorded)
        case WaitingEnded():
            return None
        case _:
            return row


def _item(began: WaitingBegan, recorded: Recorded[Event]) -> Item:
    return Item(
        person_id=began.person_id,
        task=began.task,
        subject_id=began.subject_id,
        matter_id=recorded.subject_id,
        child_id=began.child_id,
        due_on=began.due_on,
        since=recorded.occurred_at,
    )


WAITING: Final = View(
    "what_waits", Item, keys, evolve, indexed={"person_id": lambda row: str(row.person_id)}
)
