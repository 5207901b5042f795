"""What does this person see of this evaluation?"""

from __future__ import annotations

from typing import assert_never
from uuid import UUID

from services.evaluation_scheduling.domain.evaluation import days_late
from services.evaluation_scheduling.domain.relations import Relation
from services.evaluation_scheduling.domain.states import (
    CancelledEvaluation,
    CompletedEvaluation,
    Evaluation,
    EvaluationState,
    Meeting,
)
from services.evaluation_scheduling.domain.values import Voice
from services.evaluation_scheduling.views.guardian_page import guardian_page
from services.evaluation_scheduling.views.pages import (
    ChildLine,
    ChildPart,
    Day,
    GuardianPage,
    MeetingPart,
    StaffPage,
    VoiceLine,
)
from services.evaluation_scheduling.views.parts import (
    STATUS,
    meeting_of,
    safety_part,
    voice_status,
)
from services.evaluation_scheduling.views.sight import Sight
from shared.contracts.codes import VoiceKind


def evaluation_page(
    one: EvaluationState, case_id: UUID, sight: Sight
) -> StaffPage | GuardianPage | None:
    """Show an evaluation to one person; None when it does not exist for them."""
    match sight.relation(one):
        case Relation.RUNS_IT:
            return _staff_page(one, case_id, sight, runs_it=True)
        case Relation.TAKES_PART:
            return _staff_page(one, case_id, sight, runs_it=False)
        case Relation.GUARDIAN:
            return guardian_page(one, case_id, sight)
        case None:
            return None
        case never:
            assert_never(never)


def _staff_page(one: EvaluationState, case_id: UUID, sight: Sight, *, runs_it: bool) -> StaffPage:
    about, met = one.about, meeting_of(one)
    completed = one if isinstance(one, CompletedEvaluation) else None
    return StaffPage(
        evaluation_id=about.evaluation_id,
        case_id=case_id,
        child_id=about.child_id,
        unit_id=about.unit_id,
        plan_version=about.plan_version,
        status=STATUS[type(one)],
        because=one.because if isinstance(one, CancelledEvaluation) else None,
        due_on=about.due.on,
        days=_days(about),
        days_late=days_late(one, sight.day),
        lead_id=about.lead_id,
        leader_id=sight.around(one).leader(about.leader_id) or about.leader_id,
        goal_ids=about.goal_ids,
        voices=tuple(_voice(about, voice, runs_it=runs_it) for voice in about.voices),
        child=_child(about),
        meeting=_meeting(met) if met else None,
        completed_on=completed.completed_on if completed else None,
        adjustments=completed.adjustments if completed else (),
        safety=safety_part(about.heard.safety, sight.say) if runs_it else None,
    )


def _meeting(met: Meeting) -> MeetingPart:
    return MeetingPart(held_on=met.held_on, how=met.how, attended=met.attended)


def _days(about: Evaluation) -> tuple[Day, ...]:
    return tuple(
        Day(on=due.on, reason_code=due.reason_code, reason=due.reason, agreed_by=due.agreed_by)
        for due in about.dues
    )


def _voice(about: Evaluation, voice: Voice, *, runs_it: bool) -> VoiceLine:
    person, heard = voice.person_id, about.heard
    if voice.kind is VoiceKind.GUARDIAN and not runs_it:
        return VoiceLine(person_id=person, kind=voice.kind)
    said = heard.guardians.get(person) or heard.employees.get(person)
    return VoiceLine(
        person_id=person,
        kind=voice.kind,
        status=voice_status(about, person),
        answers=said.answers if said else None,
        written_by=said.written_by if said else None,
    )


def _child(about: Evaluation) -> ChildPart:
    unasked = about.heard.child_not_asked
    return ChildPart(
        views=tuple(ChildLine(view=view, answers=said) for view, said in about.heard.child),
        not_asked_because=unasked.reason if unasked else None,
        ask_on=unasked.ask_on if unasked else None,
    )
