"""The trail of a child from one place: as it stands, as it stood, and what came in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response
from pydantic import AwareDatetime, BaseModel

from services.audit_trail.adapters.reading import Trails
from services.audit_trail.adapters.whole_trail import Page
from services.audit_trail.log.entries import Asked
from shared.identity.actor import Role
from shared.privacy import Name
from shared.service.reading.table import ReadsNoChild, ReadTable
from shared.service.trail import TrailLine
from shared.web.access import Access
from shared.web.answers import shown

router = APIRouter(tags=["trail"])

ACCESS: Final[Access] = {
    ("GET", "/children/{child_id}/trail"): frozenset({Role.EMPLOYEE}),
    ("GET", "/children/{child_id}/trail/diff"): frozenset({Role.EMPLOYEE}),
}
"""Those for whom the services open their own trails."""

_BECAUSE: Final = "The services that own the lines put on record who reads them."

READS: Final[ReadTable] = dict.fromkeys(ACCESS, ReadsNoChild(_BECAUSE))

Instant = Annotated[AwareDatetime | None, Query()]


class WholeTrailLine(TrailLine):
    """A line, and the subject that it is about."""

    kind: str
    subject_id: UUID


class WholeTrailPage(BaseModel):
    """Some lines in the order of the log. ``next`` is the cursor of the next page, if there is one.

    There is no count: it would tell of lines that this reader may not see.
    """

    lines: tuple[WholeTrailLine, ...]
    next: UUID | None


async def filters(
    child_id: UUID,
    case: UUID | None = None,
    kind: Name | None = None,
    person: UUID | None = None,
) -> Asked:
    """Read what the lines are to be about, and whose acts; not plain, to spare a thread."""
    return Asked(child_id, subject_id=case, kind=kind, by=person)


Filters = Annotated[Asked, Depends(filters)]


@router.get("/children/{child_id}/trail", response_model=WholeTrailPage)
def read_the_whole_trail_of_a_child(
    trails: Trails,
    filters: Filters,
    happened_from: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    happened_to: Annotated[AwareDatetime | None, Query(alias="to")] = None,
    as_known_on: Instant = None,
    cursor: UUID | None = None,
) -> Response:
    """Tell what every service knows of a child, as this reader may see it.

    ``as_known_on`` shows what was known at an instant. A child that nobody knows, or that is closed
    to the reader, has no lines.
    """
    asked = replace(
        filters,
        happened_from=happened_from,
        happened_to=happened_to,
        learned_until=as_known_on,
    )
    return _shown(trails.page(asked, cursor))


@router.get("/children/{child_id}/trail/diff", response_model=WholeTrailPage)
def read_what_was_learned_of_a_child(
    trails: Trails,
    filters: Filters,
    learned_after: Annotated[AwareDatetime, Query(alias="from")],
    learned_until: Annotated[AwareDatetime, Query(alias="to")],
    cursor: UUID | None = None,
) -> Response:
    """Tell what was learned of a child between two instants, as this reader may see it."""
    asked = replace(filters, learned_after=learned_after, learned_until=learned_until)
    return _shown(trails.page(asked, cursor))


def _shown(page: Page) -> Response:
    content: Mapping[str, object] = {
        "lines": list(page.lines),
        "next": str(page.next) if page.next else None,
    }
    return shown(content)
