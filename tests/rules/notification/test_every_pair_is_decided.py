"""Every state meets every command: what comes of it is events, nothing, or a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar, get_args
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.notification.domain.codes import (
    Audience,
    Happening,
    MessageKind,
    SuppressedBecause,
)
from services.notification.domain.contact.codes import PersonLanguage, PointKind, VerifiedHow
from services.notification.domain.contact.commands import (
    ConfirmContactPoint,
    ConfirmSharedUse,
    ContactCommand,
    RecordCodeMailed,
    RecordCodeMailFailed,
    SetContactPoints,
    VerifyContactPoint,
    WithholdCodeMail,
)
from services.notification.domain.contact.decisions import contact_decider
from services.notification.domain.contact.events import ContactEvent
from services.notification.domain.contact.points import (
    Code,
    ContactPoints,
    UnverifiedPoint,
    VerifiedPoint,
)
from services.notification.domain.message.codes import MailFailure, NotMailedBecause
from services.notification.domain.message.commands import (
    MessageCommand,
    ReadMessage,
    RecordMailAccepted,
    RecordMailFailed,
    RequestMessage,
    SuppressMessage,
    WithholdMail,
)
from services.notification.domain.message.decisions import message_decider
from services.notification.domain.message.events import MailDelivered, MessageEvent, MessagePlaced
from services.notification.domain.message.message import (
    AbandonedMail,
    DeliveredMail,
    MailToSend,
    MessageState,
    NoMail,
    NoMessage,
    PlacedMessage,
    SuppressedMessage,
    WithheldMail,
)
from shared.eventing.decider import Decider, Refusal
from shared.identity.actor import Actor
from tests.rules.notification.people import (
    ADA,
    BERIT,
    KARI,
    LISE,
    MONDAY,
    REGISTRAR,
    SYSTEM,
    TOR,
    employee,
    guardian,
)

C = TypeVar("C")
S = TypeVar("S")
E = TypeVar("E")

MESSAGE = UUID("00000000-0000-4000-8000-0000000000aa")
CODE = UUID("00000000-0000-4000-8000-0000000000cd")
FACT = "019bd000-0000-7000-8000-000000000001"

PROTECTED = NotMailedBecause.PROTECTED_ADDRESS


def placed(
    mail: NoMail | MailToSend | DeliveredMail | AbandonedMail | WithheldMail,
) -> MessageState:
    return PlacedMessage(BERIT, Audience.LEADER, Happening.CASE_OPENED, mail)


MESSAGES: tuple[MessageState, ...] = (
    NoMessage(),
    *(
        SuppressedMessage(
            BERIT, Audience.LEADER, Happening.CASE_OPENED, FACT, MONDAY, because=because
        )
        for because in SuppressedBecause
    ),
    placed(NoMail()),
    placed(MailToSend(MONDAY)),
    placed(MailToSend(MONDAY, failed_attempts=7)),
    placed(DeliveredMail()),
    placed(AbandonedMail()),
    placed(WithheldMail(PROTECTED)),
)


def message_commands(by: Actor) -> tuple[MessageCommand, ...]:
    asked = {"by": by, "now": MONDAY, "message_id": MESSAGE}
    about = asked | {
        "person_id": BERIT,
        "audience": Audience.LEADER,
        "kind": MessageKind.CASE_NEEDS_A_LEAD,
        "happening": Happening.CASE_OPENED,
        "fact_id": FACT,
    }
    unknown = SuppressedBecause.PERSON_UNKNOWN
    return (
        RequestMessage.model_validate(about | {"child_id": ADA, "by_mail": True}),
        SuppressMessage.model_validate(about | {"told_at": MONDAY, "because": unknown}),
        RecordMailAccepted.model_validate(asked),
        RecordMailFailed.model_validate(asked | {"failure": MailFailure.NO_ANSWER}),
        WithholdMail.model_validate(asked | {"because": PROTECTED}),
        ReadMessage.model_validate(asked),
    )


CONTACTS: tuple[ContactPoints, ...] = (
    ContactPoints(),
    ContactPoints(language=PersonLanguage.NYNORSK),
    ContactPoints(
        points={PointKind.MAIL: UnverifiedPoint("lise@home.example")}, code=Code(CODE, MONDAY)
    ),
    ContactPoints(points={PointKind.MAIL: UnverifiedPoint("lise@home.example", wrong_codes=5)}),
    ContactPoints(points={PointKind.MAIL: VerifiedPoint("lise@home.example", VerifiedHow.CODE)}),
    ContactPoints(codes_asked_at=(MONDAY,) * 5),
)


def contact_commands(by: Actor) -> tuple[ContactCommand, ...]:
    asked = {"by": by, "now": MONDAY, "person_id": LISE}
    code = asked | {"code_id": CODE}
    mail = asked | {"kind": PointKind.MAIL}
    given = code | {"mail": "lise@home.example", "phone": "99000001"}
    return (
        SetContactPoints.model_validate(code | {"is_protected": False}),
        SetContactPoints.model_validate(given | {"is_protected": False}),
        SetContactPoints.model_validate(given | {"is_protected": True}),
        SetContactPoints.model_validate(given | {"is_protected": False, "verified": "in-person"}),
        VerifyContactPoint.model_validate(mail | {"is_right": True}),
        VerifyContactPoint.model_validate(mail | {"is_right": False}),
        ConfirmContactPoint.model_validate(mail | {"how": VerifiedHow.EMPLOYER}),
        ConfirmSharedUse.model_validate(mail | {"others": frozenset({TOR})}),
        RecordCodeMailed.model_validate(code),
        RecordCodeMailFailed.model_validate(code | {"failure": MailFailure.NO_ANSWER}),
        WithholdCodeMail.model_validate(code | {"because": PROTECTED}),
    )


PEOPLE = (employee(BERIT), employee(KARI), guardian(LISE), guardian(TOR), REGISTRAR, SYSTEM)

EVERY_MESSAGE_COMMAND = [command for by in PEOPLE for command in message_commands(by)]
EVERY_CONTACT_COMMAND = [command for by in PEOPLE for command in contact_commands(by)]


@pytest.mark.parametrize("state", MESSAGES)
def test_every_message_answers_every_command(state: MessageState) -> None:
    answers = [answer(message_decider, command, state) for command in EVERY_MESSAGE_COMMAND]
    assert {type(one) for answered in answers for one in answered} <= set(get_args(MessageEvent))


@pytest.mark.parametrize("state", CONTACTS)
def test_all_contact_points_answer_every_command(state: ContactPoints) -> None:
    answers = [answer(contact_decider, command, state) for command in EVERY_CONTACT_COMMAND]
    assert {type(one) for answered in answers for one in answered} <= set(get_args(ContactEvent))


def answer(decider: Decider[C, S, E], command: C, state: S) -> Sequence[E]:
    """Give the events, or none when the rules refuse; anything else raised fails the test."""
    try:
        return decider.decide(command, state)
    except Refusal:
        return []


@given(st.lists(st.sampled_from(EVERY_MESSAGE_COMMAND), max_size=25))
def test_whatever_is_asked_a_message_is_placed_once_and_delivered_once(
    asked: list[MessageCommand],
) -> None:
    history: list[MessageEvent] = []
    for place, command in enumerate(asked):
        later = command.model_copy(update={"now": MONDAY + timedelta(minutes=place)})
        history += answer(message_decider, later, message_decider.state(history))
    assert sum(isinstance(one, MessagePlaced) for one in history) <= 1
    assert sum(isinstance(one, MailDelivered) for one in history) <= 1
    written = [type(one).model_validate_json(one.model_dump_json()) for one in history]
    assert message_decider.state(written) == message_decider.state(history)


@given(st.lists(st.sampled_from(EVERY_CONTACT_COMMAND), max_size=25))
def test_whatever_is_asked_no_address_is_used_that_nobody_verified(
    asked: list[ContactCommand],
) -> None:
    history: list[ContactEvent] = []
    for command in asked:
        history += answer(contact_decider, command, contact_decider.state(history))
    written = [type(one).model_validate_json(one.model_dump_json()) for one in history]
    state = contact_decider.state(written)
    assert state == contact_decider.state(history)
    names = [type(one).__name__ for one in history]
    used = [point for point in state.points.values() if isinstance(point, VerifiedPoint)]
    assert len(used) <= names.count("ContactPointVerified")
