"""What happens to a message."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from services.notification.domain.codes import MessageKind, SuppressedBecause
from services.notification.domain.message.codes import MailFailure, NotMailedBecause
from shared.eventing.decider import Event


class MessagePlaced(Event):
    """A message lies in a person's inbox. ``matter_id`` is the concern or case it belongs to."""

    person_id: UUID
    kind: MessageKind
    matter_id: UUID
    fact_id: str


class MessageSuppressed(Event):
    """Someone was not told, and why. ``kind`` is None where the matrix knows no message at all."""

    person_id: UUID
    kind: MessageKind | None
    matter_id: UUID
    fact_id: str
    because: SuppressedBecause


class MailQueued(Event):
    """An e-mail that says there is a message is to go out, once, from ``due_at`` on."""

    person_id: UUID
    due_at: datetime


class MailDelivered(Event):
    """The mail server has taken the e-mail over and said so."""

    person_id: UUID
    attempt: int


class MailFailed(Event):
    """An attempt failed; the next one is at ``retry_at``."""

    person_id: UUID
    attempt: int
    failure: MailFailure
    retry_at: datetime


class MailAbandoned(Event):
    """No further attempt is made. The message lies in the inbox; someone should look at why."""

    person_id: UUID
    attempt: int
    failure: MailFailure


class MailWithheld(Event):
    """No e-mail goes out, and why; the message lies in the inbox."""

    person_id: UUID
    because: NotMailedBecause


class MessageRead(Event):
    """The person has marked the message as read."""

    person_id: UUID


MessageEvent: TypeAlias = (
    MessagePlaced
    | MessageSuppressed
    | MailQueued
    | MailDelivered
    | MailFailed
    | MailAbandoned
    | MailWithheld
    | MessageRead
)
