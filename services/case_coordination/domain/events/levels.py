"""How a case moves between levels, and what that rests on."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias
from uuid import UUID

from services.case_coordination.domain import grounds
from services.case_coordination.domain.values import (
    BestInterests,
    Extension,
    MeasureMarked,
    RightsAssessment,
)
from shared.contracts.codes import CaseLevel, Outcome
from shared.eventing.decider import Event
from shared.privacy import Reason


class RightsAssessed(Event):
    """Coordinator, individual plan and child coordinator have been assessed (R90-R92, R103)."""

    ground = grounds.RIGHTS

    assessment: RightsAssessment
    recorded_by: UUID
    recorded_on: date


class LeaderAgreedToMove(Event):
    """The leader agrees that an evaluation leads to an outcome; the lead decides it (A2.1)."""

    ground = grounds.LEADER_AGREES

    outcome: Outcome
    evaluation_id: UUID
    agreed_by: UUID
    agreed_on: date


class CaseExtended(Event):
    """The measures did too little, so more units come in: at this level or a higher one (R67).

    ``plan_version`` is that of the plan that was evaluated; it stands until people have met at the
    new level and agreed on another, and no measure is stopped.
    """

    ground = grounds.EXTENDING

    evaluation_id: UUID
    plan_version: int
    from_level: CaseLevel
    to_level: CaseLevel
    extension: Extension
    best_interests: BestInterests
    reason: Reason | None = None
    decided_on: date
    lead_id: UUID
    leader_id: UUID
    participant_ids: tuple[UUID, ...]


class CaseMovedDown(Event):
    """The case goes on at a lower level, with a plan of its own: a step down, or back (R99)."""

    ground = grounds.STEPPING_DOWN

    outcome: Outcome
    evaluation_id: UUID
    plan_version: int
    from_level: CaseLevel
    to_level: CaseLevel
    measures: tuple[MeasureMarked, ...]
    best_interests: BestInterests
    reason: Reason | None = None
    decided_on: date
    lead_id: UUID
    leader_id: UUID
    participant_ids: tuple[UUID, ...]


LevelEvent: TypeAlias = RightsAssessed | LeaderAgreedToMove | CaseExtended | CaseMovedDown
