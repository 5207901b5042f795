"""Who is around a child at the instant something is asked: all that the rules need of people."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from shared.eventing.decider import Message

CONSENTS_ALONE_FROM: Final = 15
"""From this age, in whole years, the young person consents, and the guardians do not (Q1)."""


class GuardianAround(Message):
    """A guardian, and whether something keeps them from what is shared about the child."""

    guardian_id: UUID
    has_parental_responsibility: bool = True
    is_granted_access: bool = False
    is_restricted: bool = False


class PeopleAround(Message):
    """The people of the owning unit and of the family, as known when a command is given.

    ``leader_id`` is the leader of the owning unit, or the next leader who is no stranger to the
    child. ``stand_ins`` may act in the leader's place. ``strangers`` are employees too close to
    the child to be anything else in its case. ``child_age`` is in whole years.
    """

    leader_id: UUID
    stand_ins: frozenset[UUID] = frozenset()
    service_manager_id: UUID | None = None
    employees: frozenset[UUID] = frozenset()
    strangers: frozenset[UUID] = frozenset()
    guardians: tuple[GuardianAround, ...] = ()
    child_age: int | None = None

    def acts_as_leader(self, person_id: UUID) -> bool:
        """Tell whether someone may act as the leader of the owning unit towards this child."""
        leaders = self.stand_ins | {self.leader_id}
        return person_id in leaders and not self.is_stranger(person_id)

    def is_stranger(self, person_id: UUID) -> bool:
        """Tell whether someone is too close to the child to work with its case."""
        return person_id in self.strangers

    def works_here(self, person_id: UUID) -> bool:
        """Tell whether someone is an active employee of the owning unit."""
        return person_id in self.employees or person_id == self.leader_id

    def is_restricted(self, guardian_id: UUID) -> bool:
        """Tell whether a care order, a contact ban or the like keeps a guardian out."""
        return any(g.guardian_id == guardian_id and g.is_restricted for g in self.guardians)

    def must_consent(self, child_id: UUID) -> frozenset[UUID]:
        """Name those whose consent counts: the young person from 15, before that each guardian.

        A guardian without parental responsibility, or whom a restriction keeps out, is not asked.
        """
        if self.child_age is not None and self.child_age >= CONSENTS_ALONE_FROM:
            return frozenset({child_id})
        return frozenset(
            g.guardian_id
            for g in self.guardians
            if g.has_parental_responsibility and not g.is_restricted
        )

    def may_read_as_guardian(self, person_id: UUID) -> bool:
        """Tell whether someone is a guardian with an explicit grant, and no restriction (B58)."""
        return any(
            g.guardian_id == person_id and g.is_granted_access and not g.is_restricted
            for g in self.guardians
        )
