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
    """Tell what keeps a guardian out that day, or None where access can stand."""
    if child.age(on) >= OF_AGE:
        return AccessEndedBecause.OF_AGE
    if not child.is_guardian(guardian_id, on):
        return AccessEndedBecause.RELATION_ENDED
    if child.is_restricted(guardian_id, on):
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


def next_day_that_brings(child: KnownChild, today: date) -> date:
    """Tell the next day after today on which something happens by itself.

    The next birthday, the first day of a restriction, the day after a guardian's last.
    """
    days = [birthday(child.birth_date, child.age(today) + 1)]
    days += [
        restriction.starts_on
        for restriction in child.apart.restrictions.values()
        if not restriction.is_lifted
    ]
    days += [
        day_after(guardian.ends_on) for guardian in child.guardians.values() if guardian.ends_on
    ]
    return min(day for day in days if day > today)
