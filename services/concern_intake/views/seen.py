"""A concern as it is recorded: what the rules rest on, and what was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from services.concern_intake.domain.commands import ConcernCommand
from services.concern_intake.domain.decider import CONCERN_DECIDER
from services.concern_intake.domain.events import ConcernEvent
from services.concern_intake.domain.states import Intake
from shared.eventing.decider import Decider, Event

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Seen:
    """``intake`` is what the rules need to know; ``events`` hold the words, for the page."""

    intake: Intake = field(default_factory=Intake)
    events: tuple[ConcernEvent, ...] = ()

    def all(self, kind: type[E]) -> Sequence[E]:
        """Give every event of a kind, oldest first; each kind stands in one facet."""
        return [event for event in self.events if isinstance(event, kind)]

    def last(self, kind: type[E]) -> E | None:
        """Give the latest event of a kind."""
        found = self.all(kind)
        return found[-1] if found else None


def _decide(command: ConcernCommand, seen: Seen) -> Sequence[ConcernEvent]:
    return CONCERN_DECIDER.decide(command, seen.intake)


def _evolve(seen: Seen, event: ConcernEvent) -> Seen:
    return Seen(CONCERN_DECIDER.evolve(seen.intake, event), (*seen.events, event))


def _facets(seen: Seen) -> Sequence[str]:
    return CONCERN_DECIDER.facets(seen.intake)


SEEN_DECIDER: Final[Decider[ConcernCommand, Seen, ConcernEvent]] = Decider(
    initial=Seen(), decide=_decide, evolve=_evolve, facets=_facets
)
"""The rules of level 0, keeping what was written beside what they rest on."""
