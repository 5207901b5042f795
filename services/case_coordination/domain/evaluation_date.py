"""When a plan is looked at again: what is proposed, and what needs a reason (R51, G2, C11)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from services.case_coordination.domain.refusals.plans import (
    ALateEvaluationNeedsAReason,
    APlanHasAnEvaluationDate,
    TheEvaluationLiesAhead,
)
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
    if chosen is None:
        raise APlanHasAnEvaluationDate
    if chosen < today or chosen <= meeting_day:
        raise TheEvaluationLiesAhead
    if chosen > meeting_day + FOUR_WEEKS and why_later is None:
        raise ALateEvaluationNeedsAReason
    return chosen
