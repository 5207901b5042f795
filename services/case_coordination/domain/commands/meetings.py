"""Planning a meeting, recording that it was held, approving its minutes."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.case_coordination.domain.commands.base import AmongPeople
from services.case_coordination.domain.values import (
    AnswerGiven,
    Attender,
    ChildsVoice,
    ChildView,
    GuardiansAbsent,
    Participant,
    Plan,
)
from shared.privacy import Line, Reason

_FEW = Field(default=(), max_length=50)


class PlanMeeting(AmongPeople):
    """Ask people to a meeting, or move one that was planned. The lead."""

    meeting_id: UUID
    on: date
    starts_at: time | None = None
    participants: Annotated[tuple[Participant, ...], _FEW] = ()


class RecordMeeting(AmongPeople):
    """Record a meeting that took place. ``reason`` where it skipped a gate."""

    meeting_id: UUID
    held_on: date
    participants: Annotated[tuple[Attender, ...], _FEW] = ()
    reason: Reason | None = None


class ApproveMinutes(AmongPeople):
    """Approve the minutes of a meeting that was held, and with them a plan (R43-R51). The lead."""

    meeting_id: UUID
    plan: Plan
    agreed: Annotated[tuple[Line, ...], _FEW] = ()
    childs_voice: ChildsVoice | None = None
    child_view: ChildView | None = None
    guardians_absent: GuardiansAbsent | None = None
    answers: Annotated[tuple[AnswerGiven, ...], _FEW] = ()
    written_by: UUID | None = None
    evaluation_on: date | None = None
    why_later: Reason | None = None
