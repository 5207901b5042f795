"""The questions that a service asks of what it has heard about people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Protocol, TypeVar
from uuid import UUID

from shared.contracts.codes import AddressProtection
from shared.contracts.contract import Contract
from shared.eventing.decider import NotKnownHereYet
from shared.time.municipal_calendar import local_day
from shared.who_is_who import about_a_child as child_row
from shared.who_is_who.hearing import AnyRow, after_hearing
from shared.who_is_who.known import ChildKnown, GuardianKnown, PostKnown, UnitKnown
from shared.who_is_who.rows import (
    ChildRow,
    PersonRow,
    UnitRow,
    child_key,
    person_key,
    unit_key,
)


class Rows(Protocol):
    """Where rows are remembered."""

    def rows(self, keys: Collection[str]) -> Mapping[str, AnyRow]:
        """Give those of the rows that are known; a key nobody has told about is absent."""


class RowsInMemory:
    """Rows in a dictionary: for tests, and for what has been read ahead."""

    def __init__(self, known: Mapping[str, AnyRow] | None = None) -> None:
        self._known = dict(known or {})
        self._heard = 0

    def rows(self, keys: Collection[str]) -> Mapping[str, AnyRow]:
        """Give those of the rows that are known."""
        return {key: self._known[key] for key in keys if key in self._known}

    def hear(self, *facts: Contract) -> RowsInMemory:
        """Remember facts, each newer than all before it; returns itself."""
        for fact in facts:
            self._heard += 1
            self._known |= after_hearing(fact, self._heard, self._known)
        return self


class RowsReadOnce:
    """Rows that are remembered as they were when they were first read; for one request."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._read: dict[str, AnyRow | None] = {}

    def rows(self, keys: Collection[str]) -> Mapping[str, AnyRow]:
        """Give those of the rows that are known."""
        if unread := [key for key in keys if key not in self._read]:
            self._read |= dict.fromkeys(unread) | dict(self._rows.rows(unread))
        return {key: row for key in keys if (row := self._read[key]) is not None}


R = TypeVar("R", UnitRow, ChildRow, PersonRow)


