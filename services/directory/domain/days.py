"""Whole years, and the days on which they are completed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

OF_AGE: Final = 18
"""From this birthday guardians have no access (B52)."""

OLDEST_CHILD: Final = 25
"""Services for children and young people end before this birthday."""


def birthday(born: date, age: int) -> date:
    """Give the day on which a person completes so many years.

    Someone born on 29 February completes the year, where there is no such day, when 28 February
    is over: on 1 March.
    """
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Give the age in whole years; negative before birth."""
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1


def day_after(day: date) -> date:
    """Give the next day; the last day of the calendar has none and is given back."""
    return day + timedelta(days=1) if day < date.max else day
