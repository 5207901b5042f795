"""Many stories in one season: played together, each held to account by itself.

A season has few dates and much time between them. The clock runs slowly, so that an hour of the
story is long for any machine, and leaps over the weeks in which nothing is asked: the services are
stopped and started again by a clock that is set forward, as after a time away.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from infra.local.stack import Stack, running_stack
from infra.services import SERVICES
from shared.time.clock import TrainingClock
from tests.journeys.player import HOME, Player, TheStoryWentOtherwise
from tests.journeys.scenario import Scenario, Step
from tests.journeys.staging import told_of, town_in

SPEED: Final = 20.0
"""A minute lasts three seconds, an hour three minutes."""

TO_WAIT: Final = timedelta(minutes=5)
"""What is farther away than this is leapt to."""

SECONDS_TO_START: Final = 4.0
"""Real seconds in which the services usually start again; slower ones are only a little late."""

A_MOMENT: Final = timedelta(seconds=20)
"""How long before the hour everything is in place."""


@dataclass
class Season:
    """A running Stafett in which stories are played; ``otherwise`` holds those that went wrong."""

    stack: Stack
    player: Player
    otherwise: dict[str, TheStoryWentOtherwise] = field(default_factory=dict)

    def play(self, stories: Mapping[str, Scenario]) -> None:
        """Play stories in the order of their days; one that goes otherwise ends there."""
        for story in stories.values():
            self.player.names |= story.ids
        steps = [(step, name) for name, story in stories.items() for step in story.steps]
        for step, name in sorted(steps, key=lambda one: (one[0].day, one[0].at)):
            if name not in self.otherwise:
                self._do(step, name)

    def went(self, name: str) -> None:
        """Raise what a story was stopped by, if it was."""
        if name in self.otherwise:
            raise self.otherwise[name]

    def _do(self, step: Step, name: str) -> None:
        hour = datetime.combine(step.day, step.at, tzinfo=HOME)
        if hour - self.player.clock.now() > TO_WAIT:
            self._leap_to(hour)
        self.player.wait_for(hour)
        try:
            self.player.do(step)
        except TheStoryWentOtherwise as otherwise:
            self.otherwise[name] = otherwise

    def _leap_to(self, hour: datetime) -> None:
        names = [service.name for service in SERVICES]
        with ThreadPoolExecutor() as pool:
            list(pool.map(self.stack.stop_one, names))
            clock = clock_before(hour)
            for process in filter(None, (self.stack.parts[name].process for name in names)):
                process.environment = {**process.environment, **told_of(clock)}
            list(pool.map(self.stack.start_again, names))
        self.player.clock = clock


def clock_before(hour: datetime) -> TrainingClock:
    """Set a clock that tells a moment before this hour when the services have started."""
    return TrainingClock(
        started=datetime.now(UTC) + timedelta(seconds=SECONDS_TO_START),
        starts_at=hour.astimezone(UTC) - A_MOMENT,
        speed=SPEED,
    )


@contextmanager
def a_season(
    begins: datetime, before: Iterable[Scenario], environment: Mapping[str, str]
) -> Iterator[Season]:
    """Run a fresh stack on which it is this instant; ``before`` is played first of all."""
    clock = clock_before(begins)
    with (
        tempfile.TemporaryDirectory(prefix="stafett-") as folder,
        running_stack(Path(folder), clock, environment=environment) as stack,
    ):
        player = Player(town_in(stack), clock, is_timely=False)
        player.play(before)
        yield Season(stack, player)
