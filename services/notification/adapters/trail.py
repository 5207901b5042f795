"""The trail of a child as notification knows it: who was told, who was not, and why."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from services.notification.adapters.store import MATTERS
from services.notification.domain.matter.events import FactHeard
from services.notification.domain.matter.matter import Matter
from services.notification.sentences import SENTENCES
from shared.eventing.decider import MAIN, Event, NotKnownHereYet
from shared.identity.actor import Role
from shared.service.trail import Reader, Trail


def child_of(event: Event) -> UUID | None:
    """Tell which child a fact is about, where it says so."""
    return event.learned.child_id if isinstance(event, FactHeard) else None


def may_read(matter: Matter, reader: Reader) -> bool:
    """Open a matter's messages to its lead and to those who lead the child's unit.

    Never to someone who is too close to the child.
    """
    if matter.child_id is None or reader.actor.role is not Role.EMPLOYEE:
        return False
    person_id, on = reader.actor.person_id, reader.today
    try:
        if reader.known.is_stranger(person_id, matter.child_id, on):
            return False
        return person_id == matter.lead_id or _leads(person_id, matter.child_id, reader, on)
    except NotKnownHereYet:
        return False


def _leads(person_id: UUID, child_id: UUID, reader: Reader, on: date) -> bool:
    unit = reader.known.unit(reader.known.child(child_id, on).unit_id)
    return person_id in (unit.leader_id, *unit.next_leader_ids)


def facets(_: Matter, __: Reader) -> Collection[str]:
    """Name the streams of a matter: it has one."""
    return (MAIN,)


TRAIL: Final[Trail[Matter]] = Trail(
    MATTERS, child_of=child_of, door=may_read, facets=facets, sentences=SENTENCES
)
