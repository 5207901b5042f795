"""Counting days as a municipality counts them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from shared.time.clock import TrainingClock
from shared.time.municipal_calendar import working_days_in

NORWAY = working_days_in("NO")
DENMARK = working_days_in("DK")


def test_two_working_days_after_a_friday_is_a_tuesday() -> None:
    assert NORWAY.after(date(2026, 1, 16), 2) == date(2026, 1, 20)


def test_easter_is_passed_over() -> None:
    assert NORWAY.after(date(2026, 4, 1), 1) == date(2026, 4, 7)


def test_the_working_day_before_maundy_thursday_is_the_wednesday() -> None:
    assert NORWAY.on_or_before(date(2026, 4, 2)) == date(2026, 4, 1)


def test_the_constitution_day_is_a_day_off_in_norway_and_not_in_denmark() -> None:
    whit_monday, constitution_day = date(2026, 5, 25), date(2028, 5, 17)
    assert NORWAY.is_day_off(constitution_day)
    assert not DENMARK.is_day_off(constitution_day)
    assert DENMARK.is_day_off(whit_monday)


def test_the_same_local_hour_on_both_sides_of_summer_time() -> None:
    saturday = NORWAY.at(date(2026, 3, 28), time(8)).astimezone(UTC)
    sunday = NORWAY.at(date(2026, 3, 29), time(8)).astimezone(UTC)
    assert (saturday.hour, sunday.hour) == (7, 6)


def test_late_in_the_evening_utc_it_is_the_next_day_at_home() -> None:
    assert NORWAY.local_date(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == date(2026, 7, 1)


def test_a_training_instant_comes_when_the_clock_says_so() -> None:
    clock = TrainingClock(
        started=datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
        starts_at=datetime(2026, 1, 12, 8, 0, tzinfo=UTC),
        speed=86_400.0,
    )
    ten_days_on = datetime(2026, 1, 22, 8, 0, tzinfo=UTC)
    assert clock.real(ten_days_on) == datetime(2026, 11, 21, 12, 0, 10, tzinfo=UTC)
