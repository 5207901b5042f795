"""How delivery goes: counts and reasons, never what a message says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict

from services.notification.domain.message.codes import MailFailure
from services.notification.views.abandoned_mail import ABANDONED_MAIL, AbandonedMail
from services.notification.views.deliveries import DELIVERIES, DayOfDeliveries
from shared.eventing.decider import NotKnownHereYet
from shared.identity.actor import Role
from shared.service.desk import Desk, Desks
from shared.service.reading.table import ReadsNoChild, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asking, Asks
from shared.web.problems import NotAllowed

router = APIRouter(tags=["deliveries"])

ACCESS: Final[Access] = {
    ("GET", "/deliveries"): frozenset({Role.EMPLOYEE, Role.REGISTRAR}),
}

READS: Final[ReadTable] = {("GET", "/deliveries"): ReadsNoChild("Counts, and no one's case.")}

Day = Annotated[date | None, Query(ge=date(2020, 1, 1), le=date(2199, 12, 31))]

WITHOUT_REASONS: Final[Mapping[str, object]] = {"withheld": {}, "suppressed": {}}

AS_A_RULE: Final = timedelta(days=30)
AT_MOST: Final = 366
"""Days that are counted at a time."""


class NotGettingThrough(BaseModel):
    """Someone whose e-mails were given up: the registrar may ask for another address."""

    model_config = ConfigDict(frozen=True)

    person_id: UUID
    failure: MailFailure
    attempts: int
    abandoned_at: datetime


class DeliveriesPage(BaseModel):
    """What became of messages and e-mails from a day until a day (UTC), both included.

    ``waiting`` counts e-mails that have neither been delivered nor given up nor held back.
    ``not_getting_through``, and why something was ``withheld`` or ``suppressed``, is for
    registrars: a leader close to a child would else see on which day somebody was not told of it.
    """

    model_config = ConfigDict(frozen=True)

    since: date
    until: date
    placed: int
    queued: int
    delivered: int
    failed_attempts: int
    abandoned: int
    waiting: int
    withheld: Mapping[str, int]
    suppressed: Mapping[str, int]
    not_getting_through: tuple[NotGettingThrough, ...]


@router.get("/deliveries", response_model=DeliveriesPage)
def read_deliveries(asking: Asks, desk: Desks, since: Day = None, until: Day = None) -> Response:
    """Count what became of messages; for leaders and registrars."""
    is_registrar = asking.actor.role is Role.REGISTRAR
    if not is_registrar and not _leads(asking, desk):
        raise NotAllowed
    last = until or asking.now.date()
    first = since or last - AS_A_RULE
    keys = [day.isoformat() for day in _days(first, last)]
    # What is listed is counted too: the views grow together, and this one is read first.
    abandoned = desk.views.where(ABANDONED_MAIL, queue="all") if is_registrar else []
    days = list(desk.views.rows(DELIVERIES, keys).values())
    page = _page(first, last, days, abandoned)
    return shown(page if is_registrar else page.model_copy(update=WITHOUT_REASONS))


def _leads(asking: Asking, desk: Desk) -> bool:
    unit_id = asking.actor.unit_id
    try:
        return unit_id is not None and asking.actor.person_id in desk.known.unit(unit_id).leaders
    except NotKnownHereYet:
        return False


def _days(first: date, last: date) -> Iterable[date]:
    count = min(max((last - first).days + 1, 0), AT_MOST)
    return (first + timedelta(days=past) for past in range(count))


def _page(
    first: date,
    last: date,
    days: Sequence[DayOfDeliveries],
    abandoned: Sequence[AbandonedMail],
) -> DeliveriesPage:
    happened = _sum(day.happened for day in days)
    withheld = _sum(day.withheld for day in days)
    settled = happened["delivered"] + happened["abandoned"] + withheld.total()
    return DeliveriesPage(
        since=first,
        until=last,
        placed=happened["placed"],
        queued=happened["queued"],
        delivered=happened["delivered"],
        failed_attempts=happened["failed_attempts"],
        abandoned=happened["abandoned"],
        waiting=max(happened["queued"] - settled, 0),
        withheld=dict(sorted(withheld.items())),
        suppressed=dict(sorted(_sum(day.suppressed for day in days).items())),
        not_getting_through=tuple(NotGettingThrough(**one.model_dump()) for one in abandoned),
    )


def _sum(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return total
