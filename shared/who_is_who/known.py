"""What is answered about people."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shared.contracts.codes import ConfidentialityRegime, Ownership, UnitKind


@dataclass(frozen=True, slots=True)
class UnitKnown:
    """A unit: who leads it, who stands in, and who is above, nearest first."""

    unit_id: UUID
    kind: UnitKind
    ownership: Ownership
    regime: ConfidentialityRegime
    leader_id: UUID
    deputy_id: UUID | None
    next_leader_ids: tuple[UUID, ...]

    @property
    def service_manager_id(self) -> UUID | None:
        """Name the last of the next leaders."""
        return self.next_leader_ids[-1] if self.next_leader_ids else None

    @property
    def leaders(self) -> tuple[UUID, ...]:
        """Name everyone who can receive a concern, in order: leader, deputy, next leaders."""
        deputy = (self.deputy_id,) if self.deputy_id else ()
        return (self.leader_id, *deputy, *self.next_leader_ids)

    def leader_towards(self, strangers: Collection[UUID]) -> UUID | None:
        """Name who leads where these people are strangers to the child.

        The leader, or the nearest next leader who is none of them; the deputy works under the
        leader, and is asked only when nobody is left above. None when everyone is a stranger.
        """
        deputy = (self.deputy_id,) if self.deputy_id else ()
        chain = (self.leader_id, *self.next_leader_ids, *deputy)
        return next((leader for leader in chain if leader not in strangers), None)

    def acting_leaders(self, strangers: Collection[UUID]) -> frozenset[UUID]:
        """Name who may act as the leader where these people are strangers to the child.

        The deputy stands in for a leader who is away, not for one who is a stranger.
        """
        leader = self.leader_towards(strangers)
        stands_in = self.deputy_id if leader == self.leader_id else None
        return frozenset(who for who in (leader, stands_in) if who and who not in strangers)


@dataclass(frozen=True, slots=True)
class PostKnown:
    """A post that an employee has; the last day is included."""

    unit_id: UUID
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class ChildKnown:
    """A child: the unit it belongs to, and its age in whole years."""

    child_id: UUID
    unit_id: UUID
    age: int


@dataclass(frozen=True, slots=True)
class AccessKnown:
    """Access that someone gave a guardian, from a day and until a day if an end is known."""

    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class GuardianKnown:
    """A child's guardian as of a day.

    ``access`` is what holds that day: granted, not ended, not restricted, and the child under 18.
    """

    guardian_id: UUID
    has_parental_responsibility: bool
    is_restricted: bool
    access: AccessKnown | None
