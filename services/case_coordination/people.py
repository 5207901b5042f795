"""What is known of who is who, as the rules of a case need it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from services.case_coordination.domain.people import GuardianAround, PeopleAround
from shared.eventing.decider import NotKnownHereYet
from shared.who_is_who.known import UnitKnown
from shared.who_is_who.rows import child_key, person_key, unit_key
from shared.who_is_who.who_is_who import WhoIsWho


def people_around(
    known: WhoIsWho,
    child_id: UUID,
    unit_id: UUID,
    on: date,
    persons: Collection[UUID] = (),
) -> PeopleAround:
    """Tell who is around a child on a day.

    Of ``persons``, those who work in the unit become its ``employees``. Raises ``NotKnownHereYet``
    for a unit or a child nobody has told of, and where everyone who could lead is a stranger.
    """
    read = known.ahead(unit_key(unit_id), child_key(child_id), *map(person_key, persons))
    unit, strangers = read.unit(unit_id), read.strangers(child_id, on)
    leader_id = unit.leader_towards(strangers)
    if leader_id is None:
        raise NotKnownHereYet("leader")
    return PeopleAround(
        leader_id=leader_id,
        stand_ins=_stand_ins(unit, strangers),
        service_manager_id=_service_manager(unit, strangers),
        employees=frozenset(p for p in persons if read.works_in(p, unit_id, on)),
        strangers=strangers,
        guardians=_guardians(read, child_id, on),
        child_age=read.child(child_id, on).age,
    )


def _stand_ins(unit: UnitKnown, strangers: Collection[UUID]) -> frozenset[UUID]:
    """A deputy stands in for a leader who is away, not for one who is a stranger to the child."""
    if unit.deputy_id is None or unit.leader_id in strangers or unit.deputy_id in strangers:
        return frozenset()
    return frozenset({unit.deputy_id})


def _service_manager(unit: UnitKnown, strangers: Collection[UUID]) -> UUID | None:
    above = [leader for leader in unit.next_leader_ids if leader not in strangers]
    return above[-1] if above else None


def _guardians(read: WhoIsWho, child_id: UUID, on: date) -> tuple[GuardianAround, ...]:
    return tuple(
        GuardianAround(
            guardian_id=guardian.guardian_id,
            has_parental_responsibility=guardian.has_parental_responsibility,
            is_granted_access=guardian.access is not None,
            is_restricted=guardian.is_restricted,
        )
        for guardian in read.guardians(child_id, on)
    )
