"""``GET /children/{child_id}/readers``: who has read about a child here, and for what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias
from uuid import UUID

from fastapi import APIRouter, Response

from shared.eventing.decider import NotKnownHereYet
from shared.identity.actor import Role
from shared.identity.purpose import Purpose
from shared.service.definition import Service
from shared.service.desk import Desk, Desks
from shared.service.reading.codes import Page
from shared.service.reading.readers import (
    FamilyReadersPage,
    ReadersPage,
    Subjects,
    family_page,
    readers_page,
)
from shared.service.reading.reads_of_a_child import READS_OF_A_CHILD, ReadRow
from shared.service.reading.table import Reads, ReadTable
from shared.service.trail import Reader, subjects_of_child
from shared.web.access import Access, Endpoint
from shared.web.answers import shown
from shared.web.asking import Asks
from shared.web.problems import NotFound

READERS: Final[Endpoint] = ("GET", "/children/{child_id}/readers")

READERS_ACCESS: Final[Access] = {
    READERS: frozenset(
        {Role.EMPLOYEE, Role.DATA_PROTECTION_OFFICER, Role.GUARDIAN, Role.YOUNG_PERSON}
    ),
}
"""The leader of the child's unit, the data protection officer, a guardian with access, and whoever
it is about."""

ASKS_ALONE_FROM: Final = 15
"""From this age, in whole years, a young person reads alone what is theirs (B31)."""

READS_READERS: Final = Reads(Page.READERS, "child", Purpose.LEADING)

READERS_READS: Final[ReadTable] = {READERS: READS_READERS}

AnyReadersPage: TypeAlias = ReadersPage | FamilyReadersPage


def readers_router(service: Service) -> APIRouter:
    """Make the endpoint of one service."""
    router = APIRouter(tags=["trail"])

    @router.get("/children/{child_id}/readers", response_model=AnyReadersPage)
    def read_who_has_read(child_id: UUID, asking: Asks, desk: Desks) -> Response:
        """Tell who has read about a child, to those who answer for it and to its guardians."""
        with desk.reading(asking, READS_READERS) as reading:
            page = _page(service, desk, reading.reader, child_id)
            if page is None:
                raise NotFound
            reading.of_child(child_id)
            return shown(page)

    return router


def _page(service: Service, desk: Desk, reader: Reader, child_id: UUID) -> AnyReadersPage | None:
    if not _may_ask(reader, child_id):
        return None
    rows = list(_rows(service, desk, child_id))
    trails = {trail.kind.name: trail for trail in service.trail}
    subjects = Subjects(trails, reader, desk.store.state)
    match reader.actor.role:
        case Role.DATA_PROTECTION_OFFICER:
            return readers_page(child_id, service.context, rows)
        case Role.EMPLOYEE:
            known = [row for row in rows if subjects.staff_may_know(row)]
            return readers_page(child_id, service.context, known)
        case _:
            told = [row for row in rows if subjects.family_may_know(row)]
            named = desk.settings.names_readers_to_family
            return family_page(child_id, service.context, told, with_names=named)


def _may_ask(reader: Reader, child_id: UUID) -> bool:
    person_id, known, today = reader.actor.person_id, reader.known, reader.today
    try:
        child, strangers = known.child(child_id, today), known.strangers(child_id, today)
        match reader.actor.role:
            case Role.GUARDIAN:
                return known.has_access(person_id, child_id, today)
            case Role.YOUNG_PERSON:
                return person_id == child_id and child.age >= ASKS_ALONE_FROM
            case Role.DATA_PROTECTION_OFFICER:
                return person_id not in strangers
            case Role.EMPLOYEE:
                return person_id in known.unit(child.unit_id).acting_leaders(strangers)
            case _:
                return False
    except NotKnownHereYet:
        return False


def _rows(service: Service, desk: Desk, child_id: UUID) -> Iterator[ReadRow]:
    yield from desk.views.where(READS_OF_A_CHILD, child_id=str(child_id))
    found = desk.views.rows(subjects_of_child(service.trail), [str(child_id)])
    for subject in found[str(child_id)].subjects if found else ():
        yield from desk.views.where(READS_OF_A_CHILD, unknown=subject)
