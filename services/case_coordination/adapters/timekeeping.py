"""How cases keep their deadlines."""

from __future__ import annotations

from typing import Final

from services.case_coordination.adapters.store import CASES
from services.case_coordination.domain.codes import Deadline
from services.case_coordination.domain.commands import RaiseAlerts
from services.case_coordination.domain.states import ActiveCase, CaseState
from services.case_coordination.domain.waits import waits
from services.case_coordination.people import people_around
from shared.eventing.decider import NotKnownHereYet
from shared.eventing.policy import Moment
from shared.eventing.timers import Timekeeping


def look(state: CaseState, moment: Moment, alerts: tuple[str, ...]) -> RaiseAlerts:
    """Ask to tell of deadlines that have passed. Only an active case has any."""
    if not isinstance(state, ActiveCase):
        raise NotKnownHereYet("case")
    today = moment.days.local_date(moment.now)
    return RaiseAlerts(
        by=moment.by,
        now=moment.now,
        today=today,
        people=people_around(moment.known, state.child_id, state.opened.unit_id, today),
        passed=tuple(Deadline(alert) for alert in alerts),
    )


TIMEKEEPING: Final = Timekeeping(CASES, waits, look)
