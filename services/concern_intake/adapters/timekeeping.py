"""How a concern keeps its deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.concern_intake.adapters.around import people_around_concern
from services.concern_intake.adapters.store import CONCERNS
from services.concern_intake.domain.commands import RaiseAlerts
from services.concern_intake.domain.waits import Wait, waits
from services.concern_intake.views.seen import Seen
from shared.contracts.codes import Alert
from shared.eventing.policy import Moment
from shared.eventing.timers import Timekeeping
from shared.time.working_days import WorkingDays


def _waits(seen: Seen, days: WorkingDays) -> Sequence[Wait]:
    return waits(seen.intake, days)


def _look(seen: Seen, moment: Moment, alerts: tuple[str, ...]) -> RaiseAlerts:
    today = moment.days.local_date(moment.now)
    return RaiseAlerts(
        by=moment.by,
        now=moment.now,
        today=today,
        alerts=tuple(Alert(alert) for alert in alerts),
        people=people_around_concern(moment.known, seen.intake, today),
    )


TIMEKEEPING: Final[Timekeeping[Seen]] = Timekeeping(CONCERNS, _waits, _look)
