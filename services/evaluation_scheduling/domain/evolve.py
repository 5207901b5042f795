"""How an evaluation becomes what it is: one event folded at a time, none ever refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain.hear import heard_after
from services.evaluation_scheduling.domain.states import (
    CancelledEvaluation,
    CompletedEvaluation,
    Due,
    EndedBeforeItBegan,
    Evaluation,
    EvaluationState,
    HeldEvaluation,
    KnownEvaluation,
    Meeting,
    NoEvaluation,
    ScheduledEvaluation,
)
from services.evaluation_scheduling.domain.voice_events import VoiceAdded

AfterTheBeginning: TypeAlias = e.ChangesInPlace | e.EvaluationHeld | e.EvaluationCompleted


def evolve(state: EvaluationState, event: e.EvaluationEvent) -> EvaluationState:
    """Fold one event into the state it leaves."""
    match event, state:
        case e.EvaluationScheduled(), _:
            return ScheduledEvaluation(_scheduled(event))
        case e.EvaluationCancelled(because=because), NoEvaluation() | EndedBeforeItBegan():
            return EndedBeforeItBegan(because)
        case _, NoEvaluation() | EndedBeforeItBegan():
            return state
        case e.EvaluationCancelled(because=because), _:
            return CancelledEvaluation(state.about, because)
        case _:
            return _further(state, event)


def _further(state: KnownEvaluation, event: AfterTheBeginning) -> KnownEvaluation:
    match event, state:
        case e.EvaluationHeld(held_on=held_on, attended=attended), _:
            return HeldEvaluation(state.about, Meeting(held_on, attended))
        case e.EvaluationCompleted(), HeldEvaluation(about, meeting):
            return CompletedEvaluation(about, meeting, event.completed_on, event.is_child_heard)
        case e.EvaluationCompleted(), _:
            return state
        case _:
            return replace(state, about=_changed(state.about, event))


def _changed(about: Evaluation, event: e.ChangesInPlace) -> Evaluation:
    match event:
        case e.LeadNamed(lead_id=lead, leader_id=leader, case_sequence=sequence):
            return replace(about, lead_id=lead, leader_id=leader, case_sequence=sequence)
        case VoiceAdded(voice=voice):
            return replace(about, voices=(*about.voices, voice))
        case e.EvaluationMoved(due_on=due_on, set_at=set_at):
            return replace(about, dues=(*about.dues, Due(due_on, set_at)))
        case e.AlertRaised() | e.ReminderSkipped():
            return replace(about, raised=about.raised | {(event.alert, event.due_on)})
        case _:
            return replace(about, heard=heard_after(about.heard, event))


def _scheduled(event: e.EvaluationScheduled) -> Evaluation:
    return Evaluation(
        case_id=event.case_id,
        child_id=event.child_id,
        unit_id=event.unit_id,
        plan_version=event.plan_version,
        agreed_on=event.agreed_on,
        lead_id=event.lead_id,
        leader_id=event.leader_id,
        service_manager_id=event.service_manager_id,
        case_sequence=event.case_sequence,
        goal_ids=event.goal_ids,
        voices=event.voices,
        dues=(Due(event.due_on, event.set_at),),
    )
