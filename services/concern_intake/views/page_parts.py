"""The parts of a concern's page: what was done, by whom, on which day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.concern_intake.domain.advice import (
    AdvisingService,
    ClearingBody,
    NextStep,
    Scope,
)
from services.concern_intake.domain.assessment import BestInterests, View
from services.concern_intake.domain.childs_view import ChildsView
from services.concern_intake.domain.commands import AgreedStep, WhyAnotherLeader
from services.concern_intake.domain.safety import SafetyAnswers
from services.concern_intake.domain.talk import (
    GuardianInTalk,
    Interpreting,
    OutOfOrder,
    SharingChoice,
)
from services.concern_intake.views.help_page import HelpPage
from shared.contracts.codes import CaseLevel, LeaderCapacity, NotToldBecause


class Part(BaseModel):
    """A part of a page."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Status(StrEnum):
    """How far a concern has come."""

    DRAFT = "draft"
    PUT_AWAY = "put-away"
    REGISTERED = "registered"
    SHARED_WITH_LEADER = "shared-with-leader"
    NEXT_LEADER_ASKED = "next-leader-asked"
    FOLLOWED_UP = "followed-up"
    CLOSED = "closed"


class Hint(StrEnum):
    """What would make a concern more concrete (R24); it never stops anything."""

    SAY_WHEN_IT_WAS_SEEN = "say-when-it-was-seen"
    SAY_WHERE_IT_WAS_SEEN = "say-where-it-was-seen"
    SAY_WHO_WAS_PRESENT = "say-who-was-present"


class LeaderShown(Part):
    """A leader who was told."""

    leader_id: UUID
    capacity: LeaderCapacity
    because: WhyAnotherLeader | None
    shared_on: date


class AcknowledgementShown(Part):
    """What the leader said after reading it."""

    leader_id: UUID
    acknowledged_on: date
    next_step: AgreedStep | None
    assessment: str | None
    talks_with_guardians: UUID | None


class ChoiceShown(Part):
    """A choice about telling guardians and child."""

    choice: SharingChoice
    reason: str
    tells: tuple[UUID, ...]
    decided_by: UUID
    decided_on: date


class TalkShown(Part):
    """A talk that took place; ``out_of_order`` names the gates it went around."""

    talk_id: UUID
    held_on: date
    guardians: tuple[GuardianInTalk, ...]
    childs_view: ChildsView
    child_age: int | None
    what_was_shared: str
    shared_understanding: str | None
    agreed: str | None
    interpreting: Interpreting
    out_of_order: tuple[OutOfOrder, ...]
    reason: str | None


class QuestionToNextLeader(Part):
    """That the next leader was asked, and what the leader thinks."""

    leader_id: UUID
    leaders_view: View
    next_leader_id: UUID
    asked_on: date


class GuardianUntold(Part):
    """A guardian nobody had told when the follow-up was decided, and why."""

    guardian_id: UUID
    because: NotToldBecause


class FollowUpShown(Part):
    """The decision to follow up."""

    leader_id: UUID
    level: CaseLevel
    reason: str
    best_interests: BestInterests
    employees_view: View | None
    employees_view_missing_because: str | None
    guardians_told: tuple[UUID, ...]
    guardians_not_told: tuple[GuardianUntold, ...]
    decided_on: date


class ClosingShown(Part):
    """The decision that there is no ground."""

    leader_id: UUID
    reason: str
    who_was_told: str
    employees_view: View | None
    employees_view_missing_because: str | None
    closed_on: date


class AnswersShown(Part):
    """The safety questions as they were answered on a day."""

    answers: SafetyAnswers
    answered_on: date


class AdviceShown(Part):
    """An anonymous consultation."""

    service: AdvisingService
    asked_on: date
    asked_by: UUID
    advice: str
    advised_to_report: bool
    may_be_told: Scope | None
    next_step: NextStep
    reason: str | None


class ClearanceShown(Part):
    """What was cleared, and by whom."""

    body: ClearingBody
    cleared_by: str
    cleared_on: date
    scope: Scope


class TalkWhileStopped(Part):
    """A talk that took place although nobody had cleared it."""

    talk_id: UUID
    held_on: date
    reason: str


class SafeguardingShown(Part):
    """What only the author and the leaders who were told may read."""

    answers: tuple[AnswersShown, ...]
    asks_from_whom: bool
    sharing_is_stopped: bool
    waits_for_advice: bool
    advice: tuple[AdviceShown, ...]
    clearances: tuple[ClearanceShown, ...]
    talks_while_stopped: tuple[TalkWhileStopped, ...]
    immediate_help: HelpPage | None
