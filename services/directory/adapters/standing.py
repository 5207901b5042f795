"""What someone is to a child, and what they may read of it for that."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import Enum, auto
from typing import Final
from uuid import UUID

from services.directory.domain.child import facets
from services.directory.domain.child.access import what_closes
from services.directory.domain.child.child import Child, KnownChild, NoChild
from shared.contracts.codes import AddressProtection
from shared.eventing.decider import MAIN, NotKnownHereYet
from shared.identity.actor import Actor, Role
from shared.service.trail import Reader
from shared.who_is_who.rows import person_key, unit_key


class Standing(Enum):
    """What someone is to one child. Several may hold; none means that the child is not there."""

    REGISTRAR = auto()
    LEADER = auto()
    LEAD = auto()
    COLLEAGUE = auto()
    GUARDIAN = auto()
    CHILD = auto()


WHO_LETS_IN: Final = frozenset({Standing.REGISTRAR, Standing.LEADER, Standing.LEAD})
WHO_KNOWS_MORE: Final = frozenset({Standing.REGISTRAR, Standing.LEADER})

READERS: Final[Mapping[str, Collection[Standing]]] = {
    MAIN: frozenset(Standing),
    facets.ACCESS: WHO_LETS_IN,
    facets.RESTRICTIONS: WHO_KNOWS_MORE,
    facets.CONFLICTS: WHO_KNOWS_MORE,
    facets.BIRTH_NUMBER: frozenset({Standing.REGISTRAR}),
}
"""Who may read which stream of a child."""


def standings(
    child: Child, reader: Reader, leads: Collection[UUID] = frozenset()
) -> frozenset[Standing]:
    """Tell what the reader is to the child. ``leads`` hold the batons of its cases."""
    if isinstance(child, NoChild):
        return frozenset()
    today, me = reader.today, reader.actor.person_id
    match reader.actor.role:
        case Role.YOUNG_PERSON:
            return frozenset({Standing.CHILD} if me == child.child_id else ())
        case Role.GUARDIAN:
            return frozenset({Standing.GUARDIAN} if has_access(child, me, today) else ())
        case Role.REGISTRAR | Role.EMPLOYEE:
            # At work, whoever is close to a child is a stranger to it, leaders too.
            is_stranger = child.is_stranger(me, today)
            return frozenset() if is_stranger else _at_work(child, reader, leads, today)
        case _:
            return frozenset()


def has_access(child: KnownChild, guardian_id: UUID, today: date) -> bool:
    """Tell whether a guardian was let in, and nothing has closed that."""
    granted = guardian_id in child.apart.granted
    return granted and what_closes(child, guardian_id, today) is None


def _at_work(
    child: KnownChild, reader: Reader, leads: Collection[UUID], today: date
) -> frozenset[Standing]:
    if reader.actor.role is Role.REGISTRAR:
        return frozenset({Standing.REGISTRAR})
    unit_id = child.unit(today)
    if unit_id is None:
        return frozenset()
    me = reader.actor.person_id
    known = reader.known.ahead(unit_key(unit_id), person_key(me))
    is_protected = child.protection is not AddressProtection.NONE
    holds = {
        Standing.LEADER: leads_unit(reader, unit_id),
        Standing.LEAD: me in leads,
        # A protected child is there for people who are named, not for everyone at work (B57).
        Standing.COLLEAGUE: (
            (known.works_in(me, unit_id, today) or reader.emergency(child.child_id) is not None)
            and not is_protected
        ),
    }
    return frozenset(standing for standing, held in holds.items() if held)


def leads_unit(reader: Reader, unit_id: UUID) -> bool:
    """Tell whether the reader leads a unit, stands in there, or is a leader above."""
    try:
        return reader.actor.person_id in reader.known.unit(unit_id).leaders
    except NotKnownHereYet:
        return False


def belongs_to_unit(reader: Reader, unit_id: UUID) -> bool:
    """Tell whether the reader works in a unit or leads it."""
    works = reader.known.works_in(reader.actor.person_id, unit_id, reader.today)
    return works or leads_unit(reader, unit_id)


def may_read(child: Child, reader: Reader) -> bool:
    """Tell whether the child exists for the reader."""
    return bool(standings(child, reader))


def readable_facets(child: Child, reader: Reader) -> Collection[str]:
    """Name the streams of the child that the reader may read."""
    held = standings(child, reader)
    return [facet for facet, readers in READERS.items() if held.intersection(readers)]


def is_registrar(actor: Actor) -> bool:
    """Tell whether someone keeps the directory."""
    return actor.role is Role.REGISTRAR
