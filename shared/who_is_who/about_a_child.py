"""What the row of one child answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID

from shared.eventing.decider import NotKnownHereYet
from shared.who_is_who.known import AccessKnown, ChildKnown, GuardianKnown
from shared.who_is_who.rows import AgeFact, ChildRow, PlacementFact, holds

OF_AGE: Final = 18
"""From this age guardians have no access any more (B52)."""


def known(row: ChildRow, on: date) -> ChildKnown:
    """Tell unit and age that day; ``NotKnownHereYet('child')`` when no unit has been told."""
    placement, age = _placement(row, on), _age(row, on)
    if placement is None or age is None:
        raise NotKnownHereYet("child")
    return ChildKnown(child_id=row.child_id, unit_id=placement.unit_id, age=age)


def _placement(row: ChildRow, on: date) -> PlacementFact | None:
    told = sorted(row.placements.values(), key=lambda placement: placement.starts_on)
    begun = [placement for placement in told if placement.starts_on <= on]
    return begun[-1] if begun else next(iter(told), None)


def _age(row: ChildRow, on: date) -> int | None:
    """Tell the age last told for a day not after this one: a correction is told later."""

    def newest_that_holds(told: AgeFact) -> tuple[bool, int]:
        return told.on <= on, told.sequence

    newest = max(row.ages.values(), key=newest_that_holds, default=None)
    return newest.age if newest else None


def strangers(row: ChildRow, on: date) -> frozenset[UUID]:
    """Name those who are the child's guardians or entered as close to it."""
    guardians = (person for person, relation in row.relations.items() if relation.holds(on))
    close = (person for person, conflict in row.conflicts.items() if conflict.holds(on))
    return frozenset(UUID(person) for person in (*guardians, *close))


def is_restricted(row: ChildRow, guardian_id: UUID, on: date) -> bool:
    """Tell whether any restriction keeps this guardian from what is shared."""
    return any(
        restriction.guardian_id == guardian_id and holds(restriction, row.lifts.get(place), on)
        for place, restriction in row.restrictions.items()
    )


def access(row: ChildRow, guardian_id: UUID, on: date) -> AccessKnown | None:
    """Tell the access that a guardian has that day, if any."""
    relation, grant = row.relations.get(str(guardian_id)), row.grants.get(str(guardian_id))
    age = _age(row, on)
    if relation is None or grant is None or age is None:
        return None
    closed = is_restricted(row, guardian_id, on) or age >= OF_AGE
    granted = holds(grant, row.access_ends.get(str(guardian_id)), on)
    open_now = relation.holds(on) and granted and not closed
    return AccessKnown(grant.starts_on, grant.ends_on) if open_now else None


def emergency(row: ChildRow, person_id: UUID, now: datetime, on: date) -> UUID | None:
    """Name the emergency access that someone has now; none for a stranger to the child."""
    opened = row.emergencies.get(str(person_id))
    if opened is None or now >= opened.until or person_id in strangers(row, on):
        return None
    return opened.emergency_id


def guardians(row: ChildRow, on: date) -> tuple[GuardianKnown, ...]:
    """Tell who the guardians are that day, and what each may see."""
    return tuple(
        GuardianKnown(
            guardian_id=UUID(guardian),
            has_parental_responsibility=relation.has_parental_responsibility,
            is_restricted=is_restricted(row, UUID(guardian), on),
            access=access(row, UUID(guardian), on),
        )
        for guardian, relation in sorted(row.relations.items())
        if relation.holds(on)
    )
