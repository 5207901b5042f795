"""How long each step took (R4)."""

from __future__ import annotations

from datetime import date

from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.views.shown import Shown


class LeadTimes(Shown):
    """Days of the steps, and how many passed from one to the next; none where one is missing."""

    arisen_on: date | None
    registered_on: date
    leader_told_on: date
    guardians_told_on: date | None
    opened_on: date
    first_meeting_on: date | None
    first_measure_on: date | None
    arisen_to_registered: int | None
    registered_to_leader: int
    registered_to_guardians: int | None
    opened_to_first_meeting: int | None


def lead_times(case: ActiveCase) -> LeadTimes:
    """Count the days."""
    opened = case.opened
    first_meeting = min((meeting.held_on for meeting in case.held.values()), default=None)
    return LeadTimes(
        arisen_on=opened.arisen_on,
        registered_on=opened.registered_on,
        leader_told_on=opened.leader_told_on,
        guardians_told_on=opened.guardians_told_on,
        opened_on=opened.opened_on,
        first_meeting_on=first_meeting,
        first_measure_on=case.first_measure_on,
        arisen_to_registered=_days(opened.arisen_on, opened.registered_on),
        registered_to_leader=(opened.leader_told_on - opened.registered_on).days,
        registered_to_guardians=_days(opened.registered_on, opened.guardians_told_on),
        opened_to_first_meeting=_days(opened.opened_on, first_meeting),
    )


def _days(start: date | None, end: date | None) -> int | None:
    return (end - start).days if start and end else None
