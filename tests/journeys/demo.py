"""``make demo``: two stories in one town, ten weeks in about twenty seconds, and the trail.

``SCENARIO=name`` plays one story, ``DEMO_LANGUAGE=nb`` speaks another language, ``DEMO_DAY=1.0``
lets a day last that many seconds. ``TARGET=compose`` plays on containers that are started for it
and taken away; the record is not proved there.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime

from tests.journeys.narrating import narrate, say, trail
from tests.journeys.pacing import SECONDS_TO_SET_UP, set_up, with_time_enough
from tests.journeys.player import TheStoryWentOtherwise
from tests.journeys.proving import prove
from tests.journeys.scenario import Scenario, read_scenario
from tests.journeys.staging import Stage, staged
from tests.journeys.target import composed

STORIES = ("ordinary-concern", "overdue-evaluation")
DAY_SECONDS = 0.3
CONTAINERS_START_IN = 60.0
"""Seconds that a composed system may take until its town is set up."""

READERS = ("kari", "siv", "berit", "gunnar")


def stories() -> Sequence[Scenario]:
    """Read the stories that are asked for."""
    asked = os.environ.get("SCENARIO", "all")
    return [read_scenario(name) for name in (STORIES if asked == "all" else (asked,))]


def play(stage: Stage, told: Sequence[Scenario]) -> None:
    """Set up the town, play the stories, tell each child's trail."""
    player = set_up(stage, told)
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
    if stage.stack is not None:
        prove(stage.stack)


def main() -> int:
    """Play; 0 when everything went as the stories say."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    began, told = time.monotonic(), stories()
    day = float(os.environ.get("DEMO_DAY", DAY_SECONDS))
    try:
        with with_time_enough(_stage, day, lambda stage: play(stage, told), say, _time_to_start()):
            pass
    except TheStoryWentOtherwise as otherwise:
        say(f"\nThis is not how the story goes: {otherwise}")
        return 1
    say(f"\nAll as told, in {time.monotonic() - began:.0f} seconds with starting and stopping.")
    return 0


def _time_to_start() -> float:
    return CONTAINERS_START_IN if os.environ.get("TARGET") == "compose" else SECONDS_TO_SET_UP


def _stage(day_seconds: float, prelude_seconds: float) -> AbstractContextManager[Stage]:
    target = composed if os.environ.get("TARGET") == "compose" else staged
    language = os.environ.get("DEMO_LANGUAGE", "en")
    return target(day_seconds, prelude_seconds, language=language)


if __name__ == "__main__":
    raise SystemExit(main())
