"""What is recorded of a matter, beside the messages it gives rise to."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeAlias
from uuid import UUID

from pydantic import Field

from services.notification.domain.codes import Happening
from services.notification.domain.message.events import MessageEvent
from services.notification.domain.waiting import Mark, Task
from shared.eventing.decider import Event, Message

AnyMark: TypeAlias = Annotated[Mark, Field(discriminator="mark")]


class Learned(Message):
    """What a fact teaches about the people of a matter; it only adds, so order is no matter."""

    child_id: UUID | None = None
    unit_id: UUID | None = None
    guardians_told: tuple[UUID, ...] = ()
    participants: tuple[UUID, ...] = ()


class FactHeard(Event):
    """Another service told a fact of this concern or case."""

    fact_id: str
    happening: Happening
    marks: tuple[AnyMark, ...]
    learned: Learned


class WaitingBegan(Event):
    """Something waits for a person from now on. ``child_id`` is whose case it is, if known."""

    person_id: UUID
    task: Task
    subject_id: UUID
    due_on: date | None = None
    child_id: UUID | None = None


class WaitingEnded(Event):
    """It no longer waits for that person."""

    person_id: UUID
    task: Task
    subject_id: UUID


MatterEvent: TypeAlias = FactHeard | WaitingBegan | WaitingEnded | MessageEvent
