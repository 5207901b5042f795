"""Working days of one municipality: pure, so that rules can count with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The days on which people of a municipality work, and the time zone in which they do.

    ``is_holiday`` tells public holidays; Saturdays and Sundays are never working days.
    """

    is_holiday: Callable[[date], bool]
    zone: ZoneInfo

    def is_day_off(self, day: date) -> bool:
        """Tell whether nobody is expected at work."""
        return day.weekday() >= SATURDAY or self.is_holiday(day)

    def on_or_before(self, day: date) -> date:
        """Give the day itself, or the last working day before it."""
        while self.is_day_off(day):
            day -= timedelta(days=1)
        return day

    def on_or_after(self, day: date) -> date:
        """Give the day itself, or the first working day after it."""
        while self.is_day_off(day):
            day += timedelta(days=1)
        return day

    def after(self, day: date, working_days: int) -> date:
        """Count working days forward from a day, which itself does not count."""
        for _ in range(working_days):
            day = self.on_or_after(day + timedelta(days=1))
        return day

    def local_date(self, instant: datetime) -> date:
        """Tell which day it is in the municipality at an instant."""
        return instant.astimezone(self.zone).date()

    def at(self, day: date, hour: time) -> datetime:
        """Give the instant of a local hour; the same local hour on both sides of summer time."""
        return datetime.combine(day, hour, tzinfo=self.zone)
