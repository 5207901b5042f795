"""When a guardian's access is closed, whoever gave it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from services.directory.domain.child.child import KnownChild
from services.directory.domain.child.events import ChildEvent, ChildTurned, GuardianAccessEnded
from services.directory.domain.child.refusals import (
    AccessEndsAtEighteen,
    AccessFollowsARelation,
    AccessFollowsResponsibility,
    RestrictionClosesAccess,
)
from services.directory.domain.codes import AccessEndedBecause
from services.directory.domain.days import OF_AGE, birthday, day_after
from shared.eventing.decider import Refusal

REFUSED_BECAUSE: Final[dict[AccessEndedBecause, type[Refusal]]] = {
    AccessEndedBecause.OF_AGE: AccessEndsAtEighteen,
    AccessEndedBecause.RELATION_ENDED: AccessFollowsARelation,
    AccessEndedBecause.RESTRICTED: RestrictionClosesAccess,
    AccessEndedBecause.RESPONSIBILITY_ENDED: AccessFollowsResponsibility,
}
"""What would end an access keeps it from being given too."""


def what_closes(child: KnownChild, guardian_id: UUID, on: date) -> AccessEndedBecause | None:
    """Tell what keeps a guardian out that day, or None where access can stand.

    A restriction that came and went while someone had access has ended it.
    """
    if child.age(on) >= OF_AGE:
        return AccessEndedBecause.OF_AGE
    if not child.is_guardian(guardian_id, on):
        return AccessEndedBecause.RELATION_ENDED
    if child.is_restricted(guardian_id, child.apart.granted.get(guardian_id, on), on):
        return AccessEndedBecause.RESTRICTED
    if not child.guardians[guardian_id].can_have_access:
        return AccessEndedBecause.RESPONSIBILITY_ENDED
    return None


def what_the_day_brings(child: KnownChild, today: date) -> Iterator[ChildEvent]:
    """Tell what holds today by itself: a birthday since others were told, an access that ends."""
    age = child.age(today)
    if age > child.age_told:
        yield ChildTurned(child_id=child.child_id, age=age, on=birthday(child.birth_date, age))
    for guardian_id in sorted(child.apart.granted):
        because = what_closes(child, guardian_id, today)
        if because:
            yield GuardianAccessEnded(
                child_id=child.child_id, guardian_id=guardian_id, because=because, on=today
            )


def next_day_that_brings(child: KnownChild) -> date | None:
    """Tell the next day on which something happens by itself; it may have passed already.

    The next birthday that others have not been told of, or the day on which something closes an
    access that a guardian still has. None of a child that is forgotten and that nobody reads of.
    """
    closing = (day for guardian_id in child.apart.granted for day in _closing(child, guardian_id))
    return min((*_birthday_to_tell(child), *closing), default=None)


def _birthday_to_tell(child: KnownChild) -> Iterator[date]:
    if not child.is_forgotten:
        yield birthday(child.birth_date, child.age_told + 1)


def _closing(child: KnownChild, guardian_id: UUID) -> Iterator[date]:
    relation = child.guardians.get(guardian_id)
    if relation and relation.ends_on:
        yield day_after(relation.ends_on)
    granted_on = child.apart.granted[guardian_id]
    for restriction in child.apart.restrictions.values():
        if restriction.guardian_id == guardian_id and restriction.holds_after(granted_on):
            yield restriction.starts_on
