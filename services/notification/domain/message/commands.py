"""What may be asked of a message."""

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
from shared.eventing.decider import Command


class _OfMessage(Command):
    message_id: UUID


class RequestMessage(_OfMessage):
    """Tell a person, in the inbox and perhaps by e-mail."""

    person_id: UUID
    audience: Audience
    kind: MessageKind
    happening: Happening
    fact_id: str
    child_id: UUID | None
    by_mail: bool


class SuppressMessage(_OfMessage):
    """Put on record that a person is not told, and why."""

    person_id: UUID
    audience: Audience
    kind: MessageKind | None
    happening: Happening
    fact_id: str
    told_at: datetime
    because: SuppressedBecause


class RecordMailAccepted(_OfMessage):
    """The mail server has answered that it has taken the e-mail over."""


class RecordMailFailed(_OfMessage):
    """The mail server did not take the e-mail."""

    failure: MailFailure


class WithholdMail(_OfMessage):
    """At the moment of sending, something speaks against the e-mail."""

    because: NotMailedBecause


class ReadMessage(_OfMessage):
    """Mark a message as read."""


MessageCommand: TypeAlias = (
    RequestMessage
    | SuppressMessage
    | RecordMailAccepted
    | RecordMailFailed
    | WithholdMail
    | ReadMessage
)
