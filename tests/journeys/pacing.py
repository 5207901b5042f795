"""Plays with time enough: more slowly where the machine is slow, because dates are literal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Final, TypeVar

from tests.journeys.player import Player, TheDayWasTooShort, TheStoryWentOtherwise
from tests.journeys.scenario import Scenario, read_scenario
from tests.journeys.staging import FIRST_DAY, Stage

T = TypeVar("T")

PACES: Final = ((15.0, 1.0), (30.0, 1.5), (60.0, 3.0), (120.0, 6.0))
"""Seconds to start and set up in, and how many times longer a day then is.

The next is tried when a machine was too slow for one.
"""


class TheCurtainRoseTooLate(Exception):
    """The first day began before the town was set up."""


def set_up(stage: Stage, told: Sequence[Scenario]) -> Player:
    """Enter the town's people and sign everyone in; ``TheCurtainRoseTooLate`` on a slow machine."""
    player = Player(stage.town, stage.clock, is_timely=False)
    player.play([read_scenario("background")])
    stage.town.open_the_doors(sorted({step.who for story in told for step in story.steps}))
    if stage.clock.now() > FIRST_DAY:
        raise TheCurtainRoseTooLate("the first day began before all was set up")
    return player


@contextmanager
def with_time_enough(
    stage: Callable[[float, float], AbstractContextManager[Stage]],
    day_seconds: float,
    play: Callable[[Stage], T],
    say: Callable[[str], None] = lambda _line: None,
) -> Iterator[T]:
    """Open a stage and play on it, more slowly each time a day was too short.

    ``stage`` opens one for the seconds that a day lasts and those there are to set up. What
    ``play`` gives is lent out while the stage is open.
    Raises ``TheStoryWentOtherwise`` when the machine keeps up at no pace.
    """
    for prelude, longer in PACES:
        day = day_seconds * longer
        say(f"Starting a fresh Stafett; a day lasts {day:g} seconds.")
        with stage(day, prelude) as opened:
            try:
                played = play(opened)
            except (TheCurtainRoseTooLate, TheDayWasTooShort) as slow:
                say(f"\nToo fast for this machine ({slow}); once more, with longer days.\n")
                continue
            yield played
            return
    raise TheStoryWentOtherwise("the machine did not keep up at any pace")
