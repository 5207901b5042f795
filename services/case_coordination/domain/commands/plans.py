"""Answering a plan, and carrying it out."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.case_coordination.domain.codes import Answer, MeasureStatus
from services.case_coordination.domain.commands.base import AmongPeople
from shared.privacy import Line, Text


class AnswerPlan(AmongPeople):
    """Agree, comment or disagree with the plan, in one's own words if one likes (R46)."""

    plan_version: int
    answer: Answer
    words: Text | None = None


class RecordMeasureStatus(AmongPeople):
    """Say that a measure was started, completed or stopped (R52). Lead, leader or responsible."""

    measure_id: UUID
    status: MeasureStatus
    on: date
    note: Line | None = None
