"""Plays with time enough: more slowly where the machine is slow, because dates are literal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Final, TypeVar

from tests.journeys.player import Player, TheDayWasTooShort, TheStoryWentOtherwise
from tests.journeys.scenario import Scenario, read_scenario
from tests.journeys.staging import FIRST_DAY, Stage

T = TypeVar("T")

TRIES: Final = 5
"""How often a play is begun anew, with more time, before the machine is said not to keep up."""

SECONDS_TO_SET_UP: Final = 15.0
MORE_TO_SET_UP: Final = 2.5
LONGER_DAYS: Final = 2.0
"""How many times more there is of what was too short, each time it was."""


class TheCurtainRoseTooLate(Exception):
    """The first day began before the town was set up."""


def set_up(stage: Stage, told: Sequence[Scenario], player: Player | None = None) -> Player:
    """Enter the town's people and sign everyone in; ``TheCurtainRoseTooLate`` on a slow machine.

    A ``player`` given is one that is hurried by nothing yet.
    """
    player = player or Player(stage.town, stage.clock, is_timely=False)
    player.play([read_scenario("background")])
    stage.town.open_the_doors(sorted({step.who for story in told for step in story.steps}))
    if stage.clock.now() > FIRST_DAY:
        raise TheCurtainRoseTooLate("The first day began before all was set up")
    return player


@contextmanager
def with_time_enough(
    stage: Callable[[float, float], AbstractContextManager[Stage]],
    day_seconds: float,
    play: Callable[[Stage], T],
    say: Callable[[str], None] = lambda _line: None,
    seconds_to_set_up: float = SECONDS_TO_SET_UP,
) -> Iterator[T]:
    """Open a stage and play on it, with more time each time there was too little.

    ``stage`` opens one for the seconds that a day lasts and those there are to set up. What
    ``play`` gives is lent out while the stage is open.
    Raises ``TheStoryWentOtherwise`` when the machine keeps up at no pace.
    """
    for _ in range(TRIES):
        say(f"Starting a fresh Stafett; a day lasts {day_seconds:g} seconds.")
        with stage(day_seconds, seconds_to_set_up) as opened:
            try:
                played = play(opened)
            except TheCurtainRoseTooLate as late:
                say(f"\n{late}; once more, with more time to start.\n")
                seconds_to_set_up *= MORE_TO_SET_UP
                continue
            except TheDayWasTooShort as short:
                say(
                    f"\nToo fast for this machine just now: {short}. Once more, with longer days.\n"
                )
                day_seconds *= LONGER_DAYS
                continue
            yield played
            return
    raise TheStoryWentOtherwise("the machine did not keep up at any pace")
