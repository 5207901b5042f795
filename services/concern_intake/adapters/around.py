"""The people around a concern, as this service has heard of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from services.concern_intake.domain.people import GuardianNearby, PeopleAround
from services.concern_intake.domain.states import DraftConcern, Intake, registered_facts
from shared.eventing.decider import NotKnownHereYet
from shared.who_is_who.rows import child_key, person_key, unit_key
from shared.who_is_who.who_is_who import WhoIsWho


def people_around(known: WhoIsWho, unit_id: UUID, child_id: UUID | None, on: date) -> PeopleAround:
    """Tell who is around a child in a unit; without a child, who leads the unit.

    ``NotKnownHereYet`` for a unit or a child that nobody has told of.
    """
    child_keys = (child_key(child_id),) if child_id else ()
    known = known.ahead(unit_key(unit_id), *child_keys)
    unit = known.unit(unit_id)
    leaders = PeopleAround(
        leader_id=unit.leader_id,
        deputy_id=unit.deputy_id,
        next_leader_ids=unit.next_leader_ids,
    )
    return leaders.model_copy(update=_near(known, unit_id, child_id, on)) if child_id else leaders


def _near(known: WhoIsWho, unit_id: UUID, child_id: UUID, on: date) -> dict[str, object]:
    child = known.child(child_id, on)
    return {
        "strangers": known.strangers(child_id, on),
        "guardians": tuple(
            GuardianNearby(
                guardian_id=guardian.guardian_id,
                has_parental_responsibility=guardian.has_parental_responsibility,
                restricted=guardian.is_restricted,
            )
            for guardian in known.guardians(child_id, on)
        ),
        "child_is_of_unit": child.unit_id == unit_id,
        "child_age": child.age,
    }


def people_around_concern(known: WhoIsWho, intake: Intake, on: date) -> PeopleAround:
    """Tell who is around a concern; ``NotKnownHereYet`` where there is none."""
    facts = registered_facts(intake.concern)
    if facts:
        return people_around(known, facts.unit_id, facts.child_id, on)
    if isinstance(intake.concern, DraftConcern):
        return people_around(known, intake.concern.unit_id, None, on)
    raise NotKnownHereYet("concern")


def strangers_to(known: WhoIsWho, intake: Intake, on: date) -> frozenset[UUID]:
    """Name the strangers to the child; nobody while it is not known which child it is."""
    facts = registered_facts(intake.concern)
    try:
        return known.strangers(facts.child_id, on) if facts and facts.child_id else frozenset()
    except NotKnownHereYet:
        return frozenset()


def units_of(
    known: WhoIsWho, person_id: UUID, unit_ids: Collection[UUID], on: date
) -> frozenset[UUID]:
    """Tell to which of these units a person belongs: they work there, or are among its leaders."""
    ahead = known.ahead(person_key(person_id), *map(unit_key, unit_ids))
    return frozenset(unit_id for unit_id in unit_ids if _belongs(ahead, person_id, unit_id, on))


def _belongs(known: WhoIsWho, person_id: UUID, unit_id: UUID, on: date) -> bool:
    try:
        is_leader = person_id in known.unit(unit_id).leaders
    except NotKnownHereYet:
        is_leader = False
    return is_leader or known.works_in(person_id, unit_id, on)
