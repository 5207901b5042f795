"""The trail of a child as notification knows it: who was told, who was not, and why."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from services.notification.adapters.store import MATTERS
from services.notification.domain.codes import Happening
from services.notification.domain.matter.events import FactHeard
from services.notification.domain.matter.matter import Matter
from services.notification.sentences import SENTENCES
from shared.eventing.decider import MAIN, Event, NotKnownHereYet
from shared.identity.actor import Role
from shared.service.trail import Reader, Trail
from shared.who_is_who.rows import child_key, person_key, unit_key


def child_of(event: Event) -> UUID | None:
    """Tell which child a fact is about, where it says so."""
    return event.learned.child_id if isinstance(event, FactHeard) else None


def may_read(matter: Matter, reader: Reader) -> bool:
    """Open a case's messages to its lead and to the leader of its unit, wherever the child is now.

    Those of a concern are open to the leader who was told of it. Never to someone who is too close
    to the child.
    """
    if matter.child_id is None or matter.unit_id is None or reader.actor.role is not Role.EMPLOYEE:
        return False
    try:
        return _may_read(matter, matter.child_id, matter.unit_id, reader)
    except NotKnownHereYet:
        return False


def _may_read(matter: Matter, child_id: UUID, unit_id: UUID, reader: Reader) -> bool:
    person_id, on = reader.actor.person_id, reader.today
    known = reader.known.ahead(unit_key(unit_id), child_key(child_id), person_key(person_id))
    unit, strangers = known.unit(unit_id), known.strangers(child_id, on)
    if person_id in strangers:
        return False
    if person_id in unit.acting_leaders(strangers):
        return Happening.CASE_OPENED in matter.happened or matter.has_told(person_id)
    return person_id == matter.lead_id and known.works_in(person_id, unit_id, on)


def facets(_: Matter, __: Reader) -> Collection[str]:
    """Name the streams of a matter: it has one."""
    return (MAIN,)


TRAIL: Final[Trail[Matter]] = Trail(
    MATTERS, child_of=child_of, door=may_read, facets=facets, sentences=SENTENCES
)
