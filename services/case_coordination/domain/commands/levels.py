"""What a move between levels rests on: the assessment of rights, and the leader's agreement."""

from __future__ import annotations

from uuid import UUID

from services.case_coordination.domain.commands.base import AmongPeople
from services.case_coordination.domain.values import RightsAssessment
from shared.contracts.codes import Outcome


class AssessRights(AmongPeople):
    """Record an assessment of rights (R90-R92, R103). The lead; at any level, as often as needed.

    Anyone may have the right to a coordinator, whatever the level: so no level is asked for.
    """

    assessment: RightsAssessment


class AgreeToMove(AmongPeople):
    """Agree that an evaluation leads to an outcome that the lead decides. The leader (A2.1)."""

    outcome: Outcome
    evaluation_id: UUID
