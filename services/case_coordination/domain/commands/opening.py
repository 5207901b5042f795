"""Opening a case, and hearing who of the family knows."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import Field

from services.case_coordination.domain.commands.base import AmongPeople, CaseCommand
from shared.contracts.codes import CaseLevel
from shared.privacy import Line, Text


class OpenCase(AmongPeople):
    """Open the case of a concern that gives reason to follow up (R35)."""

    concern_id: UUID
    child_id: UUID
    unit_id: UUID
    author_id: UUID
    level: CaseLevel
    guardians_told: tuple[UUID, ...]
    arisen_on: date | None
    registered_on: date
    leader_told_on: date
    guardians_told_on: date | None
    decided_on: date


class RecordGuardiansKnow(CaseCommand):
    """Record that a person has told guardians who had not been told."""

    guardians_told: tuple[UUID, ...]
    told_on: date


class MakeConcernConcrete(AmongPeople):
    """Write down the first step of level 1 (R40, R42)."""

    concern: Text
    assessments: tuple[Line, ...] = Field(default=(), max_length=100)
    possible_measures: tuple[Line, ...] = Field(default=(), max_length=100)
