from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain.evaluation import days_late
from services.evaluation_scheduling.domain.values import MoveReason, WhyEnded
from services.evaluation_scheduling.domain.waits import waits
from shared.contracts.codes import Alert
from tests.rules.evaluation_scheduling import people as p

IN_7, IN_2 = Alert.EVALUATION_IN_7_DAYS, Alert.EVALUATION_IN_2_DAYS
LATE_1 = Alert.EVALUATION_OVERDUE_1_DAY
LATE_7 = Alert.EVALUATION_OVERDUE_7_DAYS
LATE_14 = Alert.EVALUATION_OVERDUE_14_DAYS
ILLNESS = p.moved(p.DUE, date(2026, 3, 24), on=date(2026, 3, 19), because=MoveReason.ILLNESS)


def days_waited_for(*history: e.EvaluationEvent) -> Sequence[tuple[Alert, date]]:
    found = waits(p.given(*history).state(), p.NORWAY)
    return [(wait.alert, p.NORWAY.local_date(wait.due_at)) for wait in found]


def raised(alert: Alert, due_on: date = p.DUE) -> e.AlertRaised:
    return e.AlertRaised(
        evaluation_id=p.FIRST, alert=alert, due_on=due_on, tells=(p.KARI,), raised_on=due_on
    )


@pytest.mark.requirement("R51", "R61")
def test_an_evaluation_waits_for_two_reminders_and_three_alerts() -> None:
    assert days_waited_for(p.scheduled()) == [
        (IN_7, date(2026, 2, 25)),
        (IN_2, date(2026, 3, 2)),
        (LATE_1, date(2026, 3, 5)),
        (LATE_7, date(2026, 3, 11)),
        (LATE_14, date(2026, 3, 18)),
    ]


def test_alerts_go_out_at_eight_in_the_morning_where_people_are() -> None:
    first, *_ = waits(p.given(p.scheduled()).state(), p.NORWAY)
    assert first.due_at == datetime(2026, 2, 25, 7, tzinfo=UTC)


def test_over_summer_time_an_alert_comes_at_the_same_local_hour() -> None:
    due_on = date(2026, 3, 26)
    before, after = waits(p.given(p.scheduled(due_on)).state(), p.NORWAY)[2:4]
    assert before.due_at == datetime(2026, 3, 27, 7, tzinfo=UTC)
    assert after.due_at == datetime(2026, 4, 7, 6, tzinfo=UTC)


def test_a_reminder_due_on_a_day_off_goes_out_the_working_day_before() -> None:
    monday_after_easter_is_off = p.scheduled(date(2026, 4, 8))
    assert (IN_2, date(2026, 4, 1)) in days_waited_for(monday_after_easter_is_off)


def test_an_alert_due_on_a_day_off_goes_out_the_working_day_after() -> None:
    friday = p.scheduled(date(2026, 3, 6))
    assert (LATE_1, date(2026, 3, 9)) in days_waited_for(friday)


def test_a_reminder_whose_instant_had_passed_when_the_day_was_set_is_skipped() -> None:
    agreed_on = date(2026, 2, 27)
    assert days_waited_for(p.scheduled(agreed_on=agreed_on))[0] == (IN_2, date(2026, 3, 2))


def test_a_day_told_after_it_had_passed_is_late_at_once() -> None:
    assert days_waited_for(p.scheduled(agreed_on=date(2026, 3, 6)))[0] == (
        LATE_1,
        date(2026, 3, 5),
    )


def test_a_moved_day_sends_no_reminder_that_lies_in_the_past() -> None:
    assert days_waited_for(p.scheduled(), ILLNESS) == [
        (IN_2, date(2026, 3, 20)),
        (LATE_1, date(2026, 3, 25)),
        (LATE_7, date(2026, 3, 31)),
        (LATE_14, date(2026, 4, 7)),
    ]


def test_a_moved_day_has_its_own_alerts_after_those_of_the_first_day() -> None:
    before = [raised(alert) for alert in (IN_7, IN_2, LATE_1, LATE_7, LATE_14)]
    assert days_waited_for(p.scheduled(), *before) == []
    assert len(days_waited_for(p.scheduled(), *before, ILLNESS)) == 4


def test_an_alert_that_was_raised_is_not_waited_for_again() -> None:
    assert days_waited_for(p.scheduled(), raised(IN_7))[0] == (IN_2, date(2026, 3, 2))


@pytest.mark.requirement("R60")
def test_held_stops_the_overdue_alerts() -> None:
    assert days_waited_for(p.scheduled(), p.held()) == []


def test_a_closed_case_is_waited_for_no_longer() -> None:
    closed = e.EvaluationCancelled(evaluation_id=p.FIRST, because=WhyEnded.CASE_CLOSED)
    assert days_waited_for(p.scheduled(), closed) == []


@pytest.mark.requirement("R61")
def test_only_the_newest_plans_evaluation_is_waited_for() -> None:
    replaced = e.EvaluationCancelled(evaluation_id=p.FIRST, because=WhyEnded.NEWER_PLAN)
    second = p.scheduled(date(2026, 4, 1), plan_version=2)
    assert days_waited_for(p.scheduled(), replaced, second)[0] == (IN_7, date(2026, 3, 25))


def lateness(today: date, *history: e.EvaluationEvent) -> int:
    return days_late(p.newest(p.scheduled(), *history), today)


def test_lateness_is_counted_from_the_first_day() -> None:
    assert lateness(date(2026, 3, 19), ILLNESS) == 20


def test_an_evaluation_is_not_late_before_its_day() -> None:
    assert lateness(date(2026, 2, 20)) == 0


def test_an_evaluation_gets_later_each_day() -> None:
    assert lateness(date(2026, 3, 10)) == 6
