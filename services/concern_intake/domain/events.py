"""What has happened to a concern.

The safety answers, the advice, the clearance and whatever would betray them stand in the facet
``safeguarding``. Answers stand there for every concern, so that their presence reveals nothing.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from services.concern_intake.domain import grounds
from services.concern_intake.domain.advice import (
    AdvisingService,
    ClearingBody,
    NextStep,
    Scope,
)
from services.concern_intake.domain.assessment import BestInterests, View
from services.concern_intake.domain.childs_view import ChildsView
from services.concern_intake.domain.commands import AgreedStep, WhyAnotherLeader
from services.concern_intake.domain.content import (
    ChildConcerned,
    Details,
    DraftContent,
    Observation,
)
from services.concern_intake.domain.safety import SafetyAnswers
from services.concern_intake.domain.talk import (
    GuardianInTalk,
    Interpreting,
    OutOfOrder,
    SharingChoice,
)
from services.concern_intake.domain.value import Value
from shared.contracts.codes import Alert, CaseLevel, LeaderCapacity, NotToldBecause
from shared.eventing.decider import Event
from shared.privacy import Name, Reason, Text

SAFEGUARDING = "safeguarding"
"""The facet that only the author and the leaders who were told may read."""


class _Safeguarding(Event):
    def facet(self) -> str:
        """Stand apart from the main stream."""
        return SAFEGUARDING


class DraftStarted(Event):
    """An employee has begun to write; only they know."""

    ground = grounds.ANY_EMPLOYEE_MAY_REGISTER

    author_id: UUID
    unit_id: UUID
    started_on: date
    content: DraftContent


class DraftSaved(Event):
    """A newer text stands in the draft."""

    content: DraftContent


class DraftDiscarded(Event):
    """The author put away a draft that never became a concern."""

    author_id: UUID
    discarded_on: date


class ConcernRegistered(Event):
    """A concern is on record, at level 0, step 1 (R15)."""

    ground = grounds.ANY_EMPLOYEE_MAY_REGISTER

    author_id: UUID
    unit_id: UUID
    registered_on: date
    child: ChildConcerned
    observations: tuple[Observation, ...]
    details: Details
    sibling_concern_id: UUID | None = None


class ConcernAddedTo(Event):
    """More was written about what was seen, heard or thought."""

    ground = grounds.ASKED_BEFORE_THE_DECISION

    details: Details
    observations: tuple[Observation, ...]


class SafetyQuestionsAnswered(_Safeguarding):
    """The safety questions were answered; earlier answers stay on record (R25, R28).

    ``before_registration`` tells that nothing was registered yet, so that a wrong tick could be
    corrected; answers given with the registration itself count among these.
    """

    ground = grounds.ADVICE_FIRST

    answers: SafetyAnswers
    answered_on: date
    before_registration: bool


class ChildIdentified(Event):
    """The child that was described in words is this one."""

    child_id: UUID
    identified_on: date


class SharedWithLeader(Event):
    """A leader was told of the concern (R17, R30)."""

    ground = grounds.LEADER_FIRST

    unit_id: UUID
    author_id: UUID
    leader_id: UUID
    capacity: LeaderCapacity
    because: WhyAnotherLeader | None = None
    shared_on: date


class ConcernAcknowledged(Event):
    """A leader has read the concern. That is no approval: the gate opened when it was shared."""

    leader_id: UUID
    acknowledged_on: date
    next_step: AgreedStep | None = None
    assessment: Text | None = None
    talks_with_guardians: UUID | None = None


class SharingWithGuardiansDecided(Event):
    """Someone chose to tell guardians and child, not to, or later; ``tells`` names who is told."""

    ground = grounds.SHARING_IS_A_CHOICE

    choice: SharingChoice
    reason: Reason
    tells: tuple[UUID, ...]
    decided_by: UUID
    decided_on: date


class TalkRecorded(Event):
    """A talk took place on ``held_on``. ``out_of_order`` names the gates it went around.

    ``happened_at`` is the instant of it: noon, local time, where only the day is known.
    """

    ground = grounds.THE_TALK

    talk_id: UUID
    held_on: date
    happened_at: datetime
    guardians: tuple[GuardianInTalk, ...]
    childs_view: ChildsView
    child_age: int | None = None
    what_was_shared: Text
    shared_understanding: Text | None = None
    agreed: Text | None = None
    interpreting: Interpreting
    out_of_order: tuple[OutOfOrder, ...]
    reason: Reason | None = None


class TalkHeldWhileSharingWasStopped(_Safeguarding):
    """A talk took place although nobody had cleared it; it is on record, and the leader sees it."""

    ground = grounds.NOT_BEFORE_IT_IS_CLEARED

    talk_id: UUID
    held_on: date
    happened_at: datetime
    reason: Reason


class GuardiansToldLater(Event):
    """After the follow-up was decided, a person told guardians who had not been told."""

    child_id: UUID
    guardians_told: tuple[UUID, ...]
    told_on: date


class AdviceRecorded(_Safeguarding):
    """Someone was asked for advice without being told which child it is (R26, R27)."""

    ground = grounds.ADVICE_IS_RECORDED

    service: AdvisingService
    asked_on: date
    happened_at: datetime
    asked_by: UUID
    advice: Text
    advised_to_report: bool
    may_be_told: Scope | None = None
    next_step: NextStep
    reason: Reason | None = None


class ClearanceRecorded(_Safeguarding):
    """Child welfare or police has cleared what may be told, and to whom (B40)."""

    ground = grounds.NOT_BEFORE_IT_IS_CLEARED

    body: ClearingBody
    cleared_by: Name
    cleared_on: date
    happened_at: datetime
    scope: Scope


class OwnViewGiven(Event):
    """The employee's own view stands beside the leader's (R34)."""

    ground = grounds.DECIDED_TOGETHER

    author_id: UUID
    view: View
    given_on: date


class NextLeaderAsked(Event):
    """Leader and employee see it differently, and the next leader decides (R34)."""

    ground = grounds.DECIDED_TOGETHER

    author_id: UUID
    leader_id: UUID
    leaders_view: View
    next_leader_id: UUID
    asked_on: date


class GuardianLeftUntold(Value):
    """A guardian whom no person has told, and the code why.

    The code follows from the talk and the choice alone: that sharing is stopped stands elsewhere.
    """

    guardian_id: UUID
    because: NotToldBecause


class FollowUpDecided(Event):
    """There is reason to follow up, at this level; with it goes what the case must know (R35)."""

    ground = grounds.DECIDED_TOGETHER

    child_id: UUID
    unit_id: UUID
    author_id: UUID
    leader_id: UUID
    level: CaseLevel
    reason: Reason
    best_interests: BestInterests
    employees_view: View | None = None
    employees_view_missing_because: Reason | None = None
    guardians_told: tuple[UUID, ...]
    guardians_not_told: tuple[GuardianLeftUntold, ...]
    arisen_on: date | None = None
    registered_on: date
    leader_told_on: date
    guardians_told_on: date | None = None
    decided_on: date


class ConcernClosed(Event):
    """There is no ground to follow up; the concern stays readable (R36)."""

    ground = grounds.CLOSED_WITH_REASON

    author_id: UUID
    leader_id: UUID
    reason: Reason
    who_was_told: Reason
    employees_view: View | None = None
    employees_view_missing_because: Reason | None = None
    closed_on: date


class AlertRaised(Event):
    """A deadline has passed, and these people are told that it has."""

    alert: Alert
    tells: tuple[UUID, ...]
    raised_on: date


class TalkAlertRaised(Event):
    """A talk that was decided on has not been held.

    No trail tells of it: that the alert is missing would betray that sharing is stopped.
    """

    tells: tuple[UUID, ...]
    raised_on: date


class LeadAdmitted(Event):
    """The one who holds the baton in the case may read the concern."""

    lead_id: UUID
    taken_from: UUID
    accepted_on: date


MainEvent: TypeAlias = (
    DraftStarted
    | DraftSaved
    | DraftDiscarded
    | ConcernRegistered
    | ConcernAddedTo
    | ChildIdentified
    | SharedWithLeader
    | ConcernAcknowledged
    | SharingWithGuardiansDecided
    | TalkRecorded
    | GuardiansToldLater
    | OwnViewGiven
    | NextLeaderAsked
    | FollowUpDecided
    | ConcernClosed
    | AlertRaised
    | TalkAlertRaised
    | LeadAdmitted
)
SafeguardingEvent: TypeAlias = (
    SafetyQuestionsAnswered | TalkHeldWhileSharingWasStopped | AdviceRecorded | ClearanceRecorded
)
ConcernEvent: TypeAlias = MainEvent | SafeguardingEvent
