"""How a child's history in the directory is told."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from services.directory.adapters.standing import may_read, readable_facets
from services.directory.adapters.store import CHILDREN, EMERGENCIES
from services.directory.domain.child.events import ChildFact
from services.directory.domain.emergency.decisions import Emergency, OpenedEmergency
from services.directory.domain.emergency.events import EmergencyAccessOpened
from services.directory.sentences import SENTENCES
from shared.eventing.decider import MAIN, Event, NotKnownHereYet
from shared.service.trail import Reader, Trail


def _child_of(event: Event) -> UUID | None:
    return event.child_id if isinstance(event, ChildFact) else None


def _child_of_emergency(event: Event) -> UUID | None:
    return event.child_id if isinstance(event, EmergencyAccessOpened) else None


def _answers_for(emergency: Emergency, reader: Reader) -> bool:
    """Tell whether the reader leads the unit of the child, and is not close to it."""
    if not isinstance(emergency, OpenedEmergency):
        return False
    child_id, today = emergency.opened.child_id, reader.today
    try:
        strangers = reader.known.strangers(child_id, today)
        unit = reader.known.unit(reader.known.child(child_id, today).unit_id)
    except NotKnownHereYet:
        return False
    return reader.actor.person_id in unit.acting_leaders(strangers)


def _every_facet(_: Emergency, __: Reader) -> tuple[str, ...]:
    return (MAIN,)


EMERGENCY_TRAIL: Final = Trail(
    EMERGENCIES,
    child_of=_child_of_emergency,
    door=_answers_for,
    facets=_every_facet,
    sentences=SENTENCES,
)

TRAIL: Final = Trail(
    CHILDREN,
    child_of=_child_of,
    door=may_read,
    facets=readable_facets,
    sentences=SENTENCES,
    family=may_read,
)
