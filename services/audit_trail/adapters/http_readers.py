"""Who has read about a child in any service, from one place, each as they may know it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias
from uuid import UUID

import httpx
from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from services.audit_trail.adapters.reading import Trails
from shared.eventing.streams import AUDIT_TRAIL
from shared.identity.actor import Role
from shared.service.desk import Desk, Desks
from shared.service.reading.codes import Withheld
from shared.service.reading.readers import (
    FAMILY,
    FamilyReadersPage,
    ReadersPage,
    ReadingShown,
    readers_page,
)
from shared.service.reading.readers_endpoint import READERS, READERS_ACCESS
from shared.service.reading.reads_of_a_child import READS_OF_A_CHILD
from shared.service.reading.table import ReadsNoChild, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asks
from shared.web.problems import NotFound, NotNow

router = APIRouter(tags=["trail"])

ACCESS: Final[Access] = READERS_ACCESS

READS: Final[ReadTable] = {
    READERS: ReadsNoChild("The services that were asked put on record who asks who has read.")
}


class ReadingSomewhere(ReadingShown):
    """One reading, and in which service."""

    service: str


class WholeReadersPage(BaseModel):
    """Who has read about a child in any service, the latest first."""

    model_config = ConfigDict(frozen=True)

    child_id: UUID
    readings: tuple[ReadingSomewhere, ...]


AnyWholePage: TypeAlias = WholeReadersPage | FamilyReadersPage


@router.get(READERS[1], response_model=AnyWholePage)
def read_who_has_read_anywhere(
    child_id: UUID, asking: Asks, desk: Desks, trails: Trails
) -> Response:
    """Tell who has read about a child, to those who answer for it and to its guardians."""
    answers = of_everyone(trails.owners.readers(child_id, trails.headers))
    role = asking.actor.role
    if role in FAMILY:
        return shown(_of_the_family(child_id, answers))
    pages = [ReadersPage.model_validate_json(answer.content) for answer in answers]
    return shown(_whole(child_id, [*pages, _own(child_id, role, desk)]))


def of_everyone(answers: Sequence[httpx.Response]) -> Sequence[httpx.Response]:
    """Give the answers where all are answers; the list is whole, or is not shown.

    Where one service has heard less than another of who may ask, it will soon have heard more.
    """
    codes = {answer.status_code for answer in answers}
    if codes <= {httpx.codes.NOT_FOUND}:
        raise NotFound
    if codes != {httpx.codes.OK}:
        raise NotNow
    return answers


def _of_the_family(child_id: UUID, answers: Sequence[httpx.Response]) -> FamilyReadersPage:
    pages = (FamilyReadersPage.model_validate_json(answer.content) for answer in answers)
    days = (day for page in pages for day in page.days)
    in_order = sorted(days, key=lambda day: (day.day, day.service, day.purpose))
    return FamilyReadersPage(child_id=child_id, days=tuple(in_order))


def _whole(child_id: UUID, pages: Sequence[ReadersPage]) -> WholeReadersPage:
    latest_first = sorted(_readings(pages), key=lambda one: one.read_at, reverse=True)
    return WholeReadersPage(child_id=child_id, readings=tuple(latest_first))


def _readings(pages: Sequence[ReadersPage]) -> Iterator[ReadingSomewhere]:
    for page in pages:
        for one in page.readings:
            yield ReadingSomewhere(**one.model_dump(), service=page.service)


def _own(child_id: UUID, role: Role, desk: Desk) -> ReadersPage:
    """Give what was read here: releases, which never hold what stands apart."""
    rows = desk.views.where(READS_OF_A_CHILD, child_id=str(child_id))
    is_officer = role is Role.DATA_PROTECTION_OFFICER
    told = [row for row in rows if is_officer or row.withheld is not Withheld.SAFEGUARDING]
    return readers_page(child_id, AUDIT_TRAIL, told)
