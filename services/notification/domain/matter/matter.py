"""A concern or case as it is known here: its people, and what waits in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.notification.domain.matter.commands import HearFact
from services.notification.domain.matter.events import FactHeard
from services.notification.domain.waiting import LeadIs, Mark, newest
from shared.eventing.decider import Decider


@dataclass(frozen=True, slots=True)
class Matter:
    """What all facts heard so far leave: the same, in whatever order they came (B12).

    A matter of which nothing was heard is one of which nothing is known.
    """

    heard: frozenset[str] = frozenset()
    marks: frozenset[Mark] = frozenset()
    child_id: UUID | None = None
    guardians_told: frozenset[UUID] = frozenset()
    participants: frozenset[UUID] = frozenset()

    @property
    def lead_id(self) -> UUID | None:
        """Tell who holds the baton, as far as is known."""
        lead = newest(mark for mark in self.marks if isinstance(mark, LeadIs))
        return lead.person_id if lead else None


def decide(command: HearFact, state: Matter) -> Sequence[FactHeard]:
    """Hear a fact once."""
    if command.fact_id in state.heard:
        return []
    return [
        FactHeard(
            fact_id=command.fact_id,
            happening=command.happening,
            marks=command.marks,
            learned=command.learned,
        )
    ]


def evolve(state: Matter, event: FactHeard) -> Matter:
    """Add what a fact marks and teaches."""
    return Matter(
        heard=state.heard | {event.fact_id},
        marks=state.marks | set(event.marks),
        child_id=state.child_id or event.learned.child_id,
        guardians_told=state.guardians_told | event.learned.guardians_told,
        participants=state.participants | event.learned.participants,
    )


matter_decider: Decider[HearFact, Matter, FactHeard] = Decider(Matter(), decide, evolve)
