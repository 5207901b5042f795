from __future__ import annotations

from datetime import date

import pytest

from services.case_coordination.domain.evaluation_date import (
    agreed_evaluation,
    proposed_evaluation,
)
from services.case_coordination.domain.refusals.plans import (
    ALateEvaluationNeedsAReason,
    APlanHasAnEvaluationDate,
    TheEvaluationLiesAhead,
)
from shared.time.municipal_calendar import working_days_in
from tests.rules.case_coordination.people import FEBRUARY_19, NORWAY, THURSDAY_22

pytestmark = pytest.mark.requirement("R51", "R61")


def agreed(chosen: date | None, why_later: str | None = None) -> date:
    return agreed_evaluation(
        chosen, meeting_day=THURSDAY_22, today=date(2026, 1, 26), why_later=why_later
    )


def test_the_evaluation_is_proposed_28_days_after_the_meeting() -> None:
    assert proposed_evaluation(THURSDAY_22, NORWAY) == FEBRUARY_19


def test_on_maundy_thursday_the_working_day_before_is_proposed() -> None:
    assert proposed_evaluation(date(2026, 3, 5), NORWAY) == date(2026, 4, 1)


def test_denmark_has_days_off_of_its_own() -> None:
    denmark = working_days_in("DK")

    assert proposed_evaluation(date(2026, 4, 17), NORWAY) == date(2026, 5, 15)
    assert proposed_evaluation(date(2026, 3, 6), denmark) == date(2026, 4, 1)


def test_a_saturday_gives_way_to_the_friday_before() -> None:
    assert proposed_evaluation(date(2026, 1, 24), NORWAY) == date(2026, 2, 20)


def test_a_plan_without_an_evaluation_date_does_not_stand() -> None:
    with pytest.raises(APlanHasAnEvaluationDate):
        agreed(None)


def test_an_earlier_day_is_always_fine() -> None:
    assert agreed(date(2026, 2, 2)) == date(2026, 2, 2)


def test_28_days_need_no_reason_and_29_do() -> None:
    assert agreed(FEBRUARY_19) == FEBRUARY_19
    with pytest.raises(ALateEvaluationNeedsAReason):
        agreed(date(2026, 2, 20))
    assert agreed(date(2026, 2, 20), "Winter holidays.") == date(2026, 2, 20)


@pytest.mark.parametrize("day", [date(2026, 1, 25), THURSDAY_22, date(2025, 1, 1)])
def test_an_evaluation_lies_ahead(day: date) -> None:
    with pytest.raises(TheEvaluationLiesAhead):
        agreed(day)


def test_a_plan_is_not_evaluated_on_the_day_it_is_made() -> None:
    with pytest.raises(TheEvaluationLiesAhead):
        agreed_evaluation(THURSDAY_22, meeting_day=THURSDAY_22, today=THURSDAY_22, why_later=None)
