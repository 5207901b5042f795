"""Midnights on which something happens to a child by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from services.directory.adapters.store import CHILDREN
from services.directory.domain.child.access import next_day_that_brings
from services.directory.domain.child.child import Child, NoChild
from services.directory.domain.child.commands import NoteDay
from shared.eventing.policy import Moment
from shared.eventing.timers import Timekeeping
from shared.time.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Midnight:
    """The first instant of a day, by the clock of the municipality."""

    due_at: datetime
    alert: str = "day"


def waits(child: Child, days: WorkingDays) -> Sequence[Midnight]:
    """Wait for the next birthday, or for the day that closes an access."""
    if isinstance(child, NoChild):
        return ()
    day = next_day_that_brings(child)
    return () if day is None else (Midnight(days.at(day, time.min)),)


def look(_: Child, moment: Moment, __: tuple[str, ...]) -> NoteDay:
    """Note what the day brings."""
    return NoteDay(by=moment.by, now=moment.now, today=moment.days.local_date(moment.now))


TIMEKEEPING: Final = Timekeeping(CHILDREN, waits, look)
