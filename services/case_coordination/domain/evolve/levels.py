"""How moves between levels change a case."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from services.case_coordination.domain.events.levels import (
    CaseExtended,
    CaseMovedDown,
    LeaderAgreedToMove,
    LevelEvent,
    RightsAssessed,
)
from services.case_coordination.domain.evolve import evaluations
from services.case_coordination.domain.states import ActiveCase, OwnRecord
from shared.contracts.codes import CaseLevel


def evolve(case: ActiveCase, event: LevelEvent) -> ActiveCase:
    """Fold one fact about levels into a case."""
    match event:
        case RightsAssessed():
            return replace(case, rights=event)
        case LeaderAgreedToMove():
            return replace(case, leader_agreed=event)
        case CaseExtended():
            return replace(
                evaluations.used(case, event.evaluation_id),
                level=event.to_level,
                extended=(*case.extended, event),
                meetings_before_extending=len(case.held),
                own_record=_own_record(case, event),
            )
        case CaseMovedDown():
            used = evaluations.used(case, event.evaluation_id)
            return replace(used, level=event.to_level, moved_down=(*case.moved_down, event))
        case _:
            assert_never(event)


def _own_record(case: ActiveCase, event: CaseExtended) -> OwnRecord:
    if event.from_level is not CaseLevel.OWN_UNIT:
        return case.own_record
    return OwnRecord(plan_version=case.plan_version, minutes=len(case.minutes))
