"""What a concern is, at one instant: one shape for each way it can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TypeAlias
from uuid import UUID

from services.concern_intake.domain.assessment import View
from services.concern_intake.domain.content import DraftContent, Question
from services.concern_intake.domain.safeguarding import Safeguarding
from services.concern_intake.domain.talk import SharingChoice, TalkOutcome
from shared.contracts.codes import Alert, LeaderCapacity


@dataclass(frozen=True, slots=True)
class LeaderTold:
    """A leader who was told, in which capacity, and when."""

    leader_id: UUID
    capacity: LeaderCapacity
    on: date


@dataclass(frozen=True, slots=True)
class SharingDecision:
    """The latest choice about telling guardians and child; ``tells`` names the guardians."""

    choice: SharingChoice
    reason: str
    tells: tuple[UUID, ...]
    on: date


@dataclass(frozen=True, slots=True)
class Facts:
    """What a registered concern knows of itself, but for its safeguarding.

    ``talks`` holds, for each guardian known by id, what came of it: told stays told.
    """

    author_id: UUID
    unit_id: UUID
    registered_on: date
    child_id: UUID | None
    answered: frozenset[Question] = frozenset()
    arisen_on: date | None = None
    leaders: tuple[LeaderTold, ...] = ()
    leader_told_on: date | None = None
    may_step_in: frozenset[UUID] = frozenset()
    acknowledged_on: date | None = None
    talks_with_guardians: UUID | None = None
    choices: tuple[SharingDecision, ...] = ()
    recorded_talks: frozenset[UUID] = frozenset()
    talks: Mapping[UUID, TalkOutcome] = field(default_factory=lambda: MappingProxyType({}))
    guardians_told_on: date | None = None
    own_view: View | None = None
    leaders_view: View | None = None
    next_leader_asked: UUID | None = None
    lead_id: UUID | None = None
    lead_taken_from: UUID | None = None
    lead_since: date | None = None
    alerts_told: frozenset[Alert] = frozenset()

    @property
    def leader(self) -> LeaderTold | None:
        """Give the leader who has the concern now: the one who was told last."""
        return self.leaders[-1] if self.leaders else None

    @property
    def sharing(self) -> SharingDecision | None:
        """Give the latest choice about telling guardians and child."""
        return self.choices[-1] if self.choices else None

    def tells_on(self, day: date) -> SharingDecision | None:
        """Give the choice to share that held on a day, if one did."""
        that_day = [c for c in self.choices if c.on == day and c.choice is SharingChoice.SHARE]
        before = [c for c in self.choices if c.on < day]
        choice = that_day[-1] if that_day else before[-1] if before else None
        return choice if choice and choice.choice is SharingChoice.SHARE else None

    def is_known_to(self, person_id: UUID) -> bool:
        """Tell whether a person wrote the concern, was told of it, or is asked to decide it."""
        return person_id in {self.author_id, self.next_leader_asked} or self.is_led_by(person_id)

    def is_led_by(self, person_id: UUID) -> bool:
        """Tell whether a person is a leader who has been told, and has it still."""
        return person_id in {told.leader_id for told in self.leaders}

    @property
    def told(self) -> frozenset[UUID]:
        """Name the guardians whom a person has told."""
        return frozenset(g for g, outcome in self.talks.items() if outcome is TalkOutcome.TOLD)


@dataclass(frozen=True, slots=True)
class NoConcern:
    """Nothing has been written."""


@dataclass(frozen=True, slots=True)
class DraftConcern:
    """Something has been written that is not on record as a concern yet."""

    author_id: UUID
    unit_id: UUID
    started_on: date
    content: DraftContent
    alerts_told: frozenset[Alert] = frozenset()


@dataclass(frozen=True, slots=True)
class DiscardedDraft:
    """A draft that its author put away."""

    author_id: UUID


@dataclass(frozen=True, slots=True)
class OpenConcern:
    """A registered concern that nobody has decided yet."""

    facts: Facts


@dataclass(frozen=True, slots=True)
class FollowedUpConcern:
    """A concern that gave reason to follow up; it goes on as a case."""

    facts: Facts


@dataclass(frozen=True, slots=True)
class ClosedConcern:
    """A concern that gave no ground to go on."""

    facts: Facts


RegisteredConcern: TypeAlias = OpenConcern | FollowedUpConcern | ClosedConcern
Concern: TypeAlias = NoConcern | DraftConcern | DiscardedDraft | RegisteredConcern


def registered_facts(concern: Concern) -> Facts | None:
    """Give what a registered concern knows of itself; ``None`` where nothing is registered."""
    match concern:
        case OpenConcern(facts=facts) | FollowedUpConcern(facts=facts) | ClosedConcern(facts=facts):
            return facts
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Intake:
    """A concern and its safeguarding, each folded from its own facet."""

    concern: Concern = NoConcern()
    safeguarding: Safeguarding = field(default_factory=Safeguarding)
