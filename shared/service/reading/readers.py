"""Who has read about a child, as those who may ask are told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from shared.eventing.kind import AnyKind
from shared.identity.actor import Role
from shared.identity.purpose import Purpose
from shared.service.reading.codes import SAFEGUARDING, Page, Withheld
from shared.service.reading.reads_of_a_child import ReadRow
from shared.service.trail import AnyTrail, Reader
from shared.time.municipal_calendar import local_day

FAMILY: Final = frozenset({Role.GUARDIAN, Role.YOUNG_PERSON})


class _Shown(BaseModel):
    model_config = ConfigDict(frozen=True)


class ReadingShown(_Shown):
    """One reading: who, in which role and for which unit, for what, of what, when (UTC)."""

    read_at: datetime
    reader_id: UUID
    role: Role
    unit_id: UUID | None
    purpose: Purpose
    page: Page
    about: str
    subject_id: UUID
    emergency_id: UUID | None


class ReadersPage(_Shown):
    """Who has read about a child in one service, the latest first."""

    child_id: UUID
    service: str
    readings: tuple[ReadingShown, ...]


class DayOfReading(_Shown):
    """That someone read on a day, in which service and for what.

    ``reader_ids`` is empty where the municipality names nobody to families.
    """

    day: date
    service: str
    purpose: Purpose
    reader_ids: tuple[UUID, ...] = ()


class FamilyReadersPage(_Shown):
    """On which days a child was read about: a set, so that nothing tells how often."""

    child_id: UUID
    days: tuple[DayOfReading, ...]


StateOf: TypeAlias = Callable[[AnyKind, UUID], Any]
"""Reads the state of a subject of whichever kind."""


@dataclass
class Subjects:
    """Answers, for one reader, whether what was read exists for them. Each subject is read once."""

    trails: Mapping[str, AnyTrail]
    reader: Reader
    state_of: StateOf
    _states: dict[tuple[str, UUID], Any] = field(default_factory=dict)

    def staff_may_know(self, row: ReadRow) -> bool:
        """Tell whether a leader may know that this was read: what it was about exists for them.

        A reading of what is kept apart for a child's safety, to those who read that stream alone.
        """
        trail = self.trails.get(row.about)
        if trail is None:
            return row.withheld is not Withheld.SAFEGUARDING
        state = self._state(trail, row.subject_id)
        if not trail.door(state, self.reader):
            return False
        is_apart = row.withheld is Withheld.SAFEGUARDING
        return not is_apart or SAFEGUARDING in trail.facets(state, self.reader)

    def family_may_know(self, row: ReadRow) -> bool:
        """Tell whether the family may know: nothing kept apart, nothing they were not told of."""
        if row.withheld is not None or self._is_of_another_of_the_family(row):
            return False
        trail = self.trails.get(row.about)
        return trail is not None and trail.family(self._state(trail, row.subject_id), self.reader)

    def _is_of_another_of_the_family(self, row: ReadRow) -> bool:
        return row.role in FAMILY and row.reader_id != self.reader.actor.person_id

    def _state(self, trail: AnyTrail, subject_id: UUID) -> Any:  # noqa: ANN401 - of any kind
        key = trail.kind.name, subject_id
        if key not in self._states:
            self._states[key] = self.state_of(trail.kind, subject_id)
        return self._states[key]


def readers_page(child_id: UUID, service: str, rows: Iterable[ReadRow]) -> ReadersPage:
    """Show readings to those who answer for them."""
    latest_first = sorted(rows, key=lambda row: row.read_at, reverse=True)
    fields = set(ReadingShown.model_fields)
    return ReadersPage(
        child_id=child_id,
        service=service,
        readings=tuple(
            ReadingShown.model_validate(row.model_dump(include=fields)) for row in latest_first
        ),
    )


def family_page(
    child_id: UUID, service: str, rows: Sequence[ReadRow], *, with_names: bool
) -> FamilyReadersPage:
    """Show the family on which days and for what the child was read about."""
    days = sorted({(local_day(row.read_at), row.purpose) for row in rows})
    return FamilyReadersPage(
        child_id=child_id,
        days=tuple(
            DayOfReading(
                day=day,
                service=service,
                purpose=purpose,
                reader_ids=tuple(sorted(set(_readers(rows, day, purpose)))) if with_names else (),
            )
            for day, purpose in days
        ),
    )


def _readers(rows: Sequence[ReadRow], day: date, purpose: Purpose) -> Iterator[UUID]:
    for row in rows:
        if local_day(row.read_at) == day and row.purpose is purpose:
            yield row.reader_id
