"""Following the case: its plan, its baton, its guardians, and its end. What happened is never
refused, and may be told in any order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    GuardiansTold,
    LeadNamed,
)
from services.evaluation_scheduling.domain.states import Evaluations
from services.evaluation_scheduling.domain.values import Voice, WhyEnded
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
    fields = asked.model_dump(exclude={"by", "now", "sequence", "voices"})
    guardians = [who for who, told in state.told.items() if told > asked.sequence]
    lead: list[UUID] = []
    if state.baton is not None and state.baton.sequence > asked.sequence:
        fields |= {"lead_id": state.baton.lead_id, "leader_id": state.baton.leader_id}
        lead = [state.baton.lead_id]
    known = {voice.person_id for voice in asked.voices}
    later = [
        *(Voice(person_id=who, kind=VoiceKind.GUARDIAN) for who in guardians if who not in known),
        *(Voice(person_id=who, kind=VoiceKind.EMPLOYEE) for who in lead if who not in known),
    ]
    return EvaluationScheduled(**fields, voices=(*asked.voices, *later), set_at=asked.now)


def name_lead(asked: NameLead, state: Evaluations) -> Sequence[EvaluationEvent]:
    """Follow the case's baton; an older fact that comes late changes nothing (R40)."""
    if state.baton is not None and state.baton.sequence >= asked.sequence:
        return []
    named = LeadNamed(lead_id=asked.lead_id, leader_id=asked.leader_id, sequence=asked.sequence)
    return [named, *_asked_too(state, [asked.lead_id], VoiceKind.EMPLOYEE)]


def hear_guardians_too(asked: HearGuardiansToo, state: Evaluations) -> Sequence[EvaluationEvent]:
    """Ask guardians who have now been told; once an evaluation is completed, the next one does."""
    new = tuple(dict.fromkeys(who for who in asked.guardian_ids if who not in state.told))
    if not new:
        return []
    told = GuardiansTold(guardian_ids=new, sequence=asked.sequence)
    return [told, *_asked_too(state, new, VoiceKind.GUARDIAN)]


def end_case(asked: EndCase, state: Evaluations) -> Sequence[EvaluationEvent]:
    """Let go of what is not completed, and of whatever plan is told later."""
    if state.has_ended:
        return []
    return [*_cancelled(state, WhyEnded.CASE_CLOSED), CaseEnded(ended_on=asked.ended_on)]


def _asked_too(state: Evaluations, people: Iterable[UUID], kind: VoiceKind) -> Sequence[VoiceAdded]:
    newest = state.newest
    if newest is None or not is_open(newest):
        return []
    about = newest.about
    return [
        VoiceAdded(evaluation_id=about.evaluation_id, person_id=person, kind=kind)
        for person in people
        if about.voice_of(person) is None
    ]


def _cancelled(state: Evaluations, because: WhyEnded) -> Sequence[EvaluationCancelled]:
    newest = state.newest
    if newest is None or not is_open(newest):
        return []
    return [EvaluationCancelled(evaluation_id=newest.about.evaluation_id, because=because)]
