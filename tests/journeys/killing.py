"""Kills each of the services while the demo is played, as ``kill -9`` does.

Most are killed at the moment at which something has just been answered and has yet to travel.
Some are away while others tell them something, or over the hour at which an alert is due.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple

import httpx

from infra.local.stack import Stack
from tests.journeys.player import HOME, Player
from tests.journeys.scenario import Step
from tests.journeys.staging import Stage

PATIENCE: Final = 60.0
"""Seconds that people wait for a service that does not answer."""


class Kill(NamedTuple):
    """A service is killed right after a step, or at an hour after it.

    It is started again at once, after a later step, or at a later hour. What is asked late because
    of it does no harm to the story until ``late_until``.
    """

    service: str
    after: str
    at: datetime | None = None
    back: str | datetime | None = None
    late_until: date = date.min


KILLS: Final = (
    Kill("directory", "and Tor too"),
    Kill(
        "concern_intake",
        "Kari shares the concern with Berit, her leader",
        late_until=date(2026, 1, 15),
    ),
    Kill("audit_trail", "Lise agrees"),
    Kill(
        "case_coordination",
        "Siv wants to follow up",
        back="Berit decides so",
        late_until=date(2026, 2, 3),
    ),
    Kill("concern_intake", "She holds the baton", back="A meeting is planned"),
    Kill("notification", "A plan is agreed, to be looked at on 4 March"),
    Kill("evaluation_scheduling", "The evaluation is completed", late_until=date(2026, 3, 1)),
    Kill("case_coordination", "With a second plan and a new date the case continues"),
    Kill(
        "notification",
        "Two days before, all are reminded",
        at=datetime(2026, 3, 4, 12, tzinfo=HOME),
        back=datetime(2026, 3, 5, 20, tzinfo=HOME),
        late_until=date(2026, 3, 9),
    ),
    Kill(
        "evaluation_scheduling",
        "Tor sees that it is delayed, and who leads",
        at=datetime(2026, 3, 10, 12, tzinfo=HOME),
        back=datetime(2026, 3, 11, 12, tzinfo=HOME),
        late_until=date(2026, 3, 16),
    ),
    Kill(
        "directory",
        "This evaluation is completed too",
        back="The measures worked and there is no more concern - the case is closed",
    ),
)
"""A message that a killed service had in its hands comes again when the bus has waited for half a
minute. So those who are in the middle of hearing something die where the story has that time."""


@dataclass
class Killing:
    """Kills, and starts again beside the play; whoever needs the service meanwhile waits for it."""

    stack: Stack
    player: Player
    pool: ThreadPoolExecutor
    killed: list[Kill] = field(default_factory=list)
    _away: list[Kill] = field(default_factory=list)
    _starting: list[Future[None]] = field(default_factory=list)

    def after(self, step: Step, _answer: httpx.Response) -> None:
        """Look whether it is time."""
        for kill in [away for away in self._away if away.back == step.says]:
            self._away.remove(kill)
            self._start_again(kill)
        for kill in KILLS:
            if kill.after == step.says:
                self._kill(kill)

    def wait(self) -> None:
        """Wait until everything runs; raises what a service that did not start again raised."""
        for starting in self._starting:
            starting.result()

    def _kill(self, kill: Kill) -> None:
        if kill.at:
            self.player.wait_for(kill.at)
        self.stack.kill(kill.service)
        self.killed.append(kill)
        self.player.excused_until = max(self.player.excused_until, kill.late_until)
        match kill.back:
            case str():
                self._away.append(kill)
            case datetime():
                self.player.wait_for(kill.back)
                self._start_again(kill)
            case None:
                self._start_again(kill)

    def _start_again(self, kill: Kill) -> None:
        self._starting.append(self.pool.submit(self.stack.start_again, kill.service))


@contextmanager
def killing(stage: Stage, player: Player) -> Iterator[Killing]:
    """Kill while a player plays; in the end everything runs, and every kill has been."""
    assert stage.stack is not None
    stage.town.patience = player.patience = PATIENCE
    with ThreadPoolExecutor() as pool:
        kills = Killing(stage.stack, player, pool)
        player.tell = kills.after
        yield kills
        kills.wait()
        assert sorted(kills.killed) == sorted(KILLS)
