"""What a message is: nothing yet, held back with a reason, or placed, with or without an e-mail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias, assert_never
from uuid import UUID

from services.notification.domain.codes import Audience, Happening, SuppressedBecause
from services.notification.domain.message.codes import NotMailedBecause
from services.notification.domain.message.events import (
    MailAbandoned,
    MailDelivered,
    MailFailed,
    MailQueued,
    MailWithheld,
    MessageEvent,
    MessagePlaced,
    MessageRead,
    MessageSuppressed,
)


@dataclass(frozen=True, slots=True)
class NoMail:
    """The inbox is as far as this message goes."""


@dataclass(frozen=True, slots=True)
class MailToSend:
    """An e-mail goes out from ``due_at`` on; so many attempts have failed."""

    due_at: datetime
    failed_attempts: int = 0


@dataclass(frozen=True, slots=True)
class DeliveredMail:
    """A mail server has acknowledged the e-mail."""


@dataclass(frozen=True, slots=True)
class AbandonedMail:
    """So many attempts failed that no more are made."""


@dataclass(frozen=True, slots=True)
class WithheldMail:
    """Something speaks against the e-mail."""

    because: NotMailedBecause


Mail: TypeAlias = NoMail | MailToSend | DeliveredMail | AbandonedMail | WithheldMail


@dataclass(frozen=True, slots=True)
class NoMessage:
    """Nothing is on record."""


@dataclass(frozen=True, slots=True)
class SuppressedMessage:
    """The person is not told, as far as was known here; ``told_at`` is when the fact was told."""

    person_id: UUID
    audience: Audience
    happening: Happening
    fact_id: str
    told_at: datetime
    because: SuppressedBecause


@dataclass(frozen=True, slots=True)
class PlacedMessage:
    """The message lies in the inbox of ``person_id``, who is told as ``audience``."""

    person_id: UUID
    audience: Audience
    happening: Happening
    mail: Mail = NoMail()
    is_read: bool = False


MessageState: TypeAlias = NoMessage | SuppressedMessage | PlacedMessage


def evolve(state: MessageState, event: MessageEvent) -> MessageState:
    """Fold one event into what the message is."""
    match event:
        case MessagePlaced():
            return PlacedMessage(event.person_id, event.audience, event.happening)
        case MessageSuppressed():
            return _suppressed(event)
        case MessageRead():
            return replace(state, is_read=True) if isinstance(state, PlacedMessage) else state
        case _:
            return (
                replace(state, mail=_mail_after(event))
                if isinstance(state, PlacedMessage)
                else state
            )


def _suppressed(event: MessageSuppressed) -> SuppressedMessage:
    return SuppressedMessage(
        person_id=event.person_id,
        audience=event.audience,
        happening=event.happening,
        fact_id=event.fact_id,
        told_at=event.told_at,
        because=event.because,
    )


def _mail_after(
    event: MailQueued | MailDelivered | MailFailed | MailAbandoned | MailWithheld,
) -> Mail:
    match event:
        case MailQueued(due_at=due_at):
            return MailToSend(due_at)
        case MailFailed(attempt=attempt, retry_at=retry_at):
            return MailToSend(retry_at, attempt)
        case MailDelivered():
            return DeliveredMail()
        case MailAbandoned():
            return AbandonedMail()
        case MailWithheld(because=because):
            return WithheldMail(because)
        case unknown:
            assert_never(unknown)
