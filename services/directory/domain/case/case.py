"""What the directory remembers of a case elsewhere: whose it is, and who holds the baton.

The one who holds it may let a guardian in, and the directory has to know who that is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias, assert_never
from uuid import UUID

from shared.eventing.decider import Command, Decider, Event


class RememberCase(Command):
    """A case has opened for a child, and someone holds the baton."""

    case_id: UUID
    child_id: UUID
    holder_id: UUID


class RememberHolder(Command):
    """Someone has taken the baton from someone."""

    case_id: UUID
    holder_id: UUID
    previous_holder_id: UUID
    accepted_on: date


class ForgetCase(Command):
    """A case has ended: nobody holds its baton."""

    case_id: UUID


CaseCommand: TypeAlias = RememberCase | RememberHolder | ForgetCase


class CaseRemembered(Event):
    """A case is about a child; this is who held the baton first."""

    case_id: UUID
    child_id: UUID
    holder_id: UUID


class HolderRemembered(Event):
    """Someone took the baton."""

    case_id: UUID
    holder_id: UUID
    previous_holder_id: UUID
    accepted_on: date


class CaseForgotten(Event):
    """A case has ended."""

    case_id: UUID


CaseEvent: TypeAlias = CaseRemembered | HolderRemembered | CaseForgotten


@dataclass(frozen=True, slots=True)
class RememberedCase:
    """A case as far as it was heard, in whichever order. ``taken`` holds every hand-over."""

    child_id: UUID | None = None
    first_holder_id: UUID | None = None
    taken: tuple[HolderRemembered, ...] = ()
    has_ended: bool = False

    @property
    def holder_id(self) -> UUID | None:
        """Name who holds the baton; nobody when the case has ended.

        Whoever has been given it once more than they have handed it on. While a hand-over has not
        been heard there may be two such people, and the one who took it last counts.
        """
        if self.has_ended:
            return None
        given = Counter(hand_over.holder_id for hand_over in self.taken)
        if self.first_holder_id:
            given[self.first_holder_id] += 1
        given.subtract(hand_over.previous_holder_id for hand_over in self.taken)
        holders = [person for person, times in given.items() if times > 0]
        return max(holders, key=self._took_it_on, default=None)

    def _took_it_on(self, person_id: UUID) -> date:
        days = [each.accepted_on for each in self.taken if each.holder_id == person_id]
        return max(days, default=date.min)


def decide(command: CaseCommand, case: RememberedCase) -> Sequence[CaseEvent]:
    """Remember a fact; nothing is refused. Each fact is heard once."""
    match command:
        case RememberCase():
            if case.child_id is not None:
                return []
            return [
                CaseRemembered(
                    case_id=command.case_id,
                    child_id=command.child_id,
                    holder_id=command.holder_id,
                )
            ]
        case RememberHolder():
            return [
                HolderRemembered(
                    case_id=command.case_id,
                    holder_id=command.holder_id,
                    previous_holder_id=command.previous_holder_id,
                    accepted_on=command.accepted_on,
                )
            ]
        case ForgetCase():
            return [] if case.has_ended else [CaseForgotten(case_id=command.case_id)]
        case _:
            assert_never(command)


def evolve(case: RememberedCase, event: CaseEvent) -> RememberedCase:
    """Fold one event."""
    match event:
        case CaseRemembered():
            return replace(case, child_id=event.child_id, first_holder_id=event.holder_id)
        case HolderRemembered():
            return replace(case, taken=(*case.taken, event))
        case CaseForgotten():
            return replace(case, has_ended=True)
        case _:
            assert_never(event)


case_decider: Decider[CaseCommand, RememberedCase, CaseEvent] = Decider(
    RememberedCase(), decide, evolve
)
