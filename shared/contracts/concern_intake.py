"""What concern intake tells: that a concern moved on, never what it is about."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from shared.contracts.codes import Alert, CaseLevel, LeaderCapacity, NotToldBecause
from shared.contracts.contract import Contract


class GuardianNotTold(BaseModel):
    """A guardian whom no person has told yet, and the code why."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    guardian_id: UUID
    because: NotToldBecause


class _FromIntake(Contract):
    context = "concern-intake"

    concern_id: UUID


class ConcernDraftedV1(_FromIntake):
    """An employee has begun to write a concern; only they know."""

    name = "concern-drafted"

    author_id: UUID


class ConcernDraftDiscardedV1(_FromIntake):
    """A draft that never became a concern was put away."""

    name = "concern-draft-discarded"

    author_id: UUID


class ConcernRegisteredV1(_FromIntake):
    """A concern is on record; only its author knows of it yet."""

    name = "concern-registered"

    unit_id: UUID
    author_id: UUID
    registered_on: date


class ConcernSharedWithLeaderV1(_FromIntake):
    """A leader has been told of a concern and is asked to acknowledge it."""

    name = "concern-shared-with-leader"

    unit_id: UUID
    author_id: UUID
    leader_id: UUID
    capacity: LeaderCapacity
    shared_on: date


class ConcernAcknowledgedV1(_FromIntake):
    """A leader has acknowledged a concern."""

    name = "concern-acknowledged"

    leader_id: UUID
    acknowledged_on: date


class NextLeaderAskedV1(_FromIntake):
    """Leader and employee see it differently, and the next leader is asked."""

    name = "next-leader-asked"

    author_id: UUID
    leader_id: UUID
    next_leader_id: UUID
    asked_on: date


class FollowUpDecidedV1(_FromIntake):
    """A concern gives reason to follow up: the dates, and who has been told by a person."""

    name = "follow-up-decided"

    child_id: UUID
    unit_id: UUID
    author_id: UUID
    leader_id: UUID
    level: CaseLevel
    guardians_told: tuple[UUID, ...]
    guardians_not_told: tuple[GuardianNotTold, ...]
    arisen_on: date | None = None
    registered_on: date
    leader_told_on: date
    guardians_told_on: date | None = None
    decided_on: date


class GuardiansToldLaterV1(_FromIntake):
    """After the follow-up was decided, a person told a guardian who had not been told."""

    name = "guardians-told-later"

    child_id: UUID
    guardians_told: tuple[UUID, ...]
    told_on: date


class ConcernClosedV1(_FromIntake):
    """A concern gave no reason to follow up."""

    name = "concern-closed"

    author_id: UUID
    closed_on: date


class IntakeAlertRaisedV1(_FromIntake):
    """A deadline at level 0 has passed, and these people should know that it has."""

    name = "intake-alert-raised"

    alert: Alert
    tells: tuple[UUID, ...]
    raised_on: date
