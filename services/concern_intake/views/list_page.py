"""A list of concerns, as this reader may see it: those without a decision first, oldest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.concern_intake.views.concerns_of_a_unit import ConcernRow
from services.concern_intake.views.page_parts import Status


class ConcernInList(BaseModel):
    """One line: that it exists and how far it has come, never what it is about."""

    model_config = ConfigDict(frozen=True)

    concern_id: UUID
    author_id: UUID
    unit_id: UUID
    status: Status
    child_id: UUID | None
    started_on: date
    registered_on: date | None
    decided_on: date | None


class ConcernList(BaseModel):
    """Concerns without a decision first, the oldest first (R2)."""

    model_config = ConfigDict(frozen=True)

    concerns: tuple[ConcernInList, ...]


def list_page(rows: Iterable[ConcernRow]) -> ConcernList:
    """Put the rows in order."""
    lines = (ConcernInList.model_validate(_shown(row)) for row in rows)
    return ConcernList(concerns=tuple(sorted(lines, key=_oldest_undecided_first)))


def led_by(
    rows: Iterable[ConcernRow],
    leader_id: UUID,
    stranger_to: Collection[UUID],
    protected: Collection[UUID],
) -> Iterable[ConcernRow]:
    """Keep what a leader was told: no child they are close to, no protected child (B57)."""
    hidden = {*stranger_to, *protected}
    return (row for row in rows if leader_id in row.leaders and row.child_id not in hidden)


def known_to(
    rows: Iterable[ConcernRow],
    person_id: UUID,
    stranger_to: Collection[UUID],
    units: Collection[UUID],
) -> Iterable[ConcernRow]:
    """Keep what a person wrote, or may read for a unit they belong to; no child they are close to.

    ``units`` are the units to which the person belongs.
    """
    mine = (row for row in rows if row.author_id == person_id or row.unit_id in units)
    return (row for row in mine if row.is_known_to(person_id) and row.child_id not in stranger_to)


def _shown(row: ConcernRow) -> dict[str, object]:
    return row.model_dump(include=set(ConcernInList.model_fields))


def _oldest_undecided_first(line: ConcernInList) -> tuple[bool, date, str]:
    return line.decided_on is not None, line.started_on, str(line.concern_id)
