"""Saying where a person is reached: what is new, what is gone, and what has to be verified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from services.notification.domain.contact.address import can_be, written_alike
from services.notification.domain.contact.codes import PointKind
from services.notification.domain.contact.commands import SetContactPoints
from services.notification.domain.contact.events import (
    CodeQueued,
    ContactEvent,
    ContactPointRemoved,
    ContactPointSet,
    ContactPointVerified,
    LanguageChosen,
)
from services.notification.domain.contact.points import ContactPoints, VerifiedPoint
from services.notification.domain.contact.refusals import (
    AnAddressIsWhereAMessageCanGo,
    ProtectedPeopleAreNotMailed,
    TooManyCodes,
)
from services.notification.domain.contact.who import is_own, must_vouch, was_given_up
from shared.eventing.asking_rules import refuse
from shared.privacy import Mark

MOST_CODES_A_DAY: Final = 5


def give(command: SetContactPoints, state: ContactPoints) -> Sequence[ContactEvent]:
    """Keep what is said; whatever is changed has to be verified anew."""
    if command.verified is not None:
        must_vouch(command, command.verified)
    refuse(
        ProtectedPeopleAreNotMailed,
        when=command.mail is not None and command.is_protected,
        is_protected=command.is_protected,
    )
    language = command.language
    return [
        *([LanguageChosen(language=language)] if language and language != state.language else []),
        *_given(command, PointKind.MAIL, state),
        *_given(command, PointKind.PHONE, state),
    ]


def _said(command: SetContactPoints, kind: PointKind) -> tuple[str | None, Mark | None]:
    match kind:
        case PointKind.MAIL:
            return command.mail, command.mail_mark
        case PointKind.PHONE:
            return command.phone, command.phone_mark


def _given(
    command: SetContactPoints, kind: PointKind, state: ContactPoints
) -> Iterator[ContactEvent]:
    known = state.points.get(kind)
    said, mark = _said(command, kind)
    address = None if said is None else _possible(kind, said)
    if known is not None and known.address != address:
        yield ContactPointRemoved(kind=kind, address=known.address, mark=known.mark)
    if address is None:
        return
    is_new = known is None or known.address != address or was_given_up(known)
    if is_new:
        by_registrar = not is_own(command)
        yield ContactPointSet(kind=kind, address=address, mark=mark, by_registrar=by_registrar)
    if isinstance(known, VerifiedPoint) and not is_new:
        return
    if command.verified is not None:
        how = command.verified
        yield ContactPointVerified(kind=kind, address=address, mark=mark, how=how)
    elif is_new and kind is PointKind.MAIL:
        yield _code(command, state)


def _code(command: SetContactPoints, state: ContactPoints) -> CodeQueued:
    """Nobody fills another person's mailbox with our codes."""
    a_day_ago = command.now - timedelta(days=1)
    asked = sum(asked_at > a_day_ago for asked_at in state.codes_asked_at)
    refuse(TooManyCodes, when=asked >= MOST_CODES_A_DAY, asked=asked)
    return CodeQueued(code_id=command.code_id, due_at=command.now)


def _possible(kind: PointKind, said: str) -> str:
    address = written_alike(kind, said)
    refuse(AnAddressIsWhereAMessageCanGo, when=not can_be(kind, address), kind=kind)
    return address
