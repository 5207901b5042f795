"""Public holidays of a country, from the ``holidays`` library."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import holidays

from shared.time.working_days import WorkingDays

ZONES = {"NO": "Europe/Oslo", "DK": "Europe/Copenhagen"}
"""Time zone of each country we know the calendar of."""

ZONE: Final = ZoneInfo(ZONES["NO"])
"""Norway and Denmark keep the same time."""


def working_days_in(country: str) -> WorkingDays:
    """Give the working days of ``NO`` or ``DK``. Sundays are days off without being holidays."""
    known = holidays.country_holidays(country)
    return WorkingDays(is_holiday=known.__contains__, zone=ZoneInfo(ZONES[country]))


def local_day(instant: datetime) -> date:
    """Tell which day it is in the municipality."""
    return instant.astimezone(ZONE).date()
