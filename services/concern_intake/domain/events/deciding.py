"""What people think, and what was decided."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.concern_intake.domain import grounds
from services.concern_intake.domain.assessment import BestInterests, View
from services.concern_intake.domain.value import Value
from shared.contracts.codes import CaseLevel, NotToldBecause
from shared.eventing.decider import Event
from shared.privacy import Reason


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
