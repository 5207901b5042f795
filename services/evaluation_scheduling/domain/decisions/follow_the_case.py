"""Following the case: its plan, its baton, its guardians, and its end. What happened is never
refused, and may be told in any order."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from services.evaluation_scheduling.domain.commands import (
    EndCase,
    HearGuardiansToo,
    NameLead,
    ScheduleEvaluation,
)
from services.evaluation_scheduling.domain.decisions.shapes import is_open
from services.evaluation_scheduling.domain.events import (
    CaseEnded,
    EvaluationCancelled,
    EvaluationEvent,
    EvaluationScheduled,
    LeadNamed,
)
from services.evaluation_scheduling.domain.states import Evaluations
from services.evaluation_scheduling.domain.values import WhyEnded
from services.evaluation_scheduling.domain.voice_events import VoiceAdded
from shared.contracts.codes import VoiceKind


def schedule(asked: ScheduleEvaluation, state: Evaluations) -> Sequence[EvaluationEvent]:
    """Set the day of a newer plan in the place of what an older one waited for (R61).

    An older plan told late, or a plan of a case that has ended, sets nothing.
    """
    newest = state.newest
    is_older = newest is not None and newest.about.plan_version >= asked.plan_version
    if state.has_ended or is_older:
        return []
    return [*_cancelled(state, WhyEnded.NEWER_PLAN), _scheduled(asked, state)]


def _scheduled(asked: ScheduleEvaluation, state: Evaluations) -> EvaluationScheduled:
    fields = asked.model_dump(exclude={"by", "now", "sequence"})
    if state.baton is not None and state.baton.sequence > asked.sequence:
        fields |= {"lead_id": state.baton.lead_id, "leader_id": state.baton.leader_id}
    return EvaluationScheduled(**fields, set_at=asked.now)


def name_lead(asked: NameLead, state: Evaluations) -> Sequence[LeadNamed]:
    """Follow the case's baton; an older fact that comes late changes nothing (R40)."""
    if state.baton is not None and state.baton.sequence >= asked.sequence:
        return []
    named = LeadNamed(lead_id=asked.lead_id, leader_id=asked.leader_id, sequence=asked.sequence)
    return [named]


def end_case(asked: EndCase, state: Evaluations) -> Sequence[EvaluationEvent]:
    """Let go of what is not completed, and of whatever plan is told later."""
    if state.has_ended:
        return []
    return [*_cancelled(state, WhyEnded.CASE_CLOSED), CaseEnded(ended_on=asked.ended_on)]


def hear_guardians_too(asked: HearGuardiansToo, state: Evaluations) -> Sequence[VoiceAdded]:
    """Ask guardians who have now been told; once an evaluation is completed, the next one does."""
    newest = state.newest
    if newest is None or not is_open(newest):
        return []
    return [
        _asked(newest.about.evaluation_id, guardian)
        for guardian in dict.fromkeys(asked.guardian_ids)
        if newest.about.voice_of(guardian) is None
    ]


def _asked(evaluation_id: UUID, guardian: UUID) -> VoiceAdded:
    return VoiceAdded(evaluation_id=evaluation_id, person_id=guardian, kind=VoiceKind.GUARDIAN)


def _cancelled(state: Evaluations, because: WhyEnded) -> Sequence[EvaluationCancelled]:
    newest = state.newest
    if newest is None or not is_open(newest):
        return []
    return [EvaluationCancelled(evaluation_id=newest.about.evaluation_id, because=because)]
