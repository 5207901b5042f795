"""How evaluations keep their reminders and alerts."""

from __future__ import annotations

from typing import Final

from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.evaluation_scheduling.domain.commands import RaiseAlerts
from services.evaluation_scheduling.domain.people import Today
from services.evaluation_scheduling.domain.states import Evaluations
from services.evaluation_scheduling.domain.waits import waits
from services.evaluation_scheduling.people import people_around
from shared.contracts.codes import Alert
from shared.eventing.decider import NotKnownHereYet
from shared.eventing.policy import Moment
from shared.eventing.timers import Timekeeping


def look(state: Evaluations, moment: Moment, alerts: tuple[str, ...]) -> RaiseAlerts:
    """Ask to raise what is due. Only a case with a plan waits for anything."""
    if state.newest is None:
        raise NotKnownHereYet("evaluation")
    about, day = state.newest.about, moment.days.local_date(moment.now)
    return RaiseAlerts(
        by=moment.by,
        now=moment.now,
        evaluation_id=about.evaluation_id,
        due_on=about.due.on,
        alerts=tuple(Alert(alert) for alert in alerts),
        today=Today(day=day, around=people_around(moment.known, about, day, {about.lead_id})),
    )


TIMEKEEPING: Final = Timekeeping(EVALUATIONS, waits, look)
