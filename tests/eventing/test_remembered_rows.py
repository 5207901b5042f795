"""Who is who is read again once the directory has said something, and at least each second."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from shared.eventing.decider import MAIN, Event
from shared.eventing.recorded import Cause, Recorded
from shared.eventing.remembering import LONGEST, WHO_IS_WHO, RememberedRows, WhoIsWhoRow
from shared.eventing.views import View, Views
from shared.identity.actor import Actor, Role
from shared.who_is_who.rows import PersonRow, person_key

NOBODY = UUID(int=0)
NOW = datetime(2026, 1, 12, 9, tzinfo=UTC)
KARI = UUID("0a1b9f0e-5a54-4a0e-9a0b-7f3a6f2d0001")
BERIT = UUID("0a1b9f0e-5a54-4a0e-9a0b-7f3a6f2d0002")


def said(kind: str = WHO_IS_WHO.name) -> Recorded[Event]:
    return Recorded(
        originator_id=NOBODY,
        originator_version=1,
        id=NOBODY,
        kind=kind,
        name=f"{kind}.said",
        subject_id=NOBODY,
        facet=MAIN,
        event=Event(),
        occurred_at=NOW,
        recorded_at=NOW,
        by=Actor(person_id=NOBODY, role=Role.SYSTEM),
        ground=None,
        cause=Cause("test"),
    )


def nowhere() -> None:
    """Stand for a connection that nobody asks for."""


@dataclass(frozen=True)
class Table(Views):
    """A view in memory that remembers what it was asked."""

    people: dict[str, PersonRow] = field(default_factory=dict)
    asked: list[Collection[str]] = field(default_factory=list)
    meanwhile: list[Sequence[Recorded[Event]]] = field(default_factory=list)

    def rows(self, view: View[Any], keys: Collection[str]) -> Mapping[str, Any]:
        assert view.row is WhoIsWhoRow
        self.asked.append(list(keys))
        found = {key: WhoIsWhoRow(self.people[key]) for key in keys if key in self.people}
        while self.meanwhile:
            self.fold(*self.meanwhile.pop())
        return found

    def fold(self, *batch: Recorded[Event]) -> None:
        for tell in self.told:
            tell(batch)


def table_with(*people: UUID) -> Table:
    rows = {person_key(person): PersonRow(person_id=person) for person in people}
    return Table(nowhere, people=rows)


def test_a_row_is_read_once_while_the_directory_says_nothing() -> None:
    table = table_with(KARI, BERIT)
    remembered = RememberedRows(table, lambda: 0.0)
    remembered.rows([person_key(KARI)])
    table.fold(said("notebook"))
    found = remembered.rows([person_key(KARI), person_key(BERIT)])
    assert set(found) == {person_key(KARI), person_key(BERIT)}
    assert table.asked == [[person_key(KARI)], [person_key(BERIT)]]


def test_what_the_directory_says_counts_at_once() -> None:
    table = table_with(KARI)
    remembered = RememberedRows(table, lambda: 0.0)
    remembered.rows([person_key(KARI)])
    del table.people[person_key(KARI)]
    table.fold(said())
    assert remembered.rows([person_key(KARI)]) == {}


def test_what_was_read_while_the_directory_spoke_is_not_kept() -> None:
    table = table_with(KARI)
    remembered = RememberedRows(table, lambda: 0.0)
    table.meanwhile.append([said()])
    remembered.rows([person_key(KARI)])
    remembered.rows([person_key(KARI)])
    assert len(table.asked) == 2


def test_nobody_is_kept_who_was_not_known() -> None:
    table = table_with()
    remembered = RememberedRows(table, lambda: 0.0)
    assert remembered.rows([person_key(KARI)]) == {}
    table.people[person_key(KARI)] = PersonRow(person_id=KARI)
    assert set(remembered.rows([person_key(KARI)])) == {person_key(KARI)}


def test_a_row_is_read_again_when_it_is_old_though_nothing_was_heard() -> None:
    now = [0.0]
    table = table_with(KARI)
    remembered = RememberedRows(table, lambda: now[0])
    remembered.rows([person_key(KARI)])
    now[0] = LONGEST
    remembered.rows([person_key(KARI)])
    assert len(table.asked) == 2
