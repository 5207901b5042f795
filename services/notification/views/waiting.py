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

    task: Task
    subject_id: UUID
    matter_id: UUID
    child_id: UUID | None
    due_on: date | None
    since: datetime


class WaitingFor(BaseModel):
    """Everything that waits for one person."""

    model_config = ConfigDict(frozen=True)

    items: tuple[Item, ...] = ()


def keys(recorded: Recorded[Event]) -> Collection[str]:
    """A row for each person."""
    match recorded.event:
        case WaitingBegan(person_id=person_id) | WaitingEnded(person_id=person_id):
            return (str(person_id),)
        case _:
            return ()


def evolve(_: str, row: WaitingFor | None, recorded: Recorded[Event]) -> WaitingFor | None:
    """Add what began to wait, take away what ended."""
    items = row.items if row else ()
    match recorded.event:
        case WaitingBegan() as began:
            return WaitingFor(items=(*items, _item(began, recorded)))
        case WaitingEnded(task=task, subject_id=subject_id):
            left = [one for one in items if (one.task, one.subject_id) != (task, subject_id)]
            return WaitingFor(items=tuple(left)) if left else None
        case _:
            return row


def _item(began: WaitingBegan, recorded: Recorded[Event]) -> Item:
    return Item(
        task=began.task,
        subject_id=began.subject_id,
        matter_id=recorded.subject_id,
        child_id=began.child_id,
        due_on=began.due_on,
        since=recorded.occurred_at,
    )


WAITING: Final = View("waiting", WaitingFor, keys, evolve)
