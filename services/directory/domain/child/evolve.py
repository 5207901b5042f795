"""How a child's events add up to what is known of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias, assert_never
from uuid import UUID

from services.directory.domain.child.child import Child, KeptApart, KnownChild, NoChild, Placement
from services.directory.domain.child.events import (
    BirthDateCorrected,
    BirthNumberEntered,
    ChildEntered,
    ChildEvent,
    ChildPlaced,
    ChildProtected,
    ChildRenamed,
    ChildTurned,
    ConflictEntered,
    ConflictLifted,
    GuardianAccessEnded,
    GuardianGrantedAccess,
    GuardianRelated,
    GuardianRestricted,
    RestrictionLifted,
)
from services.directory.domain.child.family import GuardianRelation, Restriction

Apart: TypeAlias = (
    BirthNumberEntered
    | GuardianRestricted
    | RestrictionLifted
    | GuardianGrantedAccess
    | GuardianAccessEnded
    | ConflictEntered
    | ConflictLifted
)

Change: TypeAlias = (
    ChildRenamed | BirthDateCorrected | ChildPlaced | ChildTurned | ChildProtected | GuardianRelated
)


def evolve(child: Child, event: ChildEvent) -> Child:
    """Fold one event. What is kept apart may be read before the child itself."""
    match event:
        case ChildEntered():
            return KnownChild(
                child_id=event.child_id,
                name=event.name,
                birth_date=event.birth_date,
                age_told=event.age,
                apart=child.apart,
            )
        case (
            BirthNumberEntered()
            | GuardianRestricted()
            | RestrictionLifted()
            | GuardianGrantedAccess()
            | GuardianAccessEnded()
            | ConflictEntered()
            | ConflictLifted()
        ):
            return replace(child, apart=_apart(child.apart, event))
        case _:
            return child if isinstance(child, NoChild) else _changed(child, event)


def _changed(child: KnownChild, event: Change) -> KnownChild:
    match event:
        case ChildRenamed():
            return replace(child, name=event.name)
        case BirthDateCorrected():
            return replace(child, birth_date=event.birth_date, age_told=event.age)
        case ChildPlaced():
            return replace(child, placements=_placements(child, event))
        case ChildTurned():
            return replace(child, age_told=event.age)
        case ChildProtected():
            return replace(child, protection=event.protection)
        case GuardianRelated():
            return replace(
                child, guardians={**child.guardians, event.guardian_id: _relation(event)}
            )
        case _:
            assert_never(event)


def _apart(apart: KeptApart, event: Apart) -> KeptApart:
    match event:
        case BirthNumberEntered():
            return replace(apart, birth_number=event.birth_number)
        case GuardianRestricted() | RestrictionLifted():
            return replace(apart, restrictions=_restrictions(apart, event))
        case GuardianGrantedAccess():
            return replace(apart, granted={**apart.granted, event.guardian_id: event.starts_on})
        case GuardianAccessEnded():
            kept = {who: on for who, on in apart.granted.items() if who != event.guardian_id}
            return replace(apart, granted=kept)
        case ConflictEntered():
            return replace(apart, conflicts=apart.conflicts | {event.employee_id})
        case ConflictLifted():
            return replace(apart, conflicts=apart.conflicts - {event.employee_id})
        case _:
            assert_never(event)


def _placements(child: KnownChild, event: ChildPlaced) -> tuple[Placement, ...]:
    others = tuple(old for old in child.placements if old.starts_on != event.starts_on)
    return (*others, Placement(event.unit_id, event.starts_on))


def _relation(event: GuardianRelated) -> GuardianRelation:
    return GuardianRelation(
        guardian_id=event.guardian_id,
        relation=event.relation,
        has_parental_responsibility=event.has_parental_responsibility,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
    )


def _restrictions(
    apart: KeptApart, event: GuardianRestricted | RestrictionLifted
) -> dict[UUID, Restriction]:
    known = dict(apart.restrictions)
    if isinstance(event, RestrictionLifted):
        lifted = known.pop(event.restriction_id, None)
        return known | ({event.restriction_id: replace(lifted, is_lifted=True)} if lifted else {})
    return known | {
        event.restriction_id: Restriction(
            restriction_id=event.restriction_id,
            guardian_id=event.guardian_id,
            kind=event.kind,
            starts_on=event.starts_on,
            ends_on=event.ends_on,
        )
    }
