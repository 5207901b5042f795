from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.notification.domain.codes import Audience, Happening, MessageKind, SuppressedBecause
from services.notification.domain.message.codes import MailFailure, NotMailedBecause
from services.notification.domain.message.commands import (
    ReadMessage,
    RecordMailAccepted,
    RecordMailFailed,
    RequestMessage,
    SuppressMessage,
    WithholdMail,
)
from services.notification.domain.message.decisions import MAY_BE_LEARNED, message_decider
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
from services.notification.domain.message.identity import mail_id, message_id
from services.notification.domain.message.refusals import (
    AMessageIsReadByTheOneItIsFor,
    NothingIsSentBeforeItIsOnRecord,
)
from services.notification.domain.message.retry import RETRY_AFTER
from tests.rules.notification.people import ADA, BERIT, KARI, MONDAY, SYSTEM, employee
from tests.spec import Spec

given = Spec(message_decider)

FACT = "019bd000-0000-7000-8000-000000000001"
MESSAGE = message_id(FACT, BERIT, MessageKind.CASE_NEEDS_A_LEAD)


def request(*, by_mail: bool) -> RequestMessage:
    return RequestMessage(
        by=SYSTEM,
        now=MONDAY,
        message_id=MESSAGE,
        person_id=BERIT,
        audience=Audience.LEADER,
        kind=MessageKind.CASE_NEEDS_A_LEAD,
        happening=Happening.CASE_OPENED,
        fact_id=FACT,
        child_id=ADA,
        by_mail=by_mail,
    )


def suppress(because: SuppressedBecause) -> SuppressMessage:
    return SuppressMessage(
        by=SYSTEM,
        now=MONDAY,
        message_id=MESSAGE,
        person_id=BERIT,
        audience=Audience.LEADER,
        kind=MessageKind.CASE_NEEDS_A_LEAD,
        happening=Happening.CASE_OPENED,
        fact_id=FACT,
        told_at=MONDAY,
        because=because,
    )


def suppressed(because: SuppressedBecause) -> MessageSuppressed:
    return MessageSuppressed(
        message_id=MESSAGE,
        person_id=BERIT,
        audience=Audience.LEADER,
        kind=MessageKind.CASE_NEEDS_A_LEAD,
        happening=Happening.CASE_OPENED,
        fact_id=FACT,
        told_at=MONDAY,
        because=because,
    )


placed = MessagePlaced(
    message_id=MESSAGE,
    person_id=BERIT,
    audience=Audience.LEADER,
    kind=MessageKind.CASE_NEEDS_A_LEAD,
    happening=Happening.CASE_OPENED,
    fact_id=FACT,
    child_id=ADA,
)
queued = MailQueued(message_id=MESSAGE, person_id=BERIT, due_at=MONDAY)
delivered = MailDelivered(message_id=MESSAGE, person_id=BERIT, attempt=1)
accepted = RecordMailAccepted(by=SYSTEM, now=MONDAY, message_id=MESSAGE)
no_connection = RecordMailFailed(
    by=SYSTEM, now=MONDAY, message_id=MESSAGE, failure=MailFailure.NO_CONNECTION
)


def failed(attempt: int) -> MailFailed:
    return MailFailed(
        message_id=MESSAGE,
        person_id=BERIT,
        attempt=attempt,
        failure=MailFailure.NO_CONNECTION,
        retry_at=MONDAY + RETRY_AFTER[attempt - 1],
    )


def abandoned(attempt: int, failure: MailFailure) -> MailAbandoned:
    return MailAbandoned(message_id=MESSAGE, person_id=BERIT, attempt=attempt, failure=failure)


ALL_BUT_THE_LAST: tuple[MessageEvent, ...] = tuple(
    failed(attempt) for attempt in range(1, len(RETRY_AFTER) + 1)
)


def test_a_message_lies_in_the_inbox() -> None:
    given().when(request(by_mail=False)).then(placed)


def test_a_mail_is_on_record_before_anything_goes_out() -> None:
    given().when(request(by_mail=True)).then(placed, queued)


def test_nothing_has_an_outcome_before_it_is_on_record() -> None:
    given().when(accepted).then_refused(NothingIsSentBeforeItIsOnRecord)
    given().when(no_connection).then_refused(NothingIsSentBeforeItIsOnRecord)


def test_a_message_asked_for_twice_is_placed_once() -> None:
    given(placed, queued).when(request(by_mail=True)).then_nothing()


def test_a_message_delivered_and_asked_for_again_is_not_sent_again() -> None:
    given(placed, queued, delivered).when(request(by_mail=True)).then_nothing()


def test_a_message_without_a_mail_gets_none_when_asked_for_again_with_one() -> None:
    given(placed).when(request(by_mail=True)).then_nothing()


def test_why_someone_was_not_told_is_on_record() -> None:
    because = SuppressedBecause.NOT_YET_TOLD_BY_A_PERSON
    given().when(suppress(because)).then(suppressed(because))


@pytest.mark.parametrize("because", set(SuppressedBecause) - MAY_BE_LEARNED)
def test_what_was_suppressed_stays_suppressed(because: SuppressedBecause) -> None:
    given(suppressed(because)).when(request(by_mail=True)).then_nothing()


