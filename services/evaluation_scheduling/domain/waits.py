"""What an evaluation waits for: reminders before its day, alerts after it, as a table (C11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from services.evaluation_scheduling.domain.states import Evaluations, ScheduledEvaluation
from shared.contracts.codes import Alert
from shared.time.working_days import WorkingDays


class Tells(StrEnum):
    """Whom an alert is for; who that is, is asked when it is raised."""

    LEAD = "lead"
    LEADER = "leader"
    SERVICE_MANAGER = "service-manager"
    EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: days from the due day (before it: negative), and whom it tells."""

    days: int
    tells: Tells

    @property
    def is_reminder(self) -> bool:
        """Tell whether it comes before the day; a reminder is never sent late."""
        return self.days < 0

    def day(self, due_on: date, calendar: WorkingDays) -> date:
        """Give the working day on which it goes out: before a day off, an alert after it."""
        counted = due_on + timedelta(days=self.days)
        if self.is_reminder:
            return calendar.on_or_before(counted)
        return calendar.on_or_after(counted)


RULES: Final[Mapping[Alert, Rule]] = {
    Alert.EVALUATION_IN_7_DAYS: Rule(-7, Tells.LEAD),
    Alert.EVALUATION_IN_2_DAYS: Rule(-2, Tells.EVERYONE),
    Alert.EVALUATION_OVERDUE_1_DAY: Rule(1, Tells.LEAD),
    Alert.EVALUATION_OVERDUE_7_DAYS: Rule(7, Tells.LEADER),
    Alert.EVALUATION_OVERDUE_14_DAYS: Rule(14, Tells.SERVICE_MANAGER),
}
"""Every alert of an evaluation."""

HOUR: Final = time(8)
"""The local hour at which alerts go out, summer and winter."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One alert to come: the day it is counted from, and the instant (UTC) at which it goes out."""

    alert: Alert
    due_on: date
    due_at: datetime


def waits(state: Evaluations, calendar: WorkingDays) -> Sequence[Wait]:
    """Tell what a case's newest evaluation waits for: nothing once it is held, nothing twice.

    A reminder whose instant had passed when the day was set or moved is left out.
    """
    if not isinstance(state.newest, ScheduledEvaluation):
        return ()
    about = state.newest.about
    candidates = [
        (rule, _wait(alert, about.due.on, rule, calendar))
        for alert, rule in RULES.items()
        if (alert, about.due.on) not in about.raised
    ]
    return tuple(
        wait
        for rule, wait in candidates
        if not (rule.is_reminder and wait.due_at <= about.due.set_at)
    )


def _wait(alert: Alert, due_on: date, rule: Rule, calendar: WorkingDays) -> Wait:
    at = calendar.at(rule.day(due_on, calendar), HOUR)
    return Wait(alert, due_on, at.astimezone(UTC))
