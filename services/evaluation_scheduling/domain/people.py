"""What a rule needs to know about the people around a child."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from shared.eventing.decider import Message


class PeopleAround(Message):
    """The people around a child as they are known at the instant of a command.

    ``next_leader_ids`` goes upwards and ends with the service manager. ``strangers`` are strangers
    to the child in whatever staff see and do: its guardians, and those entered as close to it.
    ``closed_out`` are guardians whom a restriction keeps from what is shared. ``guardians``
    are all that the child has, ``colleagues`` those of the people in question - who asks, who is
    named, who leads - who work in the unit that owns the case. ``child_age`` is in whole years.
    """

    leader_id: UUID | None = None
    deputy_id: UUID | None = None
    next_leader_ids: tuple[UUID, ...] = ()
    strangers: frozenset[UUID] = frozenset()
    closed_out: frozenset[UUID] = frozenset()
    guardians: frozenset[UUID] = frozenset()
    colleagues: frozenset[UUID] = frozenset()
    child_age: int | None = None

    def leader(self, otherwise: UUID) -> UUID | None:
        """Give the leader, or the next one upwards who is not too close to the child.

        ``otherwise`` is the leader the case named, for a unit that is not known here.
        """
        deputy = (self.deputy_id,) if self.deputy_id else ()
        chain = (self.leader_id or otherwise, *self.next_leader_ids, *deputy)
        return next(iter(self.as_staff(chain)), None)

    def leaders(self, otherwise: UUID) -> frozenset[UUID]:
        """Give everyone who may act as the leader.

        The deputy stands in for a leader who is away, not for one who is too close to the child.
        """
        leader = self.leader(otherwise)
        stands_in = self.deputy_id if leader == (self.leader_id or otherwise) else None
        return frozenset(self.as_staff(filter(None, (leader, stands_in))))

    def service_manager(self, otherwise: UUID | None) -> UUID | None:
        """Give the service manager, or the leader nearest below who is not too close."""
        downwards = (*reversed(self.next_leader_ids), *filter(None, (otherwise, self.leader_id)))
        return next(iter(self.as_staff(downwards)), None)

    def as_staff(self, people: Iterable[UUID]) -> tuple[UUID, ...]:
        """Leave out those who are too close to the child to act or be told as staff."""
        return tuple(person for person in people if person not in self.strangers)

    def as_family(self, people: Iterable[UUID]) -> tuple[UUID, ...]:
        """Leave out guardians whom a restriction keeps from what is shared."""
        return tuple(person for person in people if person not in self.closed_out)


class Today(Message):
    """The local day in the municipality, and the people around the child that day."""

    day: date
    around: PeopleAround = PeopleAround()
