"""A concern or case as it is known here: its people, what waits in it, who was told of what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from services.notification.domain.codes import Happening
from services.notification.domain.matter.events import (
    FactHeard,
    Learned,
    MatterEvent,
    WaitingBegan,
    WaitingEnded,
)
from services.notification.domain.message import message
from services.notification.domain.message.message import MessageState, NoMessage, PlacedMessage
from services.notification.domain.waiting import LeadIs, Mark, newest


@dataclass(frozen=True, slots=True)
class Matter:
    """What all facts heard so far leave: the same, in whatever order they came (B12).

    A matter of which nothing was heard is one of which nothing is known.
    """

    heard: frozenset[str] = frozenset()
    happened: frozenset[Happening] = frozenset()
    marks: frozenset[Mark] = frozenset()
    child_id: UUID | None = None
    unit_id: UUID | None = None
    guardians_told: frozenset[UUID] = frozenset()
    participants: frozenset[UUID] = frozenset()
    messages: Mapping[UUID, MessageState] = field(default_factory=dict)

    @property
    def lead_id(self) -> UUID | None:
        """Tell who holds the baton, as far as is known."""
        lead = newest(mark for mark in self.marks if isinstance(mark, LeadIs))
        return lead.person_id if lead else None

    def has_told(self, person_id: UUID) -> bool:
        """Tell whether a person has got a message here."""
        placed = (one for one in self.messages.values() if isinstance(one, PlacedMessage))
        return any(one.person_id == person_id for one in placed)

    def message(self, message_id: UUID) -> MessageState:
        """Give a message of this matter."""
        return self.messages.get(message_id, NoMessage())

    def having_learned(self, learned: Learned) -> Matter:
        """Add what a fact teaches about the people."""
        return replace(
            self,
            child_id=self.child_id or learned.child_id,
            unit_id=self.unit_id or learned.unit_id,
            guardians_told=self.guardians_told.union(learned.guardians_told),
            participants=self.participants.union(learned.participants),
        )


def evolve(state: Matter, event: MatterEvent) -> Matter:
    """Fold one event into what is known of the matter."""
    match event:
        case FactHeard():
            taught = state.having_learned(event.learned)
            return replace(
                taught,
                heard=state.heard | {event.fact_id},
                happened=state.happened | {event.happening},
                marks=state.marks.union(event.marks),
            )
        case WaitingBegan() | WaitingEnded():
            return state
        case _:
            after = message.evolve(state.message(event.message_id), event)
            return replace(state, messages={**state.messages, event.message_id: after})
