"""Meetings: planned by the lead, recorded as they were."""

from __future__ import annotations

from collections.abc import Sequence

from services.case_coordination.domain.commands import PlanMeeting, RecordMeeting
from services.case_coordination.domain.decisions import gates
from services.case_coordination.domain.events import CaseEvent, MeetingHeld, MeetingPlanned
from services.case_coordination.domain.refusals.meetings import (
    AMeetingIsPlannedAhead,
    MinutesAreApprovedOnce,
)
from services.case_coordination.domain.refusals.opening import WhatSkippedAGateNeedsAReason
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.domain.values import Attender
from shared.eventing.asking_rules import refuse, would_refuse


def planned(command: PlanMeeting, case: ActiveCase) -> Sequence[CaseEvent]:
    """Ask people to a meeting, once there is a lead (R40)."""
    lead_id = gates.by_lead(command, case)
    refuse(
        AMeetingIsPlannedAhead, when=command.on < command.today, on=command.on, today=command.today
    )
    for someone in command.participants:
        gates.may_be_asked(someone, case, command.people)
    meeting = MeetingPlanned(
        meeting_id=command.meeting_id,
        on=command.on,
        starts_at=command.starts_at,
        participants=command.participants,
        lead_id=lead_id,
    )
    return [] if case.planned.get(command.meeting_id) == meeting else [meeting]


def held(command: RecordMeeting, case: ActiveCase) -> Sequence[CaseEvent]:
    """Record a meeting as it was. What skipped a gate is recorded all the same, with a reason."""
    gates.by_lead_or_leader(command, case)
    gates.has_happened(command, command.held_on)
    out_of_order = _skipped_a_gate(command, case)
    refuse(
        WhatSkippedAGateNeedsAReason,
        when=out_of_order and command.reason is None,
        out_of_order=out_of_order,
        has_a_reason=command.reason is not None,
    )
    meeting = MeetingHeld(
        meeting_id=command.meeting_id,
        held_on=command.held_on,
        participants=command.participants,
        out_of_order=out_of_order,
        reason=command.reason,
    )
    if case.held.get(command.meeting_id) == meeting:
        return []
    refuse(
        MinutesAreApprovedOnce, when=command.meeting_id in case.minutes, meeting=command.meeting_id
    )
    return [meeting]


def _skipped_a_gate(command: RecordMeeting, case: ActiveCase) -> bool:
    was_led = case.first_lead_on is not None and case.first_lead_on <= command.held_on
    return not was_led or any(_came_unasked(p, case, command) for p in command.participants)


def _came_unasked(someone: Attender, case: ActiveCase, command: RecordMeeting) -> bool:
    return someone.came and would_refuse(lambda: gates.may_be_asked(someone, case, command.people))
