"""``GET /children/{child_id}/trail``: what this service knows of a child, a sentence a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from shared.identity.actor import Role
from shared.service.definition import Service
from shared.service.desk import Desk, Desks
from shared.service.reading.codes import Page
from shared.service.reading.table import Reads, ReadTable
from shared.service.trail import (
    AnyTrail,
    Reader,
    TrailLine,
    lines,
    subjects_of_child,
)
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asking, Asks

TRAIL_ACCESS: Final[Access] = {
    ("GET", "/children/{child_id}/trail"): frozenset({Role.EMPLOYEE}),
}
"""Staff with a relation to the child; guardians get it through an access request only."""


READS_TRAIL: Final = Reads(Page.TRAIL, "child")

TRAIL_READS: Final[ReadTable] = {("GET", "/children/{child_id}/trail"): READS_TRAIL}
"""An entry for each subject of which a line is shown."""


class ChildTrail(BaseModel):
    """What happened, in the order in which it was learned, as this reader may see it."""

    model_config = ConfigDict(frozen=True)

    child_id: UUID
    lines: tuple[TrailLine, ...]


def trail_router(service: Service) -> APIRouter:
    """Make the endpoint of one service."""
    router = APIRouter(tags=["trail"])

    @router.get("/children/{child_id}/trail", response_model=ChildTrail)
    def read_the_trail_of_a_child(child_id: UUID, asking: Asks, desk: Desks) -> Response:
        """Tell what happened. A child unknown here, or closed to the reader, has no lines."""
        with desk.reading(asking, READS_TRAIL) as reading:
            told: list[TrailLine] = []
            for trail, subject_id in _subjects(service, desk, child_id):
                found = _lines(service, desk, asking, reading.reader, trail, subject_id)
                if found:
                    reading.of(child_id, subject_id, about=trail.kind.name)
                told.extend(found)
            told.sort(key=lambda line: line.learned_at)
            return shown(ChildTrail(child_id=child_id, lines=tuple(told)))

    return router


def _subjects(service: Service, desk: Desk, child_id: UUID) -> Sequence[tuple[AnyTrail, UUID]]:
    trails = {trail.kind.name: trail for trail in service.trail}
    found = desk.views.rows(subjects_of_child(service.trail), [str(child_id)])
    row = found.get(str(child_id))
    subjects = [subject.split("/") for subject in row.subjects] if row else []
    return [(trails[kind], UUID(subject_id)) for kind, subject_id in subjects]


def _lines(
    service: Service,
    desk: Desk,
    asking: Asking,
    reader: Reader,
    trail: AnyTrail,
    subject_id: UUID,
) -> Sequence[TrailLine]:
    history = desk.store.history(trail.kind, subject_id)
    return lines(service.context, trail, history, reader, desk.languages, asking.language)
