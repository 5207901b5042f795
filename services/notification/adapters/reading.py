"""What someone may read now of what was placed for them earlier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from services.notification.domain.codes import Audience
from services.notification.domain.telling import FAMILY
from shared.identity.actor import Actor, Role
from shared.who_is_who.who_is_who import WhoIsWho

AT_WORK: Final = frozenset({Role.EMPLOYEE, Role.DATA_PROTECTION_OFFICER})


@dataclass(frozen=True)
class Reading:
    """One person, in the capacity in which they signed in, on a day.

    Someone who works with children and has a child of their own reads as the one or as the other.
    """

    actor: Actor
    known: WhoIsWho
    on: date

    @property
    def is_at_work(self) -> bool:
        """Tell whether the person reads as someone at work."""
        return self.actor.role in AT_WORK

    def may_read(self, audience: Audience, child_id: UUID | None) -> bool:
        """Tell whether what was meant for an audience is still this person's to read."""
        if (audience not in FAMILY) is not self.is_at_work:
            return False
        if child_id is None or audience is Audience.YOUNG_PERSON:
            return True
        if audience is Audience.GUARDIAN:
            return self.known.has_access(self.actor.person_id, child_id, self.on)
        return not self.is_stranger_to(child_id)

    def is_stranger_to(self, child_id: UUID) -> bool:
        """Tell whether the person is too close to a child to see it at work."""
        return child_id in self.known.stranger_to(self.actor.person_id, self.on)
