"""How the evaluations of a case become what they are: one event at a time, none ever refused."""

from __future__ import annotations

from dataclasses import replace

from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain.hear import heard_after
from services.evaluation_scheduling.domain.states import (
    Baton,
    CancelledEvaluation,
    CompletedEvaluation,
    Due,
    Evaluation,
    Evaluations,
    EvaluationState,
    HeldEvaluation,
    Meeting,
    ScheduledEvaluation,
)
from services.evaluation_scheduling.domain.values import Voice
from services.evaluation_scheduling.domain.voice_events import VoiceAdded


def evolve(state: Evaluations, event: e.EvaluationEvent) -> Evaluations:
    """Fold one event into the state it leaves."""
    match event:
        case e.EvaluationScheduled():
            new = ScheduledEvaluation(_scheduled(event))
            return replace(state, each={**state.each, event.evaluation_id: new})
        case e.LeadNamed():
            return _led(state, event)
        case e.GuardiansTold(guardian_ids=guardians, sequence=sequence):
            return replace(state, told={**state.told, **dict.fromkeys(guardians, sequence)})
        case e.CaseEnded():
            return replace(state, has_ended=True)
        case _ if event.evaluation_id in state.each:
            changed = _one(state.each[event.evaluation_id], event)
            return replace(state, each={**state.each, event.evaluation_id: changed})
        case _:
            return state


def _led(state: Evaluations, event: e.LeadNamed) -> Evaluations:
    baton = Baton(event.lead_id, event.leader_id, event.sequence)
    each = {
        evaluation_id: replace(one, about=_handed(one.about, baton))
        for evaluation_id, one in state.each.items()
    }
    return replace(state, each=each, baton=baton)


def _handed(about: Evaluation, baton: Baton) -> Evaluation:
    return replace(about, lead_id=baton.lead_id, leader_id=baton.leader_id)


def _one(state: EvaluationState, event: e.OfOneEvaluation) -> EvaluationState:
    match event, state:
        case e.EvaluationCancelled(because=because), _:
            return CancelledEvaluation(state.about, because)
        case e.EvaluationHeld(), _:
            return HeldEvaluation(state.about, Meeting(event.held_on, event.how, event.attended))
        case e.EvaluationCompleted(), HeldEvaluation(about, meeting):
            return _completed(about, meeting, event)
        case e.EvaluationCompleted(), _:
            return state
        case _:
            return replace(state, about=_changed(state.about, event))


def _completed(
    about: Evaluation, meeting: Meeting, event: e.EvaluationCompleted
) -> CompletedEvaluation:
    return CompletedEvaluation(
        about,
        meeting,
        completed_on=event.completed_on,
        is_child_heard=event.is_child_heard,
        ask_child_on=event.ask_child_on,
        adjustments=event.adjustments,
    )


def _moved(event: e.EvaluationMoved) -> Due:
    return Due(event.due_on, event.set_at, event.reason_code, event.reason, event.agreed_by)


def _changed(about: Evaluation, event: e.ChangesInPlace) -> Evaluation:
    match event:
        case VoiceAdded(person_id=person, kind=kind):
            return replace(about, voices=(*about.voices, Voice(person_id=person, kind=kind)))
        case e.EvaluationMoved():
            return replace(about, dues=(*about.dues, _moved(event)))
        case e.AlertRaised() | e.ReminderSkipped():
            return replace(about, raised=about.raised | {(event.alert, event.due_on)})
        case _:
            return replace(about, heard=heard_after(about.heard, event))


def _scheduled(event: e.EvaluationScheduled) -> Evaluation:
    return Evaluation(
        evaluation_id=event.evaluation_id,
        child_id=event.child_id,
        unit_id=event.unit_id,
        plan_version=event.plan_version,
        agreed_on=event.agreed_on,
        lead_id=event.lead_id,
        leader_id=event.leader_id,
        service_manager_id=event.service_manager_id,
        goal_ids=event.goal_ids,
        voices=event.voices,
        dues=(Due(event.due_on, event.set_at),),
    )
