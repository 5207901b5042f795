"""Which e-mails are still to go out?

Only a hint of where to look: whether one really goes out is asked of the record each time, so
that making this view again sends nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.notification.domain.contact.codes import PointKind
from services.notification.domain.contact.events import (
    CodeMailAbandoned,
    CodeMailed,
    CodeMailFailed,
    CodeQueued,
    ContactPointRemoved,
    ContactPointVerified,
)
from services.notification.domain.message.events import (
    MailAbandoned,
    MailDelivered,
    MailFailed,
    MailQueued,
    MailWithheld,
)
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class What(StrEnum):
    """What an e-mail is for."""

    MESSAGE = "message"
    CODE = "code"


class MailToSend(BaseModel):
    """An e-mail on its way. ``subject_id`` is the matter of a message, the person of a code."""

    model_config = ConfigDict(frozen=True)

    what: What
    id: UUID
    subject_id: UUID
    queued_at: datetime
    due_at: datetime


def keys(recorded: Recorded[Event]) -> Collection[str]:
    """A row for each message, and one for the latest code of each person."""
    match recorded.event:
        case MailQueued() | MailDelivered() | MailFailed() | MailAbandoned() | MailWithheld():
            return (f"{What.MESSAGE}:{recorded.event.message_id}",)
        case CodeQueued() | CodeMailed() | CodeMailFailed() | CodeMailAbandoned():
            return (f"{What.CODE}:{recorded.subject_id}",)
        case ContactPointVerified(kind=PointKind.MAIL) | ContactPointRemoved(kind=PointKind.MAIL):
            return (f"{What.CODE}:{recorded.subject_id}",)
        case _:
            return ()


def evolve(_: str, row: MailToSend | None, recorded: Recorded[Event]) -> MailToSend | None:
    """Queue it, put it off, or take it off the list."""
    match recorded.event:
        case MailQueued(message_id=message_id, due_at=due_at):
            return _queued(What.MESSAGE, message_id, due_at, recorded)
        case CodeQueued(code_id=code_id, due_at=due_at):
            return _queued(What.CODE, code_id, due_at, recorded)
        case MailFailed(retry_at=retry_at) | CodeMailFailed(retry_at=retry_at) if row:
            return row.model_copy(update={"due_at": retry_at})
        case _:
            return None


def _queued(what: What, mail_id: UUID, due_at: datetime, recorded: Recorded[Event]) -> MailToSend:
    return MailToSend(
        what=what, id=mail_id, subject_id=recorded.subject_id, queued_at=due_at, due_at=due_at
    )


MAIL_TO_SEND: Final = View(
    "mail_to_send", MailToSend, keys, evolve, indexed={"queue": lambda _: "all"}
)
