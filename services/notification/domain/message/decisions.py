"""What may become of a message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final, assert_never

from services.notification.domain.codes import SuppressedBecause
from services.notification.domain.message.codes import MailFailure
from services.notification.domain.message.commands import (
    MessageCommand,
    ReadMessage,
    RecordMailAccepted,
    RecordMailFailed,
    RequestMessage,
    SuppressMessage,
    WithholdMail,
)
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
from services.notification.domain.message.message import (
    MailToSend,
    MessageState,
    NoMessage,
    PlacedMessage,
    SuppressedMessage,
    evolve,
)
from services.notification.domain.message.refusals import (
    AMessageIsReadByTheOneItIsFor,
    NothingIsSentBeforeItIsOnRecord,
)
from shared.eventing.decider import Decider

RETRY_AFTER: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(days=1),
)
"""How long to wait after the first failed attempt, the second, and so on; then it is abandoned."""


def decide(command: MessageCommand, state: MessageState) -> Sequence[MessageEvent]:
    """Answer a command with what happens, or refuse it."""
    match command:
        case RequestMessage():
            return _request(command, state)
        case SuppressMessage():
            return _suppress(command, state)
        case ReadMessage():
            return _read(command, state)
        case RecordMailAccepted() | RecordMailFailed() | WithholdMail():
            return _record_outcome(command, state)
        case unknown:
            assert_never(unknown)


def _request(command: RequestMessage, state: MessageState) -> Sequence[MessageEvent]:
    """Place it once. Only someone who was not known before may be told after all."""
    match state:
        case NoMessage() | SuppressedMessage(because=SuppressedBecause.PERSON_UNKNOWN):
            placed = MessagePlaced(
                person_id=command.person_id,
                kind=command.kind,
                matter_id=command.matter_id,
                fact_id=command.fact_id,
            )
            queued = MailQueued(person_id=command.person_id, due_at=command.now)
            return [placed, queued] if command.by_mail else [placed]
        case _:
            return []


def _suppress(command: SuppressMessage, state: MessageState) -> Sequence[MessageEvent]:
    if not isinstance(state, NoMessage):
        return []
    return [
        MessageSuppressed(
            person_id=command.person_id,
            kind=command.kind,
            matter_id=command.matter_id,
            fact_id=command.fact_id,
            because=command.because,
        )
    ]


def _read(command: ReadMessage, state: MessageState) -> Sequence[MessageEvent]:
    if not isinstance(state, PlacedMessage):
        raise NothingIsSentBeforeItIsOnRecord
    if state.person_id != command.by.person_id:
        raise AMessageIsReadByTheOneItIsFor
    return [] if state.is_read else [MessageRead(person_id=state.person_id)]


def _record_outcome(
    command: RecordMailAccepted | RecordMailFailed | WithholdMail, state: MessageState
) -> Sequence[MessageEvent]:
    """Record what came of an attempt; what is settled stays settled."""
    if not isinstance(state, PlacedMessage):
        raise NothingIsSentBeforeItIsOnRecord
    if not isinstance(state.mail, MailToSend):
        return []
    match command:
        case RecordMailAccepted():
            attempt = state.mail.failed_attempts + 1
            return [MailDelivered(person_id=state.person_id, attempt=attempt)]
        case WithholdMail(because=because):
            return [MailWithheld(person_id=state.person_id, because=because)]
        case RecordMailFailed():
            return [_after_failure(command, state, state.mail)]
        case unknown:
            assert_never(unknown)


def _after_failure(
    command: RecordMailFailed, state: PlacedMessage, mail: MailToSend
) -> MessageEvent:
    attempt = mail.failed_attempts + 1
    if command.failure is MailFailure.REFUSED_FOR_GOOD or attempt > len(RETRY_AFTER):
        return MailAbandoned(person_id=state.person_id, attempt=attempt, failure=command.failure)
    return MailFailed(
        person_id=state.person_id,
        attempt=attempt,
        failure=command.failure,
        retry_at=command.now + RETRY_AFTER[attempt - 1],
    )


message_decider: Decider[MessageCommand, MessageState, MessageEvent] = Decider(
    NoMessage(), decide, evolve
)
