"""The inbox of the one who asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from services.notification.adapters.reading import Reading
from services.notification.adapters.store import MATTERS
from services.notification.domain.codes import MessageKind
from services.notification.domain.message.commands import ReadMessage
from services.notification.domain.message.message import PlacedMessage
from services.notification.sentences import MESSAGES
from services.notification.views.inbox import INBOX, InboxMessage
from shared.identity.actor import Role
from shared.service.desk import Desk, Desks
from shared.service.reading.codes import Page
from shared.service.reading.table import Reads, ReadTable
from shared.web.access import Access
from shared.web.answers import done, shown
from shared.web.asking import Asking, Asks
from shared.web.problems import NotFound
from shared.who_is_who.rows import child_key, person_key

router = APIRouter(tags=["inbox"])

_PEOPLE: Final = frozenset(
    {Role.EMPLOYEE, Role.DATA_PROTECTION_OFFICER, Role.GUARDIAN, Role.YOUNG_PERSON}
)

ACCESS: Final[Access] = {
    ("GET", "/me/inbox"): _PEOPLE,
    ("POST", "/me/inbox/{message_id}/read"): _PEOPLE,
}

READS_INBOX: Final = Reads(Page.INBOX, MATTERS.name)

READS: Final[ReadTable] = {("GET", "/me/inbox"): READS_INBOX}

SHOWN: Final = 200
"""How many of the latest messages are shown."""


class InboxLine(BaseModel):
    """One message: what happened, in words that are the same for everyone, and when.

    ``matter_id`` is the concern, case or emergency in which more can be read by whoever may.
    """

    model_config = ConfigDict(frozen=True)

    message_id: UUID
    kind: MessageKind
    text: str
    matter_id: UUID
    placed_at: datetime
    is_read: bool


class InboxPage(BaseModel):
    """The latest messages, newest first."""

    model_config = ConfigDict(frozen=True)

    unread: int
    messages: tuple[InboxLine, ...]


@router.get("/me/inbox", response_model=InboxPage)
def read_my_inbox(asking: Asks, desk: Desks) -> Response:
    """Tell what the one who asks has been told, as far as it is still theirs to read."""
    with desk.reading(asking, READS_INBOX) as log:
        rows = desk.views.where(INBOX, person_id=str(asking.actor.person_id))
        reading = _reading(asking, desk, rows)
        mine = [row for row in rows if reading.may_read(row.audience, row.child_id)]
        mine.sort(key=lambda row: row.placed_at, reverse=True)
        for row in mine[:SHOWN]:
            log.of(row.child_id, row.matter_id)
        lines = tuple(_line(row, asking, desk) for row in mine[:SHOWN])
        return shown(InboxPage(unread=sum(not row.is_read for row in mine), messages=lines))


@router.post("/me/inbox/{message_id}/read", status_code=204)
def mark_a_message_as_read(message_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Note that the one whom a message is for has read it."""
    row = desk.views.rows(INBOX, [str(message_id)]).get(str(message_id))
    if row is None or row.person_id != asking.actor.person_id:
        raise NotFound
    if not _reading(asking, desk, [row]).may_read(row.audience, row.child_id):
        raise NotFound
    desk.ask(
        asking,
        MATTERS,
        row.matter_id,
        lambda _: ReadMessage(by=asking.actor, now=asking.now, message_id=message_id),
        door=lambda matter: isinstance(matter.message(message_id), PlacedMessage),
    )
    return done()


def _reading(asking: Asking, desk: Desk, rows: Sequence[InboxMessage]) -> Reading:
    children = {child_key(row.child_id) for row in rows if row.child_id}
    known = desk.known.ahead(person_key(asking.actor.person_id), *children)
    return Reading(asking.actor, known, desk.days.local_date(asking.now))


def _line(row: InboxMessage, asking: Asking, desk: Desk) -> InboxLine:
    return InboxLine(
        message_id=row.message_id,
        kind=row.kind,
        text=desk.languages.say(MESSAGES[row.kind], asking.language),
        matter_id=row.matter_id,
        placed_at=row.placed_at,
        is_read=row.is_read,
    )
