"""What may become of a message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, assert_never
from uuid import UUID

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
from services.notification.domain.message.retry import next_attempt
from shared.eventing.asking_rules import passed, refuse
from shared.eventing.decider import Decider

MAY_BE_LEARNED: Final = frozenset(
    {SuppressedBecause.PERSON_UNKNOWN, SuppressedBecause.NOT_YET_TOLD_BY_A_PERSON}
)
"""What may only seem so because another fact, told before, was heard after."""


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
    """Place it once; also where something was not known here yet and has been told since."""
    match state:
        case SuppressedMessage(because=because) if because not in MAY_BE_LEARNED:
            return []
        case NoMessage() | SuppressedMessage():
            placed = MessagePlaced(
                message_id=command.message_id,
                person_id=command.person_id,
                audience=command.audience,
                kind=command.kind,
                happening=command.happening,
                fact_id=command.fact_id,
                child_id=command.child_id,
            )
            queued = MailQueued(
                message_id=command.message_id, person_id=command.person_id, due_at=command.now
            )
            return [placed, queued] if command.by_mail else [placed]
        case _:
            return []


def _suppress(command: SuppressMessage, state: MessageState) -> Sequence[MessageEvent]:
    if not isinstance(state, NoMessage):
        return []
    return [
        MessageSuppressed(
            message_id=command.message_id,
            person_id=command.person_id,
            audience=command.audience,
            kind=command.kind,
            happening=command.happening,
            fact_id=command.fact_id,
            told_at=command.told_at,
            because=command.because,
        )
    ]


def _read(command: ReadMessage, state: MessageState) -> Sequence[MessageEvent]:
    if not isinstance(state, PlacedMessage):
        raise NothingIsSentBeforeItIsOnRecord
    passed(NothingIsSentBeforeItIsOnRecord)
    refuse(
        AMessageIsReadByTheOneItIsFor,
        when=state.person_id != command.by.person_id,
        asker=command.by.person_id,
        person=state.person_id,
    )
    read = MessageRead(message_id=command.message_id, person_id=state.person_id)
    return [] if state.is_read else [read]


def _record_outcome(
    command: RecordMailAccepted | RecordMailFailed | WithholdMail, state: MessageState
) -> Sequence[MessageEvent]:
    """Record what came of an attempt; what is settled stays settled."""
    if not isinstance(state, PlacedMessage):
        raise NothingIsSentBeforeItIsOnRecord
    passed(NothingIsSentBeforeItIsOnRecord)
    if not isinstance(state.mail, MailToSend):
        return []
    message_id, person_id = command.message_id, state.person_id
    attempt = state.mail.failed_attempts + 1
    match command:
        case RecordMailAccepted():
            return [MailDelivered(message_id=message_id, person_id=person_id, attempt=attempt)]
        case WithholdMail(because=because):
            return [MailWithheld(message_id=message_id, person_id=person_id, because=because)]
        case RecordMailFailed(failure=failure):
            return [_after_failure(message_id, person_id, attempt, failure, command.now)]
        case unknown:
            assert_never(unknown)


def _after_failure(
    message_id: UUID, person_id: UUID, attempt: int, failure: MailFailure, now: datetime
) -> MessageEvent:
    retry_at = next_attempt(attempt, failure, now)
    if retry_at is None:
        return MailAbandoned(
            message_id=message_id, person_id=person_id, attempt=attempt, failure=failure
        )
    return MailFailed(
        message_id=message_id,
        person_id=person_id,
        attempt=attempt,
        failure=failure,
        retry_at=retry_at,
    )


message_decider: Decider[MessageCommand, MessageState, MessageEvent] = Decider(
    NoMessage(), decide, evolve
)
