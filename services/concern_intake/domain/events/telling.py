"""Who was told: leader, guardians, child, and whoever holds the baton afterwards."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from services.concern_intake.domain import grounds
from services.concern_intake.domain.childs_view import ChildsView
from services.concern_intake.domain.commands import AgreedStep, WhyAnotherLeader
from services.concern_intake.domain.talk import (
    GuardianInTalk,
    Interpreting,
    OutOfOrder,
    SharingChoice,
)
from shared.contracts.codes import LeaderCapacity
from shared.eventing.decider import Event
from shared.privacy import Reason, Text


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


class GuardiansToldLater(Event):
    """After the follow-up was decided, a person told guardians who had not been told."""

    child_id: UUID
    guardians_told: tuple[UUID, ...]
    told_on: date


class LeadAdmitted(Event):
    """The one who holds the baton in the case may read the concern."""

    lead_id: UUID
    taken_from: UUID
    accepted_on: date
