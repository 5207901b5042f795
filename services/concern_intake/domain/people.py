"""The people around a concern, as the directory has told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from services.concern_intake.domain.value import Value
from shared.contracts.codes import LeaderCapacity


class GuardianNearby(Value):
    """A guardian of the child, today."""

    guardian_id: UUID
    has_parental_responsibility: bool = True
    restricted: bool = False

    @property
    def is_to_be_told(self) -> bool:
        """Tell whether a decision to tell the guardians includes this one without naming them."""
        return self.has_parental_responsibility and not self.restricted


class PeopleAround(Value):
    """Who leads the concern's unit, who is a stranger to the child, and who its guardians are.

    ``next_leader_ids`` goes upwards. ``strangers`` are employees who are guardians of the child or
    entered as close to it. ``child_is_of_unit`` tells whether the child belongs to the unit of the
    employee who acts; ``child_age`` is in whole years.
    """

    leader_id: UUID
    deputy_id: UUID | None = None
    next_leader_ids: tuple[UUID, ...] = ()
    strangers: frozenset[UUID] = frozenset()
    guardians: tuple[GuardianNearby, ...] = ()
    child_is_of_unit: bool = False
    child_age: int | None = None

    def leaders(self) -> Iterator[tuple[LeaderCapacity, UUID]]:
        """Give the leaders in the order in which they are asked, each with the capacity."""
        yield LeaderCapacity.NEAREST, self.leader_id
        yield from ((LeaderCapacity.NEXT, leader) for leader in self.next_leader_ids)
        if self.deputy_id:
            yield LeaderCapacity.DEPUTY, self.deputy_id

    def next_above(self, *but: UUID | None) -> UUID | None:
        """Give the nearest leader above who is neither a stranger nor one of these."""
        return next((who for who in self.next_leader_ids if self._may_take(who, but)), None)

    def stand_ins(self, *but: UUID | None) -> tuple[UUID, ...]:
        """Give the deputy and the next leader, without strangers and these."""
        asked = (self.deputy_id, self.next_above(*but))
        return tuple(dict.fromkeys(who for who in asked if who and self._may_take(who, but)))

    def without_strangers(self, people: Sequence[UUID | None]) -> tuple[UUID, ...]:
        """Leave out strangers, gaps and repetitions."""
        return tuple(dict.fromkeys(who for who in people if who and who not in self.strangers))

    def guardian(self, guardian_id: UUID | None) -> GuardianNearby | None:
        """Find one guardian of the child."""
        return next((g for g in self.guardians if g.guardian_id == guardian_id), None)

    def _may_take(self, who: UUID, but: tuple[UUID | None, ...]) -> bool:
        return who not in self.strangers and who not in but
