"""What may be asked of a message."""

from __future__ import annotations

from typing import TypeAlias
from uuid import UUID

from services.notification.domain.codes import MessageKind, SuppressedBecause
from services.notification.domain.message.codes import MailFailure, NotMailedBecause
from shared.eventing.decider import Command


class RequestMessage(Command):
    """Tell a person, in the inbox and perhaps by e-mail."""

    person_id: UUID
    kind: MessageKind
    matter_id: UUID
    fact_id: str
    by_mail: bool


class SuppressMessage(Command):
    """Put on record that a person is not told, and why."""

    person_id: UUID
    kind: MessageKind | None
    matter_id: UUID
    fact_id: str
    because: SuppressedBecause


class RecordMailAccepted(Command):
    """The mail server has answered that it has taken the e-mail over."""


class RecordMailFailed(Command):
    """The mail server did not take the e-mail."""

    failure: MailFailure


class WithholdMail(Command):
    """At the moment of sending, something speaks against the e-mail."""

    because: NotMailedBecause


class ReadMessage(Command):
    """Mark a message as read."""


MessageCommand: TypeAlias = (
    RequestMessage
    | SuppressMessage
    | RecordMailAccepted
    | RecordMailFailed
    | WithholdMail
    | ReadMessage
)
