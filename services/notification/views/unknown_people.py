"""Who was not told because nobody had said here who they are?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.notification.domain.codes import SuppressedBecause
from services.notification.domain.message.events import MessagePlaced, MessageSuppressed
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class UnknownPerson(BaseModel):
    """A message that may be for someone after all, once the directory has told of them."""

    model_config = ConfigDict(frozen=True)

    message_id: UUID
    person_id: UUID
    matter_id: UUID
    told_at: datetime


def keys(recorded: Recorded[Event]) -> Collection[str]:
    """A row for each message."""
    match recorded.event:
        case MessagePlaced(message_id=message_id):
            return (str(message_id),)
        case MessageSuppressed(because=SuppressedBecause.PERSON_UNKNOWN, message_id=message_id):
            return (str(message_id),)
        case _:
            return ()


def evolve(_: str, __: UnknownPerson | None, recorded: Recorded[Event]) -> UnknownPerson | None:
    """Note it, and forget it when the message was placed after all."""
    match recorded.event:
        case MessageSuppressed() as suppressed:
            return UnknownPerson(
                message_id=suppressed.message_id,
                person_id=suppressed.person_id,
                matter_id=recorded.subject_id,
                told_at=suppressed.told_at,
            )
        case _:
            return None


UNKNOWN_PEOPLE: Final = View(
    "unknown_people", UnknownPerson, keys, evolve, indexed={"queue": lambda _: "all"}
)