class WhoIsWho:
    """Answers from what has been heard. Each question reads the store once.

    What nobody has told yet is ``NotKnownHereYet`` where a rule cannot do without it (``unit``,
    ``child`` and what is asked of a child); where it opens something, unknown means no.
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def ahead(self, *keys: str) -> WhoIsWho:
        """Read several rows at once, and answer from them and nothing else.

        Keys are made by ``unit_key``, ``child_key`` and ``person_key``.
        """
        return WhoIsWho(RowsInMemory(self._rows.rows(keys)))

    def once(self) -> WhoIsWho:
        """Read each row at most once from here on."""
        return WhoIsWho(RowsReadOnce(self._rows))

    def unit(self, unit_id: UUID) -> UnitKnown:
        """Tell what a unit is and who leads it; ``NotKnownHereYet('unit')``."""
        row = self._one(unit_key(unit_id), UnitRow)
        if row is None:
            raise NotKnownHereYet("unit")
        return UnitKnown(
            unit_id=row.unit_id,
            kind=row.kind,
            ownership=row.ownership,
            regime=row.regime,
            leader_id=row.leader_id,
            deputy_id=row.deputy_id,
            next_leader_ids=row.next_leader_ids,
        )

    def posts(self, employee_id: UUID, on: date) -> tuple[PostKnown, ...]:
        """Tell which posts someone has that day; none when nobody has told of any."""
        row = self._one(person_key(employee_id), PersonRow)
        return tuple(
            PostKnown(post.unit_id, post.starts_on, post.ends_on)
            for post in (row.posts.values() if row else ())
            if post.holds(on)
        )

    def units_ever(self, employee_id: UUID) -> frozenset[UUID]:
        """Name every unit in which someone has, had or will have a post."""
        row = self._one(person_key(employee_id), PersonRow)
        return frozenset(post.unit_id for post in (row.posts.values() if row else ()))

    def works_in(self, employee_id: UUID, unit_id: UUID, on: date) -> bool:
        """Tell whether someone has a post in a unit that day."""
        return any(post.unit_id == unit_id for post in self.posts(employee_id, on))

    def is_employed(self, person_id: UUID, on: date) -> bool:
        """Tell whether someone has a post anywhere that day or will have one later."""
        row = self._one(person_key(person_id), PersonRow)
        posts = row.posts.values() if row else ()
        return any(post.ends_on is None or on <= post.ends_on for post in posts)

    def child(self, child_id: UUID, on: date) -> ChildKnown:
        """Tell a child's unit and age that day; ``NotKnownHereYet('child')``."""
        return child_row.known(self._child(child_id), on)

    def is_child(self, person_id: UUID) -> bool:
        """Tell whether someone is known as a child."""
        return self._one(child_key(person_id), ChildRow) is not None

    def strangers(self, child_id: UUID, on: date) -> frozenset[UUID]:
        """Name everyone who is to be a stranger to a child in what staff see.

        Those who are its guardians, and those entered as close to it.
        """
        return child_row.strangers(self._child(child_id), on)

    def is_stranger(self, person_id: UUID, child_id: UUID, on: date) -> bool:
        """Tell whether someone is the child's guardian or entered as close to it."""
        return person_id in self.strangers(child_id, on)

    def stranger_to(self, person_id: UUID, on: date) -> frozenset[UUID]:
        """Name all children to whom someone is a stranger: one question for a whole list."""
        row = self._one(person_key(person_id), PersonRow)
        if row is None:
            return frozenset()
        wards = (child for child, relation in row.wards.items() if relation.holds(on))
        close = (child for child, conflict in row.conflicts.items() if conflict.holds(on))
        return frozenset(UUID(child) for child in (*wards, *close))

    def wards(self, person_id: UUID, on: date) -> frozenset[UUID]:
        """Name the children whose guardian someone is that day or will be later."""
        row = self._one(person_key(person_id), PersonRow)
        wards = row.wards.items() if row else ()
        return frozenset(
            UUID(child)
            for child, relation in wards
            if relation.ends_on is None or on <= relation.ends_on
        )

    def guardians(self, child_id: UUID, on: date) -> tuple[GuardianKnown, ...]:
        """Tell who a child's guardians are that day, and what each may see."""
        return child_row.guardians(self._child(child_id), on)

    def has_access(self, guardian_id: UUID, child_id: UUID, on: date) -> bool:
        """Tell whether a guardian may read what is shared about a child.

        Granted by someone, not ended, not restricted, a guardian still, the child under 18
        (B52, B58). Anything not known means no.
        """
        row = self._one(child_key(child_id), ChildRow)
        return row is not None and child_row.access(row, guardian_id, on) is not None

    def emergency(self, person_id: UUID, child_id: UUID, now: datetime) -> UUID | None:
        """Name the emergency access under which someone may read about a child now, if any.

        None for a protected child, for someone too close to it, and once the time is over, also
        where that came after it was opened.
        """
        row = self._one(child_key(child_id), ChildRow)
        if row is None:
            return None
        on = local_day(now)
        found = child_row.emergency(row, person_id, now, on)
        return None if found is None or self.protected((child_id,), on) else found

    def has_emergency_access(self, person_id: UUID, child_id: UUID, now: datetime) -> bool:
        """Tell whether someone may read about a child under emergency access now."""
        return self.emergency(person_id, child_id, now) is not None

    def protection(self, person_id: UUID, on: date) -> AddressProtection | None:
        """Tell how a person's whereabouts are protected; None when nobody has told."""
        return self.protections((person_id,), on)[person_id]

    def protections(
        self, people: Iterable[UUID], on: date
    ) -> Mapping[UUID, AddressProtection | None]:
        """Tell it of several people at once."""
        ids = frozenset(people)
        rows = self._rows.rows([person_key(person) for person in ids])
        return {person: _protection(rows.get(person_key(person)), on) for person in ids}

    def protected(self, people: Iterable[UUID], on: date) -> frozenset[UUID]:
        """Name those of them who are protected; unknown counts as protected."""
        return frozenset(
            person
            for person, protection in self.protections(people, on).items()
            if protection is not AddressProtection.NONE
        )

    def _child(self, child_id: UUID) -> ChildRow:
        row = self._one(child_key(child_id), ChildRow)
        if row is None:
            raise NotKnownHereYet("child")
        return row

    def _one(self, key: str, kind: type[R]) -> R | None:
        row = self._rows.rows((key,)).get(key)
        return row if isinstance(row, kind) else None


def _protection(row: AnyRow | None, on: date) -> AddressProtection | None:
    if not isinstance(row, PersonRow):
        return None
    told = [fact for fact in row.protections.values() if fact.starts_on <= on]
    return max(told, key=lambda fact: fact.sequence).protection if told else None
