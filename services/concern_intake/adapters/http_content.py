"""Reading a concern, adding to it, and finding out which child it is about."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from services.concern_intake.adapters.around import people_around
from services.concern_intake.adapters.asking import About, ask
from services.concern_intake.adapters.bodies import AdditionBody, ChildBody
from services.concern_intake.adapters.doors import child_of, readable_facets, tells_of_danger
from services.concern_intake.adapters.store import CONCERNS
from services.concern_intake.domain.commands import AddToConcern, IdentifyChild
from services.concern_intake.domain.decisions.guards import registered
from services.concern_intake.domain.events import SAFEGUARDING
from services.concern_intake.domain.people import PeopleAround
from services.concern_intake.views.concern_page import ConcernPage
from services.concern_intake.views.seen import Seen
from shared.identity.actor import Role
from shared.service.desk import Desks
from shared.service.reading.codes import Page
from shared.service.reading.table import Reads, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asks
from shared.web.problems import NotFound

router = APIRouter(tags=["concerns"])

ACCESS: Final[Access] = {
    ("GET", "/concerns/{concern_id}"): frozenset({Role.EMPLOYEE}),
    ("POST", "/concerns/{concern_id}/additions"): frozenset({Role.EMPLOYEE}),
    ("POST", "/concerns/{concern_id}/child"): frozenset({Role.EMPLOYEE}),
}


READS_CONCERN: Final = Reads(Page.CONCERN, CONCERNS.name)

READS: Final[ReadTable] = {("GET", "/concerns/{concern_id}"): READS_CONCERN}


@router.get("/concerns/{concern_id}", response_model=ConcernPage)
def read_concern(concern_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Show a concern to its author, to the leaders who were told, and to the lead of its case."""
    with desk.reading(asking, READS_CONCERN) as reading:
        seen = desk.store.state(CONCERNS, concern_id)
        page = About(asking, desk, concern_id, is_only_reading=True).page(seen)
        if page is None:
            raise NotFound
        is_apart = SAFEGUARDING in readable_facets(seen, reading.reader) and tells_of_danger(seen)
        reading.of(child_of(seen), concern_id, is_safeguarding=is_apart)
        return shown(page)


@router.post("/concerns/{concern_id}/additions", response_model=ConcernPage)
def add_to_concern(concern_id: UUID, body: AdditionBody, asking: Asks, desk: Desks) -> Response:
    """Add what was not written at first."""
    about = About(asking, desk, concern_id)
    return ask(
        about,
        lambda _: AddToConcern(**about.stamp, details=body.details, observations=body.observations),
    )


@router.post("/concerns/{concern_id}/child", response_model=ConcernPage)
def identify_child(concern_id: UUID, body: ChildBody, asking: Asks, desk: Desks) -> Response:
    """Say, as the leader, which child it is that was described in words."""
    about = About(asking, desk, concern_id)
    return ask(
        about,
        lambda seen: IdentifyChild(
            **about.stamp, child_id=body.child_id, people=_around_child(about, seen, body.child_id)
        ),
    )


def _around_child(about: About, seen: Seen, child_id: UUID) -> PeopleAround:
    unit_id = registered(seen.intake).unit_id
    return people_around(about.desk.known, unit_id, child_id, about.today)
