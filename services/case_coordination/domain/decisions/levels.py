"""The assessment of rights, and what the leader agrees to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.case_coordination.domain.codes import RightsAnswer, Who
from services.case_coordination.domain.commands import AgreeToMove, AssessRights
from services.case_coordination.domain.decisions import gates, needs
from services.case_coordination.domain.events import CaseEvent, LeaderAgreedToMove, RightsAssessed
from services.case_coordination.domain.levels import MOVES
from services.case_coordination.domain.refusals.levels import (
    AnAssessmentAnswersItsConditions,
    OnlyAMoveOfTheLeadsIsAgreedTo,
    ThereIsSuchAMove,
)
from services.case_coordination.domain.states import ActiveCase
from shared.eventing.asking_rules import needed, refuse

_RIGHTS_HELD: Final = frozenset({RightsAnswer.HAS_THE_RIGHT, RightsAnswer.MAY_HAVE_IT_AND_APPLIED})


def rights_assessed(command: AssessRights, case: ActiveCase) -> Sequence[CaseEvent]:
    """Record an assessment of rights; the most recent one stands."""
    lead_id = gates.by_lead(command, case)
    assessment = command.assessment
    gates.has_happened(command, assessment.assessed_on)
    gates.has_happened(command, assessment.told_on)
    lasts = assessment.long_term and assessment.coordinated
    answers = {assessment.coordinator, assessment.individual_plan}
    refuse(
        AnAssessmentAnswersItsConditions,
        when=not lasts and bool(answers & _RIGHTS_HELD),
        lasts=lasts,
        coordinator=assessment.coordinator,
        individual_plan=assessment.individual_plan,
    )
    if case.rights is not None and case.rights.assessment == assessment:
        return []
    return [RightsAssessed(assessment=assessment, recorded_by=lead_id, recorded_on=command.today)]


def agreed(command: AgreeToMove, case: ActiveCase) -> Sequence[CaseEvent]:
    """Record that the leader agrees to what the lead cannot decide alone."""
    leader_id = gates.by_leader(command)
    move = needed(
        MOVES.get((case.level, command.outcome)),
        otherwise=ThereIsSuchAMove,
        level=case.level,
        outcome=command.outcome,
    )
    refuse(
        OnlyAMoveOfTheLeadsIsAgreedTo,
        when=move.who is not Who.LEAD_WHEN_LEADER_AGREES,
        outcome=command.outcome,
        who=move.who,
    )
    evaluation_id, _ = needs.current_evaluation(command, case)
    known = case.leader_agreed
    if known and (known.outcome, known.evaluation_id) == (command.outcome, evaluation_id):
        return []
    return [
        LeaderAgreedToMove(
            outcome=command.outcome,
            evaluation_id=evaluation_id,
            agreed_by=leader_id,
            agreed_on=command.today,
        )
    ]
