"""How meetings change a case."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from services.case_coordination.domain.events.meetings import (
    MeetingEvent,
    MeetingHeld,
    MeetingPlanned,
    MinutesApproved,
)
from services.case_coordination.domain.states import ActiveCase


def evolve(case: ActiveCase, event: MeetingEvent) -> ActiveCase:
    """Fold one fact about a meeting into a case."""
    match event:
        case MeetingPlanned(meeting_id=meeting_id):
            return replace(case, planned={**case.planned, meeting_id: event})
        case MeetingHeld(meeting_id=meeting_id):
            return replace(case, held={**case.held, meeting_id: event})
        case MinutesApproved(meeting_id=meeting_id):
            return replace(case, minutes={**case.minutes, meeting_id: event})
        case _:
            assert_never(event)
