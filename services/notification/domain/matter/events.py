"""What is recorded of a matter: that a fact was heard, and what it leaves behind here."""

from __future__ import annotations

from typing import Annotated, TypeAlias
from uuid import UUID

from pydantic import Field

from services.notification.domain.codes import Happening
from services.notification.domain.waiting import Mark
from shared.eventing.decider import Event, Message

AnyMark: TypeAlias = Annotated[Mark, Field(discriminator="mark")]


class Learned(Message):
    """What a fact teaches about the people of a matter; sets only grow, so order is no matter."""

    child_id: UUID | None = None
    guardians_told: frozenset[UUID] = frozenset()
    participants: frozenset[UUID] = frozenset()


class FactHeard(Event):
    """Another service told a fact of this concern or case."""

    fact_id: str
    happening: Happening
    marks: tuple[AnyMark, ...]
    learned: Learned
