"""When a plan is looked at again: what is proposed, and what needs a reason (R51, G2, C11)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from services.case_coordination.domain.refusals.plans import (
    ALateEvaluationNeedsAReason,
    APlanHasAnEvaluationDate,
    TheEvaluationLiesAhead,
)
from shared.eventing.asking_rules import needed, refuse
from shared.time.working_days import WorkingDays

FOUR_WEEKS: Final = timedelta(days=28)
"""The norm of the guide: a plan is looked at again within four weeks of the meeting."""


def proposed_evaluation(meeting_day: date, days: WorkingDays) -> date:
    """Propose a day: 28 days after the meeting, or the working day before if that is a day off."""
    return days.on_or_before(meeting_day + FOUR_WEEKS)


def agreed_evaluation(
    chosen: date | None, *, meeting_day: date, today: date, why_later: str | None
) -> date:
    """Give the day that was chosen.

    Refused: no day, a day that has passed or does not come after the meeting, or one later than
    28 days after the meeting without a reason.
    """
    on = needed(chosen, otherwise=APlanHasAnEvaluationDate)
    refuse(
        TheEvaluationLiesAhead,
        when=on < today or on <= meeting_day,
        on=on,
        meeting_day=meeting_day,
        today=today,
    )
    refuse(
        ALateEvaluationNeedsAReason,
        when=on > meeting_day + FOUR_WEEKS and why_later is None,
        on=on,
        meeting_day=meeting_day,
        has_a_reason=why_later is not None,
    )
    return on
