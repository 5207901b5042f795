"""Lists of concerns: a leader's, and one's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from services.concern_intake.adapters.around import units_of
from services.concern_intake.adapters.store import CONCERNS
from services.concern_intake.views.concerns_i_know import CONCERNS_I_KNOW
from services.concern_intake.views.concerns_of_a_unit import CONCERNS_OF_A_UNIT, ConcernRow
from services.concern_intake.views.list_page import ConcernList, known_to, led_by, list_page
from shared.eventing.decider import NotKnownHereYet
from shared.identity.actor import Role
from shared.identity.purpose import Purpose
from shared.service.desk import Desk, Desks
from shared.service.reading.codes import Page
from shared.service.reading.reading import Reading
from shared.service.reading.table import Reads, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asks
from shared.web.problems import NotFound

router = APIRouter(tags=["lists"])

ACCESS: Final[Access] = {
    ("GET", "/units/{unit_id}/concerns"): frozenset({Role.EMPLOYEE}),
    ("GET", "/me/concerns"): frozenset({Role.EMPLOYEE}),
}


READS_UNIT: Final = Reads(Page.CONCERNS_OF_A_UNIT, CONCERNS.name, Purpose.LEADING)
READS_MINE: Final = Reads(Page.OWN_CONCERNS, CONCERNS.name)

READS: Final[ReadTable] = {
    ("GET", "/units/{unit_id}/concerns"): READS_UNIT,
    ("GET", "/me/concerns"): READS_MINE,
}


@router.get("/units/{unit_id}/concerns", response_model=ConcernList)
def list_concerns_of_a_unit(unit_id: UUID, asking: Asks, desk: Desks) -> Response:
    """List for a unit's leader what they were told; not what others were, nothing restricted."""
    leader_id = asking.actor.person_id
    with desk.reading(asking, READS_UNIT) as reading:
        if not _leads(desk, leader_id, unit_id):
            raise NotFound
        today = desk.days.local_date(asking.now)
        rows = desk.views.where(CONCERNS_OF_A_UNIT, unit_id=str(unit_id))
        children = {row.child_id for row in rows if row.child_id}
        stranger_to = desk.known.stranger_to(leader_id, today)
        protected = desk.known.protected(children, today)
        return _listed(reading, led_by(rows, leader_id, stranger_to, protected))


@router.get("/me/concerns", response_model=ConcernList)
def list_my_concerns(asking: Asks, desk: Desks) -> Response:
    """List what I have written, been told of, or taken over, drafts too."""
    me = asking.actor.person_id
    with desk.reading(asking, READS_MINE) as reading:
        known = desk.views.where(CONCERNS_I_KNOW, person_id=str(me))
        rows = desk.views.rows(CONCERNS_OF_A_UNIT, [str(one.concern_id) for one in known])
        today = desk.days.local_date(asking.now)
        stranger_to = desk.known.stranger_to(me, today)
        mine = units_of(desk.known, me, {row.unit_id for row in rows.values()}, today)
        return _listed(reading, known_to(rows.values(), me, stranger_to, mine))


def _listed(reading: Reading, rows: Iterable[ConcernRow]) -> Response:
    hits = tuple(rows)
    for row in hits:
        reading.of(row.child_id, row.concern_id, is_safeguarding=row.was_suspicion)
    return shown(list_page(hits))


def _leads(desk: Desk, person_id: UUID, unit_id: UUID) -> bool:
    try:
        return desk.known.unit(unit_id).leader_id == person_id
    except NotKnownHereYet:
        return False
