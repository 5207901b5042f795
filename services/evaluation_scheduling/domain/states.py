"""What an evaluation can be. Each shape is a class, so that a wrong state cannot be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from services.evaluation_scheduling.domain.values import (
    Answers,
    Channel,
    ChildsView,
    MoveReason,
    NotHeardBecause,
    SafetyAnswer,
    Voice,
    WhyEnded,
)
from shared.contracts.codes import Alert, VoiceKind


@dataclass(frozen=True, slots=True)
class Due:
    """A day on which the evaluation is due, the instant at which that was set, and why it moved."""

    on: date
    set_at: datetime
    reason_code: MoveReason | None = None
    reason: str | None = None
    agreed_by: Channel | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """One voice's answers, and who wrote them down."""

    answers: Answers
    written_by: UUID


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Why the child was not asked, and the day on which it will be."""

    reason: str
    ask_on: date | None


@dataclass(frozen=True, slots=True)
class Heard:
    """What has been heard so far, voice by voice.

    ``shown`` are the guardians who let the other guardians read their own words. Nothing here
    depends on the order in which facets are folded: what is kept of one person, one facet alone
    writes.
    """

    employees: Mapping[UUID, Answered] = field(default_factory=dict)
    guardians: Mapping[UUID, Answered] = field(default_factory=dict)
    shown: frozenset[UUID] = frozenset()
    silent: Mapping[UUID, NotHeardBecause] = field(default_factory=dict)
    child: tuple[tuple[ChildsView, Answers], ...] = ()
    child_not_asked: NotAsked | None = None
    safety: SafetyAnswer | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What every evaluation that was ever set has, whatever became of it.

    ``dues`` holds every day it has been due, the first one first; ``raised`` the alerts that are
    done with, each with the day it was counted from.
    """

    evaluation_id: UUID
    child_id: UUID
    unit_id: UUID
    plan_version: int
    agreed_on: date
    lead_id: UUID
    leader_id: UUID
    service_manager_id: UUID | None
    goal_ids: tuple[UUID, ...]
    voices: tuple[Voice, ...]
    dues: tuple[Due, ...]
    raised: frozenset[tuple[Alert, date]] = frozenset()
    heard: Heard = Heard()

    @property
    def due(self) -> Due:
        """Give the day it is due now."""
        return self.dues[-1]

    @property
    def first_due_on(self) -> date:
        """Give the day it was first due, from which lateness is counted."""
        return self.dues[0].on

    def voice_of(self, person_id: UUID) -> VoiceKind | None:
        """Tell in which capacity a person is heard here, if at all."""
        return next((v.kind for v in self.voices if v.person_id == person_id), None)

    def people(self, kind: VoiceKind) -> frozenset[UUID]:
        """Give the voices of one kind."""
        return frozenset(voice.person_id for voice in self.voices if voice.kind is kind)


@dataclass(frozen=True, slots=True)
class Meeting:
    """The day on which people met, how, and who was there."""

    held_on: date
    how: Channel
    attended: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ScheduledEvaluation:
    """An evaluation that waits for its day, or is late."""

    about: Evaluation


@dataclass(frozen=True, slots=True)
class HeldEvaluation:
    """People have met; what they found is not all on record yet."""

    about: Evaluation
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class CompletedEvaluation:
    """What was found is on record, and an outcome may rest on it."""

    about: Evaluation
    meeting: Meeting
    completed_on: date
    is_child_heard: bool
    ask_child_on: date | None
    adjustments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CancelledEvaluation:
    """Nothing is left to look at: the case has ended, or a newer plan is in its place."""

    about: Evaluation
    because: WhyEnded


EvaluationState: TypeAlias = (
    ScheduledEvaluation | HeldEvaluation | CompletedEvaluation | CancelledEvaluation
)


@dataclass(frozen=True, slots=True)
class Baton:
    """Who leads the case, and how new that knowledge is."""

    lead_id: UUID
    leader_id: UUID
    sequence: int


@dataclass(frozen=True, slots=True)
class Evaluations:
    """All evaluations of one case; at most the one of the newest plan is still open (R61).

    ``told`` are the guardians who were told by a person, and how new that is.
    """

    each: Mapping[UUID, EvaluationState] = field(default_factory=dict)
    baton: Baton | None = None
    told: Mapping[UUID, int] = field(default_factory=dict)
    has_ended: bool = False

    @property
    def newest(self) -> EvaluationState | None:
        """Give the evaluation of the newest plan."""
        return max(self.each.values(), key=lambda one: one.about.plan_version, default=None)

    @property
    def child_id(self) -> UUID | None:
        """Tell which child the case is about, once a plan has told."""
        return self.newest.about.child_id if self.newest else None
