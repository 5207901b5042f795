"""Kills each of the five services once while the demo is played.

Each is killed at the moment at which something has just been answered and has yet to travel.
Notification stays down for two days, over the alert of the overdue evaluation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from tests.journeys.player import HOME, Player
from tests.journeys.scenario import Step
from tests.journeys.staging import Stage

KILLED_AFTER: Final = {
    "Kari has talked with Lise and Tor, and asked Ada in play": "directory",
    "Berit decides so": "concern_intake",
    "A plan is agreed, to be looked at on 4 March": "case_coordination",
    "The evaluation is completed": "evaluation_scheduling",
}
LAST_BEFORE_THE_OUTAGE: Final = "Two days before, all are reminded"
OUTAGE: Final = (datetime(2026, 3, 4, 12, tzinfo=HOME), datetime(2026, 3, 6, 6, tzinfo=HOME))


@dataclass
class Killing:
    """Kills what a step has just used, and starts it again; the rest of that day may be late."""

    killed: set[str] = field(default_factory=set)
    late_on: date | None = None

    def after(self, stage: Stage, player: Player, step: Step) -> None:
        """Look whether it is time."""
        if name := KILLED_AFTER.get(step.says):
            self._kill(stage, name)
            self.late_on = step.day
        if step.says == LAST_BEFORE_THE_OUTAGE:
            player.wait_for(OUTAGE[0])
            self._kill(stage, "notification", lambda: player.wait_for(OUTAGE[1]))
            self.late_on = OUTAGE[1].date()
        player.is_timely = self.late_on is None or step.day > self.late_on

    def _kill(self, stage: Stage, name: str, meanwhile: Callable[[], None] = lambda: None) -> None:
        assert stage.stack is not None
        stage.stack.kill(name)
        meanwhile()
        stage.stack.start_again(name)
        self.killed.add(name)
