"""Approving minutes: what must be in them before a plan stands (R43-R51)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from services.case_coordination.domain.codes import Part
from services.case_coordination.domain.commands import ApproveMinutes
from services.case_coordination.domain.decisions import gates, planning, views_of_children
from services.case_coordination.domain.evaluation_date import agreed_evaluation
from services.case_coordination.domain.events import (
    CaseEvent,
    MeetingHeld,
    MinutesApproved,
    PlanAgreed,
    PlanAnswered,
)
from services.case_coordination.domain.refusals.meetings import (
    AChildThatIsNotThereHasAVoice,
    AnOutcomeComesBeforeANewPlan,
    GuardiansTakePartOrTheReasonIsRecorded,
    MinutesAreApprovedOnce,
    MinutesAreOfAMeetingThatWasHeld,
    MinutesSayWhatWasAgreed,
)
from services.case_coordination.domain.refusals.people import OnlyThoseWhoTakePartAnswer
from services.case_coordination.domain.states import ActiveCase
from shared.eventing.asking_rules import needed, refuse

OLD_ENOUGH_TO_TAKE_PART_ALONE: Final = 15
"""From this age, in whole years, the young person may take part without a guardian (R38, Q1)."""


def approved(command: ApproveMinutes, case: ActiveCase) -> Sequence[CaseEvent]:
    """Let the minutes of a meeting stand, and with them a version of the plan."""
    lead_id = gates.by_lead(command, case)
    meeting = _meeting(command, case)
    _check_content(command, meeting)
    evaluation_on = agreed_evaluation(
        command.evaluation_on,
        meeting_day=meeting.held_on,
        today=command.today,
        why_later=command.why_later,
    )
    plan = planning.next_version(
        command.plan,
        case,
        command,
        lead_id=lead_id,
        meeting_id=command.meeting_id,
        evaluation_on=evaluation_on,
        reason=command.why_later,
    )
    minutes = MinutesApproved(
        meeting_id=command.meeting_id,
        agreed=command.agreed,
        childs_voice=command.childs_voice,
        child_view=command.child_view,
        guardians_absent=command.guardians_absent,
        written_by=command.written_by or lead_id,
        lead_id=lead_id,
        approved_on=command.today,
    )
    return [minutes, plan, *_answers(command, meeting, plan)]


def _meeting(command: ApproveMinutes, case: ActiveCase) -> MeetingHeld:
    meeting = needed(
        case.held.get(command.meeting_id),
        otherwise=MinutesAreOfAMeetingThatWasHeld,
        meeting=command.meeting_id,
    )
    refuse(
        MinutesAreApprovedOnce, when=command.meeting_id in case.minutes, meeting=command.meeting_id
    )
    refuse(
        AnOutcomeComesBeforeANewPlan,
        when=case.unanswered_evaluation() is not None,
        plan_version=case.plan_version,
    )
    return meeting


def _check_content(command: ApproveMinutes, meeting: MeetingHeld) -> None:
    refuse(MinutesSayWhatWasAgreed, when=not command.agreed)
    refuse(
        AChildThatIsNotThereHasAVoice,
        when=not _came(meeting, Part.YOUNG_PERSON) and command.childs_voice is None,
        came=_came(meeting, Part.YOUNG_PERSON),
        has_a_voice=command.childs_voice is not None,
    )
    refuse(
        GuardiansTakePartOrTheReasonIsRecorded,
        when=not _family_took_part(command, meeting) and command.guardians_absent is None,
        took_part=_family_took_part(command, meeting),
        age=command.people.child_age,
    )
    if command.child_view is not None:
        views_of_children.check(command.child_view, command)


def _came(meeting: MeetingHeld, part: Part) -> bool:
    return any(p.part is part and p.came for p in meeting.participants)


def _family_took_part(command: ApproveMinutes, meeting: MeetingHeld) -> bool:
    age = command.people.child_age
    is_old_enough = age is not None and age >= OLD_ENOUGH_TO_TAKE_PART_ALONE
    return _came(meeting, Part.GUARDIAN) or (is_old_enough and _came(meeting, Part.YOUNG_PERSON))


def _answers(
    command: ApproveMinutes, meeting: MeetingHeld, plan: PlanAgreed
) -> Iterator[PlanAnswered]:
    came = {p.person_id for p in meeting.participants if p.came}
    for given in command.answers:
        refuse(
            OnlyThoseWhoTakePartAnswer,
            when=given.person_id not in came,
            person=given.person_id,
            came=came,
        )
        yield PlanAnswered(
            person_id=given.person_id,
            plan_version=plan.version,
            answer=given.answer,
            with_words=False,
        )
