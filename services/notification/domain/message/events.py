"""What happens to a message."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from services.notification.domain.codes import (
    Audience,
    Happening,
    MessageKind,
    SuppressedBecause,
)
from services.notification.domain.message.codes import MailFailure, NotMailedBecause
from shared.eventing.decider import Event


class _OfMessage(Event):
    message_id: UUID
    person_id: UUID


class MessagePlaced(_OfMessage):
    """A message lies in a person's inbox. ``child_id`` is whose case it comes from, if known."""

    audience: Audience
    kind: MessageKind
    happening: Happening
    fact_id: str
    child_id: UUID | None = None


class MessageSuppressed(_OfMessage):
    """Someone was not told, and why. ``kind`` is None where the matrix knows no message at all.

    ``told_at`` is when the fact was told by the service it comes from.
    """

    audience: Audience
    kind: MessageKind | None = None
    happening: Happening
    fact_id: str
    told_at: datetime
    because: SuppressedBecause


class MailQueued(_OfMessage):
    """An e-mail that says there is a message is to go out, once, from ``due_at`` on."""

    due_at: datetime


class MailDelivered(_OfMessage):
    """The mail server has taken the e-mail over and said so."""

    attempt: int


class MailFailed(_OfMessage):
    """An attempt failed; the next one is at ``retry_at``."""

    attempt: int
    failure: MailFailure
    retry_at: datetime


class MailAbandoned(_OfMessage):
    """No further attempt is made. The message lies in the inbox; someone should look at why."""

    attempt: int
    failure: MailFailure


class MailWithheld(_OfMessage):
    """No e-mail goes out, and why; the message lies in the inbox."""

    because: NotMailedBecause


class MessageRead(_OfMessage):
    """The person has marked the message as read."""


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
