"""``GET /me/waiting``: one address, whatever service it waits in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from services.notification.adapters.store import MATTERS
from services.notification.domain.waiting import Task
from services.notification.sentences import TASKS
from services.notification.views.waiting import WAITING, Item
from shared.identity.actor import Role
from shared.service.desk import Desk, Desks
from shared.service.reading.codes import Page
from shared.service.reading.table import Reads, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asking, Asks

router = APIRouter(tags=["waiting"])

ACCESS: Final[Access] = {
    ("GET", "/me/waiting"): frozenset({Role.EMPLOYEE, Role.GUARDIAN, Role.YOUNG_PERSON}),
}


READS_WAITING: Final = Reads(Page.WAITING, MATTERS.name)

READS: Final[ReadTable] = {("GET", "/me/waiting"): READS_WAITING}


@dataclass(frozen=True, slots=True)
class Where:
    """The service in which something waits, and the page there."""

    service: str
    page: str


_CONCERN: Final = Where("concern-intake", "/concerns/{subject_id}")
_CASE: Final = Where("case-coordination", "/cases/{matter_id}")
_EVALUATION: Final = Where("evaluation-scheduling", "/evaluations/{subject_id}")

WHERE: Final[Mapping[Task, Where]] = {
    Task.REGISTER: _CONCERN,
    Task.SHARE_WITH_LEADER: _CONCERN,
    Task.ACKNOWLEDGE: _CONCERN,
    Task.DECIDE: _CONCERN,
    Task.FIND_A_LEAD: _CASE,
    Task.ANSWER_THE_PROPOSAL: _CASE,
    Task.HOLD_THE_FIRST_MEETING: _CASE,
    Task.HOLD_THE_EVALUATION: _EVALUATION,
    Task.COMPLETE_THE_EVALUATION: _EVALUATION,
    Task.DECIDE_THE_OUTCOME: _CASE,
    Task.CONFIRM_THE_ENDING: _CASE,
    Task.FILE_THE_CLOSING_NOTE: _CASE,
}
"""Where each task is done."""


class WaitingLine(BaseModel):
    """One thing that waits: what, in which service and on which page there, and until when."""

    model_config = ConfigDict(frozen=True)

    task: Task
    text: str
    service: str
    page: str
    subject_id: UUID
    matter_id: UUID
    due_on: date | None
    is_overdue: bool
    since: datetime


class WaitingPage(BaseModel):
    """Everything that waits for the one who asks: what is due first comes first."""

    model_config = ConfigDict(frozen=True)

    waiting: tuple[WaitingLine, ...]


@router.get("/me/waiting", response_model=WaitingPage)
def what_waits_for_me(asking: Asks, desk: Desks) -> Response:
    """Tell what waits for the one who asks. Nothing waits here for people who are not at work."""
    with desk.reading(asking, READS_WAITING) as log:
        at_work = asking.actor.role is Role.EMPLOYEE
        items = _items(asking, desk) if at_work else []
        items.sort(key=lambda item: (item.due_on or date.max, item.since))
        for item in items:
            log.of(item.child_id, item.matter_id)
        return shown(WaitingPage(waiting=tuple(_line(item, asking, desk) for item in items)))


def _items(asking: Asking, desk: Desk) -> list[Item]:
    person_id, on = asking.actor.person_id, desk.days.local_date(asking.now)
    items = desk.views.where(WAITING, person_id=str(person_id))
    strange = desk.known.stranger_to(person_id, on) if items else frozenset()
    return [item for item in items if item.child_id not in strange]


def _line(item: Item, asking: Asking, desk: Desk) -> WaitingLine:
    where, today = WHERE[item.task], desk.days.local_date(asking.now)
    return WaitingLine(
        task=item.task,
        text=desk.languages.say(TASKS[item.task], asking.language),
        service=where.service,
        page=where.page.format(subject_id=item.subject_id, matter_id=item.matter_id),
        subject_id=item.subject_id,
        matter_id=item.matter_id,
        due_on=item.due_on,
        is_overdue=item.due_on is not None and item.due_on < today,
        since=item.since,
    )
