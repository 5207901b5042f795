"""What has a person been told?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.notification.domain.codes import Audience, MessageKind
from services.notification.domain.message.events import MessagePlaced, MessageRead
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class InboxMessage(BaseModel):
    """One message in the inbox of one person."""

    model_config = ConfigDict(frozen=True)

    message_id: UUID
    person_id: UUID
    audience: Audience
    kind: MessageKind
    matter_id: UUID
    child_id: UUID | None
    placed_at: datetime
    is_read: bool = False


def keys(recorded: Recorded[Event]) -> Collection[str]:
    """A row for each message."""
    match recorded.event:
        case MessagePlaced(message_id=message_id) | MessageRead(message_id=message_id):
            return (str(message_id),)
        case _:
            return ()


def evolve(_: str, row: InboxMessage | None, recorded: Recorded[Event]) -> InboxMessage | None:
    """Put a message in, or mark it as read."""
    match recorded.event:
        case MessagePlaced() as placed:
            return InboxMessage(
                message_id=placed.message_id,
                person_id=placed.person_id,
                audience=placed.audience,
                kind=placed.kind,
                matter_id=recorded.subject_id,
                child_id=placed.child_id,
                placed_at=recorded.occurred_at,
            )
        case MessageRead() if row:
            return row.model_copy(update={"is_read": True})
        case _:
            return row


INBOX: Final = View(
    "inbox", InboxMessage, keys, evolve, indexed={"person_id": lambda row: str(row.person_id)}
)
