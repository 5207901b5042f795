"""What happens with meetings: planned, held, and minutes that everyone can stand by."""

from __future__ import annotations

from datetime import date, time
from typing import TypeAlias
from uuid import UUID

from services.case_coordination.domain import grounds
from services.case_coordination.domain.values import (
    Attender,
    ChildsVoice,
    ChildView,
    GuardiansAbsent,
    Participant,
)
from shared.eventing.decider import Event
from shared.privacy import Line, Reason


class MeetingPlanned(Event):
    """People are asked to a meeting. Planned again with another day, it is moved."""

    ground = grounds.LEAD_FIRST

    meeting_id: UUID
    on: date
    starts_at: time | None = None
    participants: tuple[Participant, ...]
    lead_id: UUID


class MeetingHeld(Event):
    """A meeting took place on ``held_on``. ``reason`` says why, where it skipped a gate."""

    ground = grounds.RECORD

    meeting_id: UUID
    held_on: date
    participants: tuple[Attender, ...]
    out_of_order: bool
    reason: Reason | None = None


class MinutesApproved(Event):
    """The minutes of a meeting stand: what was agreed, and how the child was heard (R48-R50)."""

    ground = grounds.MINUTES

    meeting_id: UUID
    agreed: tuple[Line, ...]
    childs_voice: ChildsVoice | None = None
    child_view: ChildView | None = None
    guardians_absent: GuardiansAbsent | None = None
    written_by: UUID
    lead_id: UUID
    approved_on: date


MeetingEvent: TypeAlias = MeetingPlanned | MeetingHeld | MinutesApproved
