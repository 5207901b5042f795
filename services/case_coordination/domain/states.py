"""What a case is at an instant: none, active, or closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias
from uuid import UUID

from services.case_coordination.domain.codes import Answer, Part, Purpose
from services.case_coordination.domain.events.levels import (
    CaseExtended,
    CaseMovedDown,
    LeaderAgreedToMove,
    RightsAssessed,
)
from services.case_coordination.domain.events.meetings import (
    MeetingHeld,
    MeetingPlanned,
    MinutesApproved,
)
from services.case_coordination.domain.events.opening import CaseOpened, ConcernMadeConcrete
from services.case_coordination.domain.events.outcomes import (
    CaseClosed,
    CaseContinued,
    CaseEnded,
    ClosingNoteFiled,
)
from services.case_coordination.domain.events.plans import MeasureStatusRecorded, PlanAgreed
from services.case_coordination.domain.events.sharing import (
    ConsentAnswered,
    ParticipationEnded,
    UnitLetIn,
)
from services.case_coordination.domain.values import Ending
from shared.contracts.codes import Alert, CaseLevel


@dataclass(frozen=True, slots=True)
class HeldByLeader:
    """The leader of the owning unit holds the baton since a day: nobody has accepted it."""

    holder_id: UUID
    since: date


@dataclass(frozen=True, slots=True)
class HeldByLead:
    """The lead who accepted holds the baton, since a day."""

    holder_id: UUID
    since: date


Baton: TypeAlias = HeldByLeader | HeldByLead
"""Where the baton is: always with exactly one person."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Someone was asked to lead, and has not answered."""

    number: int
    proposed_id: UUID
    proposed_on: date


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What has been told of one evaluation, in whatever order it came."""

    plan_version: int | None = None
    first_due_on: date | None = None
    due_on: date | None = None
    as_of: int = -1
    held_on: date | None = None
    completed_on: date | None = None
    is_used: bool = False


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """How much of plan and minutes is the own unit's, from level 1, and is not shared (B11)."""

    plan_version: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class NoCase:
    """Nothing has been opened."""


@dataclass(frozen=True, slots=True)
class ActiveCase:
    """A case that somebody holds and that waits for something dated."""

    opened: CaseOpened
    guardians_told: Mapping[UUID, date | None]
    baton: Baton
    concrete: ConcernMadeConcrete | None = None
    proposal: Proposal | None = None
    proposals: int = 0
    offers: frozenset[UUID] = frozenset()
    first_lead_on: date | None = None
    planned: Mapping[UUID, MeetingPlanned] = field(default_factory=dict)
    held: Mapping[UUID, MeetingHeld] = field(default_factory=dict)
    minutes: Mapping[UUID, MinutesApproved] = field(default_factory=dict)
    plans: tuple[PlanAgreed, ...] = ()
    answers: Mapping[tuple[UUID, int], Answer] = field(default_factory=dict)
    words: Mapping[tuple[UUID, int], str] = field(default_factory=dict)
    writers: frozenset[UUID] = frozenset()
    measures: Mapping[UUID, MeasureStatusRecorded] = field(default_factory=dict)
    first_measure_on: date | None = None
    evaluations: Mapping[UUID, Evaluation] = field(default_factory=dict)
    continued: tuple[CaseContinued, ...] = ()
    extended: tuple[CaseExtended, ...] = ()
    meetings_before_extending: int = 0
    moved_down: tuple[CaseMovedDown, ...] = ()
    level: CaseLevel = CaseLevel.OWN_UNIT
    own_record: OwnRecord = OwnRecord()
    consents: Mapping[tuple[UUID, UUID, Purpose], ConsentAnswered] = field(default_factory=dict)
    units: Mapping[UUID, UnitLetIn] = field(default_factory=dict)
    left: tuple[ParticipationEnded, ...] = ()
    rights: RightsAssessed | None = None
    leader_agreed: LeaderAgreedToMove | None = None
    ending_is_asked: bool = False
    ending: Ending | None = None
    raised: frozenset[tuple[Alert, str]] = frozenset()

    @property
    def child_id(self) -> UUID:
        """The child of the case."""
        return self.opened.child_id

    @property
    def level_since(self) -> date:
        """The day from which a first meeting is waited for: opened, or extended most recently."""
        return self.extended[-1].decided_on if self.extended else self.opened.opened_on

    @property
    def plan_is_of_an_older_level(self) -> bool:
        """Tell whether the case was extended and no plan has been agreed since (R67)."""
        return bool(self.extended) and self.extended[-1].plan_version == self.plan_version

    @property
    def lacks_a_first_meeting(self) -> bool:
        """Tell whether nobody has met since the case opened, or since it was extended."""
        if self.extended:
            nobody_met = len(self.held) == self.meetings_before_extending
            return self.plan_is_of_an_older_level and nobody_met
        return not self.held and self.plan is None

    @property
    def lead_id(self) -> UUID | None:
        """Whoever accepted to lead, or none while the leader holds the baton."""
        return self.baton.holder_id if isinstance(self.baton, HeldByLead) else None

    @property
    def plan(self) -> PlanAgreed | None:
        """The plan that stands, if there is one."""
        return self.plans[-1] if self.plans else None

    @property
    def plan_version(self) -> int:
        """The version of the plan that stands; 0 while there is none."""
        return self.plan.version if self.plan else 0

    @property
    def is_child_told(self) -> bool:
        """Tell whether a person has told a guardian, or asked the child itself to take part."""
        return bool(self.guardians_told) or self.child_id in self.participants()

    def unanswered_evaluation(self) -> tuple[UUID, Evaluation] | None:
        """Give the evaluation of the current plan that was held and waits for an outcome."""
        return next(
            (
                (evaluation_id, told)
                for evaluation_id, told in self.evaluations.items()
                if told.held_on and not told.is_used and told.plan_version == self.plan_version
            ),
            None,
        )

    def next_evaluation(self) -> Evaluation | None:
        """Give what is known of the next evaluation of the plan that stands.

        None before there is a plan, and none after extending until there is one for the new level.
        """
        if self.plan is None or self.plan_is_of_an_older_level:
            return None
        for told in self.evaluations.values():
            if told.plan_version == self.plan_version and told.due_on:
                return told
        agreed = self.plan.evaluation_on
        return Evaluation(self.plan_version, first_due_on=agreed, due_on=agreed)

    def takes_part(self, person_id: UUID) -> bool:
        """Tell whether someone leads, was asked to a meeting, or answers for a measure."""
        return person_id == self.baton.holder_id or person_id in self.participants()

    def participants(self) -> Mapping[UUID, Part]:
        """Everyone who was asked to a meeting, came to one, or answers for a measure."""
        asked = (p for meeting in self.planned.values() for p in meeting.participants)
        came = (p for meeting in self.held.values() for p in meeting.participants)
        answers = (m.responsible for m in self.plan.plan.measures) if self.plan else ()
        return {someone.person_id: someone.part for someone in (*asked, *came, *answers)}


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """A case that is over, as it was in the end; the note is filed or still to be filed."""

    last: ActiveCase
    end: CaseClosed | CaseEnded
    filed: ClosingNoteFiled | None = None


CaseState: TypeAlias = NoCase | ActiveCase | ClosedCase
