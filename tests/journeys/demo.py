"""``make demo``: two stories in one town, ten weeks in about twenty seconds, and the trail.

``SCENARIO=name`` plays one story, ``DEMO_LANGUAGE=nb`` speaks another language, ``DEMO_DAY=1.0``
lets a day last that many seconds, ``TARGET=compose`` plays against a system that runs already.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from tests.journeys.narrating import narrate, say, trail
from tests.journeys.player import Player, TheDayWasTooShort, TheStoryWentOtherwise
from tests.journeys.scenario import Scenario, read_scenario
from tests.journeys.staging import FIRST_DAY, Stage, staged
from tests.journeys.target import composed

STORIES = ("ordinary-concern", "overdue-evaluation")
DAY_SECONDS = 0.3
PACES = ((15.0, 1.0), (30.0, 1.5), (60.0, 3.0), (120.0, 6.0))
"""Seconds to start and set up in, and how many times longer a day then is.

The next is tried when a machine was too slow for one: the stories' dates are literal.
"""

READERS = ("kari", "siv", "berit", "gunnar")


class TheCurtainRoseTooLate(Exception):
    """The first day began before the town was set up."""


def stories() -> Sequence[Scenario]:
    """Read the stories that are asked for."""
    asked = os.environ.get("SCENARIO", "all")
    return [read_scenario(name) for name in (STORIES if asked == "all" else (asked,))]


def play(stage: Stage, told: Sequence[Scenario]) -> None:
    """Set up the town, play the stories, tell each child's trail."""
    player = Player(stage.town, stage.clock, is_timely=False)
    player.play([read_scenario("background")])
    stage.town.open_the_doors(sorted({step.who for story in told for step in story.steps}))
    if stage.clock.now() > FIRST_DAY:
        raise TheCurtainRoseTooLate("the first day began before all was set up")
    for story in told:
        say(f"{story.title}\n  {story.about}")
    say()
    player.tell, player.is_timely = narrate, True
    began = datetime.now(UTC)
    player.play(told)
    say(f"\nPlayed in {(datetime.now(UTC) - began).total_seconds():.0f} seconds.")
    for story in told:
        say(f"\nThe trail of {story.child.capitalize()}, as those who may see it read it:\n")
        for line in trail(stage.town, player.names[story.child], READERS):
            say(f"  {line}")


def main() -> int:
    """Play; 0 when everything went as the stories say."""
    began = time.monotonic()
    try:
        _play_with_time_enough(stories())
    except TheStoryWentOtherwise as otherwise:
        say(f"\nThis is not how the story goes: {otherwise}")
        return 1
    say(f"\nAll as told, in {time.monotonic() - began:.0f} seconds with starting and stopping.")
    return 0


def _play_with_time_enough(told: Sequence[Scenario]) -> None:
    language = os.environ.get("DEMO_LANGUAGE", "en")
    day = float(os.environ.get("DEMO_DAY", DAY_SECONDS))
    stage = composed if os.environ.get("TARGET") == "compose" else staged
    for prelude, longer in PACES:
        say(f"Starting a fresh Stafett; a day lasts {day * longer:g} seconds.")
        try:
            with stage(day * longer, prelude, language=language) as set_up:
                return play(set_up, told)
        except (TheCurtainRoseTooLate, TheDayWasTooShort) as slow:
            say(f"\nToo fast for this machine just now ({slow}); once more, with longer days.\n")
    raise TheStoryWentOtherwise("the machine did not keep up at any pace")


if __name__ == "__main__":
    raise SystemExit(main())