@pytest.mark.parametrize("because", MAY_BE_LEARNED)
def test_what_only_was_not_known_here_yet_may_be_told_after_all(
    because: SuppressedBecause,
) -> None:
    given(suppressed(because)).when(request(by_mail=True)).then(placed, queued)


def test_a_placed_message_cannot_be_suppressed_afterwards() -> None:
    given(placed).when(suppress(SuppressedBecause.PERSON_UNKNOWN)).then_nothing()


def test_delivered_is_said_only_when_the_server_has_acknowledged() -> None:
    given(placed, queued).when(accepted).then(delivered)


def test_delivered_is_said_once() -> None:
    given(placed, queued, delivered).when(accepted).then_nothing()


def test_after_a_failure_there_is_another_attempt_a_minute_later() -> None:
    given(placed, queued).when(no_connection).then(
        MailFailed(
            message_id=MESSAGE,
            person_id=BERIT,
            attempt=1,
            failure=MailFailure.NO_CONNECTION,
            retry_at=datetime(2026, 1, 19, 9, 1, tzinfo=UTC),
        )
    )


def test_after_the_second_failure_it_takes_longer() -> None:
    given(placed, queued, failed(1)).when(no_connection).then(failed(2))
    assert RETRY_AFTER[1] == timedelta(minutes=5)


def test_a_mail_that_arrives_at_the_third_attempt_says_so() -> None:
    given(placed, queued, failed(1), failed(2)).when(accepted).then(
        MailDelivered(message_id=MESSAGE, person_id=BERIT, attempt=3)
    )


def test_after_the_last_attempt_it_is_abandoned_and_that_can_be_seen() -> None:
    given(placed, queued, *ALL_BUT_THE_LAST).when(no_connection).then(
        MailAbandoned(
            message_id=MESSAGE, person_id=BERIT, attempt=8, failure=MailFailure.NO_CONNECTION
        )
    )


def test_what_the_server_refuses_for_good_is_abandoned_at_once() -> None:
    command = RecordMailFailed(
        by=SYSTEM, now=MONDAY, message_id=MESSAGE, failure=MailFailure.REFUSED_FOR_GOOD
    )
    given(placed, queued).when(command).then(
        MailAbandoned(
            message_id=MESSAGE, person_id=BERIT, attempt=1, failure=MailFailure.REFUSED_FOR_GOOD
        )
    )


def test_an_abandoned_mail_is_not_tried_again() -> None:
    abandoned = MailAbandoned(
        message_id=MESSAGE, person_id=BERIT, attempt=8, failure=MailFailure.NO_CONNECTION
    )
    given(placed, queued, abandoned).when(accepted).then_nothing()


@pytest.mark.parametrize("because", NotMailedBecause)
def test_what_speaks_against_a_mail_at_the_moment_of_sending_is_on_record(
    because: NotMailedBecause,
) -> None:
    withhold = WithholdMail(by=SYSTEM, now=MONDAY, message_id=MESSAGE, because=because)
    given(placed, queued).when(withhold).then(
        MailWithheld(message_id=MESSAGE, person_id=BERIT, because=because)
    )


def test_a_message_without_a_mail_has_none_to_deliver() -> None:
    given(placed).when(accepted).then_nothing()


def test_the_one_it_is_for_marks_a_message_as_read() -> None:
    read = ReadMessage(by=employee(BERIT), now=MONDAY, message_id=MESSAGE)
    given(placed).when(read).then(MessageRead(message_id=MESSAGE, person_id=BERIT))


def test_reading_twice_is_reading_once() -> None:
    read = ReadMessage(by=employee(BERIT), now=MONDAY, message_id=MESSAGE)
    given(placed, MessageRead(message_id=MESSAGE, person_id=BERIT)).when(read).then_nothing()


def test_nobody_reads_another_persons_message() -> None:
    read = ReadMessage(by=employee(KARI), now=MONDAY, message_id=MESSAGE)
    given(placed).when(read).then_refused(AMessageIsReadByTheOneItIsFor)


def test_a_suppressed_message_cannot_be_read() -> None:
    read = ReadMessage(by=employee(BERIT), now=MONDAY, message_id=MESSAGE)
    given(suppressed(SuppressedBecause.PERSON_UNKNOWN)).when(read).then_refused(
        NothingIsSentBeforeItIsOnRecord
    )


def test_the_same_fact_for_the_same_person_is_the_same_message() -> None:
    first = message_id(FACT, BERIT, MessageKind.MINUTES_READY)
    assert first == message_id(FACT, BERIT, MessageKind.MINUTES_READY)
    assert first != message_id(FACT, KARI, MessageKind.MINUTES_READY)
    assert first != message_id(FACT, BERIT, MessageKind.MEETING_PLANNED)
    assert first != message_id("another", BERIT, MessageKind.MINUTES_READY)


def test_every_attempt_carries_the_same_message_id_for_the_receiver() -> None:
    message = UUID("00000000-0000-4000-8000-0000000000aa")
    assert mail_id(message, "mail.example") == f"<{message}@mail.example>"
