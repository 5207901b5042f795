"""Releasing to the family: proposed by who reads the lines, released by another, item by item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from services.audit_trail.adapters.reading import Trails
from services.audit_trail.adapters.release_lines import Proposal, lines_of
from services.audit_trail.adapters.release_package import package_for
from services.audit_trail.adapters.release_pages import (
    ReleasePage,
    ReleasesPage,
    page_of,
    row_of,
)
from services.audit_trail.adapters.releases import RELEASES, Around
from services.audit_trail.domain.release.commands import (
    AnyReleaseCommand,
    ProposeItems,
    ReleaseItems,
    TurnDown,
)
from services.audit_trail.domain.release.states import Release
from services.audit_trail.views.releases import RELEASES_OF_A_CHILD, ReleaseRow, ReleaseStep
from shared.identity.actor import Role
from shared.identity.purpose import Purpose
from shared.proof.package import CannotRelease
from shared.service.desk import Desk, Desks, new_id
from shared.service.reading.codes import Page
from shared.service.reading.readers import FAMILY
from shared.service.reading.table import Reads, ReadsNoChild, ReadTable
from shared.service.trail import Reader
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asking, Asks
from shared.web.problems import NotFound

router = APIRouter(tags=["releases"])

PATH: Final = "/children/{child_id}/releases"
ONE: Final = PATH + "/{release_id}"
PACKAGE: Final = ONE + "/package"

DECIDING: Final = frozenset({Role.EMPLOYEE, Role.DATA_PROTECTION_OFFICER})

ACCESS: Final[Access] = {
    ("GET", PATH): DECIDING | FAMILY,
    ("POST", PATH): frozenset({Role.EMPLOYEE}),
    ("GET", ONE): DECIDING,
    ("POST", ONE + "/release"): DECIDING,
    ("POST", ONE + "/turn-down"): DECIDING,
    ("GET", PACKAGE): FAMILY,
}

READS_ITEMS: Final = Reads(Page.EXPORT, RELEASES.name, Purpose.ANSWERING_ACCESS)

READS: Final[ReadTable] = {
    ("GET", PATH): ReadsNoChild("Ids, and how far each release has come; no word."),
    ("GET", ONE): READS_ITEMS,
    ("GET", PACKAGE): READS_ITEMS,
}


class Nothing(BaseModel):
    """Nothing has to be said: what is decided on stands in the address."""

    model_config = ConfigDict(extra="forbid")


@router.get(PATH, response_model=ReleasesPage)
def read_which_releases_there_are(child_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Tell those who decide what waits, and someone of the family what they may fetch."""
    around = _around(child_id, asking, desk)
    rows = desk.views.where(RELEASES_OF_A_CHILD, child_id=str(child_id))
    there = sorted(_there_for(around, rows), key=lambda row: row.release_id)
    return shown(ReleasesPage(releases=tuple(there)))


@router.post(PATH, status_code=201, response_model=ReleaseRow)
def propose_a_release(
    child_id: UUID, body: Proposal, asking: Asks, desk: Desks, trails: Trails
) -> Response:
    """Propose it. A line that one may not read oneself is not there."""
    release_id, around = new_id(asking), _around(child_id, asking, desk)
    lines = tuple(lines_of(child_id, body, trails))

    def command(_: Release) -> ProposeItems:
        return ProposeItems(
            by=asking.actor,
            now=asking.now,
            child_id=child_id,
            to=body.to,
            may_receive=around.may_receive(body.to),
            lines=lines,
        )

    handled = desk.ask(asking, RELEASES, release_id, command, door=lambda _: True, is_new=True)
    address = ONE.format(child_id=child_id, release_id=release_id)
    return shown(row_of(release_id, handled.state), status=201, location=address)


@router.get(ONE, response_model=ReleasePage)
def read_what_is_to_be_released(
    child_id: UUID, release_id: UUID, asking: Asks, desk: Desks
) -> Response:
    """Show each item, to who proposed it and who decides."""
    with desk.reading(asking, READS_ITEMS) as reading:
        release = desk.store.state(RELEASES, release_id)
        if not Around(reading.reader, child_id).may_know(release):
            raise NotFound
        reading.of(child_id, release_id)
        return shown(page_of(release_id, release))


@router.post(ONE + "/release", response_model=ReleaseRow)
def release_items(
    child_id: UUID, release_id: UUID, _: Nothing, asking: Asks, desk: Desks
) -> Response:
    """Release what another has proposed, all of it or none."""
    around = _around(child_id, asking, desk)

    def command(release: Release) -> ReleaseItems:
        to = release.proposed.to if release.proposed else child_id
        may_receive = around.may_receive(to)
        return ReleaseItems(
            by=asking.actor, now=asking.now, may_receive=may_receive, leads=around.leads()
        )

    return _decided(around, release_id, asking, desk, command)


@router.post(ONE + "/turn-down", response_model=ReleaseRow)
def turn_a_release_down(
    child_id: UUID, release_id: UUID, _: Nothing, asking: Asks, desk: Desks
) -> Response:
    """Take a proposal back, or turn it down."""
    around = _around(child_id, asking, desk)
    asked = TurnDown(by=asking.actor, now=asking.now, leads=around.leads())
    return _decided(around, release_id, asking, desk, lambda _: asked)


@router.get(
    PACKAGE,
    response_class=Response,
    responses={200: {"content": {"application/zip": {"schema": {"type": "string"}}}}},
)
def fetch_the_package(child_id: UUID, release_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Hand over what was released to the one who asks, with its proof; until it is forgotten."""
    with desk.reading(asking, READS_ITEMS) as reading:
        release = desk.store.state(RELEASES, release_id)
        if not Around(reading.reader, child_id).may_fetch(release):
            raise NotFound
        try:
            package = package_for(desk, release_id, release)
        except CannotRelease:
            raise NotFound from None
        reading.of(child_id, release_id)
        named = {"Content-Disposition": f'attachment; filename="{release_id}.zip"'}
        return Response(package, media_type="application/zip", headers=named)


def _around(child_id: UUID, asking: Asking, desk: Desk) -> Around:
    return Around(Reader(asking.actor, asking.now, desk.known), child_id)


def _decided(
    around: Around,
    release_id: UUID,
    asking: Asking,
    desk: Desk,
    command: Callable[[Release], AnyReleaseCommand],
) -> Response:
    handled = desk.ask(asking, RELEASES, release_id, command, door=around.may_know)
    return shown(row_of(release_id, handled.state))


def _there_for(around: Around, rows: Iterable[ReleaseRow]) -> Iterator[ReleaseRow]:
    person_id, role = around.reader.actor.person_id, around.reader.actor.role
    if role in FAMILY:
        may = around.may_receive(person_id)
        theirs = (row for row in rows if row.to == person_id)
        yield from (row for row in theirs if may and row.step is ReleaseStep.RELEASED)
        return
    decides = around.leads() or around.supervises()
    yield from (row for row in rows if decides or row.proposed_by == person_id)
