"""What is known of who is who, as the rules of evaluation need it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from services.evaluation_scheduling.domain.people import PeopleAround
from services.evaluation_scheduling.domain.states import Evaluation
from shared.who_is_who.rows import child_key, person_key, unit_key
from shared.who_is_who.who_is_who import WhoIsWho


def people_around(
    known: WhoIsWho, about: Evaluation, on: date, persons: Collection[UUID] = ()
) -> PeopleAround:
    """Tell who is around the child on a day.

    Of ``persons``, those who work in the unit become its ``colleagues``. Raises
    ``NotKnownHereYet`` for a unit or a child nobody has told of.
    """
    read = known.ahead(
        unit_key(about.unit_id), child_key(about.child_id), *map(person_key, persons)
    )
    unit = read.unit(about.unit_id)
    guardians = read.guardians(about.child_id, on)
    return PeopleAround(
        leader_id=unit.leader_id,
        deputy_id=unit.deputy_id,
        next_leader_ids=unit.next_leader_ids,
        strangers=read.strangers(about.child_id, on),
        closed_out=frozenset(each.guardian_id for each in guardians if each.is_restricted),
        guardians=frozenset(each.guardian_id for each in guardians),
        colleagues=frozenset(who for who in persons if read.works_in(who, about.unit_id, on)),
        child_age=read.child(about.child_id, on).age,
    )
