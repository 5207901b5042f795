"""``GET /children/{child_id}/trail``: what this service knows of a child, a sentence a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response
from pydantic import AwareDatetime, BaseModel, ConfigDict

from shared.identity.actor import Actor, Role
from shared.service.definition import Service
from shared.service.desk import Desk, Desks
from shared.service.reading.codes import Page
from shared.service.reading.table import Reads, ReadTable
from shared.service.trail import (
    AnyTrail,
    Reader,
    Told,
    TrailLine,
    Wanted,
    subjects_of_child,
    told,
)
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asking, Asks

MOST_EVENTS: Final = 200
"""How many events may be asked for by their ids at a time."""

TRAIL_ACCESS: Final[Access] = {
    ("GET", "/children/{child_id}/trail"): frozenset({Role.EMPLOYEE}),
}
"""Staff with a relation to the child; guardians get it through an access request only."""


READS_TRAIL: Final = Reads(Page.TRAIL, "child")

TRAIL_READS: Final[ReadTable] = {("GET", "/children/{child_id}/trail"): READS_TRAIL}
"""An entry for each subject of which a line is shown."""


class ChildTrail(BaseModel):
    """What happened, in the order in which it was learned, as this reader may see it.

    ``streams`` are those that the reader may read, for whoever reads page by page.
    """

    model_config = ConfigDict(frozen=True)

    child_id: UUID
    lines: tuple[TrailLine, ...]
    streams: tuple[UUID, ...]


Events = Annotated[list[UUID] | None, Query(max_length=MOST_EVENTS)]
Instant = Annotated[AwareDatetime | None, Query()]


async def wanted(
    events: Events = None, learned_after: Instant = None, learned_until: Instant = None
) -> Wanted:
    """Read which lines are asked for: those of some events, those learned in a period, or all.

    Not plain, to spare a thread.
    """
    return Wanted(None if events is None else frozenset(events), learned_after, learned_until)


def trail_router(service: Service) -> APIRouter:
    """Make the endpoint of one service."""
    router = APIRouter(tags=["trail"])

    @router.get("/children/{child_id}/trail", response_model=ChildTrail)
    def read_the_trail_of_a_child(
        child_id: UUID,
        asking: Asks,
        desk: Desks,
        wanted: Annotated[Wanted, Depends(wanted)],
        family: UUID | None = None,
    ) -> Response:
        """Tell what happened. A child unknown here, or closed to the reader, has no lines.

        With ``family``, a guardian's or the young person's id, only what that person may know of.
        """
        with desk.reading(asking, READS_TRAIL) as reading:
            found: list[Told] = []
            who = of_the_family(reading.reader, child_id, family) if family else None
            for trail, subject_id in _subjects(service, desk, child_id):
                one = _told(service, desk, asking, reading.reader, trail, subject_id, wanted, who)
                if one.lines:
                    reading.of(child_id, subject_id, about=trail.kind.name)
                found.append(one)
            return shown(_page(child_id, found))

    return router


def of_the_family(reader: Reader, child_id: UUID, person_id: UUID) -> Reader:
    """Give someone of the family as a reader: the young person, or else a guardian."""
    role = Role.YOUNG_PERSON if person_id == child_id else Role.GUARDIAN
    return Reader(Actor(person_id=person_id, role=role), reader.now, reader.known)


def _page(child_id: UUID, found: Sequence[Told]) -> ChildTrail:
    lines = (line for one in found for line in one.lines)
    return ChildTrail(
        child_id=child_id,
        lines=tuple(sorted(lines, key=lambda line: line.learned_at)),
        streams=tuple(stream for one in found for stream in one.streams),
    )


def _subjects(service: Service, desk: Desk, child_id: UUID) -> Sequence[tuple[AnyTrail, UUID]]:
    trails = {trail.kind.name: trail for trail in service.trail}
    found = desk.views.rows(subjects_of_child(service.trail), [str(child_id)])
    row = found.get(str(child_id))
    subjects = [subject.split("/") for subject in row.subjects] if row else []
    return [(trails[kind], UUID(subject_id)) for kind, subject_id in subjects]


def _told(
    service: Service,
    desk: Desk,
    asking: Asking,
    reader: Reader,
    trail: AnyTrail,
    subject_id: UUID,
    wanted: Wanted,
    family: Reader | None,
) -> Told:
    glance = desk.store.glance(trail.kind, subject_id, wanted.events)
    said = desk.languages, asking.language
    return told(service.context, trail, glance, reader, *said, wanted, family)
