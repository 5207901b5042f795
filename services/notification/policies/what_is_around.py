"""What is known of the people around a matter, from the directory and from the matter itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from services.notification.domain.matter.matter import Matter
from services.notification.domain.telling import FAMILY, Around, Guardian, Named
from shared.who_is_who.rows import child_key, person_key
from shared.who_is_who.who_is_who import WhoIsWho

OWN_DOOR_FROM: Final = 15
"""From this age a young person has an inbox of their own (B31); a younger one is told by people."""


def around(matter: Matter, known: WhoIsWho, on: date) -> Around:
    """Gather what is known of the family; ``NotKnownHereYet('child')`` when nobody has told."""
    knows = Around(
        child_id=matter.child_id, lead_id=matter.lead_id, participants=matter.participants
    )
    if matter.child_id is None:
        return knows
    child_id, ahead = matter.child_id, known.ahead(child_key(matter.child_id))
    return replace(
        knows,
        strangers=ahead.strangers(child_id, on),
        guardians={
            guardian.guardian_id: Guardian(
                is_granted=guardian.access is not None,
                was_told=guardian.guardian_id in matter.guardians_told,
                is_restricted=guardian.is_restricted,
            )
            for guardian in ahead.guardians(child_id, on)
        },
        child_was_told=bool(matter.guardians_told) or child_id in matter.participants,
        child_has_own_door=ahead.child(child_id, on).age >= OWN_DOOR_FROM,
    )


def with_staff(knows: Around, named: Iterable[Named], known: WhoIsWho, on: date) -> Around:
    """Add which of those who are named as staff are known to have a post that day."""
    staff = {one.person_id for one in named if one.audience not in FAMILY}
    return replace(knows, employees=employees(staff, known, on))


def employees(people: Iterable[UUID], known: WhoIsWho, on: date) -> frozenset[UUID]:
    """Name those of them who have a post that day."""
    ids = frozenset(people)
    ahead = known.ahead(*(person_key(person) for person in ids))
    return frozenset(person for person in ids if ahead.posts(person, on))
