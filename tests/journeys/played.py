"""The demo as a test plays it, and what had come of it when the stories were over."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

import httpx

from infra.local.stack import Stack
from infra.services import SERVICES
from tests.journeys.expecting import at
from tests.journeys.narrating import lines_of
from tests.journeys.pacing import set_up, with_time_enough
from tests.journeys.player import HOME, Player
from tests.journeys.scenario import Step, read_scenario
from tests.journeys.staging import Stage, staged
from tests.journeys.town import Town

STORIES: Final = ("ordinary-concern", "overdue-evaluation")
DAY_SECONDS: Final = 1.8
SECONDS_TO_SET_UP: Final = 30.0
"""Two stacks start at the same time."""

OVER: Final = datetime(2026, 3, 28, tzinfo=HOME)
"""When the stories are over, and everyone has been told."""

AFTERWARDS: Final = datetime(2026, 3, 30, tzinfo=HOME)
"""What is recorded from here on belongs to no story."""

READERS: Final[Mapping[str, Sequence[str]]] = {
    "ada": ("kari", "berit", "gunnar"),
    "iver": ("siv", "berit", "gunnar"),
}

CASES: Final[Mapping[str, Sequence[str]]] = {
    "case": ("kari", "berit", "lise", "tor"),
    "iver-case": ("siv", "berit", "lise", "tor"),
}

ON_A_CASE: Final = (
    "status",
    "holder_id",
    "lead_id",
    "plan.version",
    "plan.needs",
    "plan.goals",
    "plan.measures",
)

Disturb = Callable[[Stage, Player, Step], None]
"""Does something to the stack after a step, or nothing."""


class Told(NamedTuple):
    """A line of a trail, without the instants."""

    service: str
    event: str
    text: str
    by: str
    reason: str | None


@dataclass(frozen=True)
class Ending:
    """What each reader is told of each child, and what each sees of each case."""

    trails: Mapping[tuple[str, str], Counter[Told]]
    pages: Mapping[tuple[str, str], Mapping[str, Any]]


@dataclass(frozen=True)
class Played:
    """A running Stafett in which the demo has been played to its end."""

    stack: Stack
    town: Town
    names: Mapping[str, str]
    ending: Ending


def nothing(_stage: Stage, _player: Player, _step: Step) -> None:
    """Disturb nothing."""


def the_demo(
    curtain: threading.Event, disturb: Disturb = nothing
) -> AbstractContextManager[Played]:
    """Play both stories of the demo on a fresh stack, more slowly than the demo does.

    Ends early once ``curtain`` is set.
    """

    def play(stage: Stage) -> Played:
        told = [read_scenario(name) for name in STORIES]
        player = set_up(stage, told)
        player.is_timely, player.curtain = True, curtain
        player.tell = lambda step, _answer: disturb(stage, player, step)
        player.play(told)
        player.wait_for(OVER)
        assert stage.stack is not None
        return Played(stage.stack, stage.town, player.names, ending(stage.town, player.names))

    return with_time_enough(staged, DAY_SECONDS, play, seconds_to_set_up=SECONDS_TO_SET_UP)


def ending(town: Town, names: Mapping[str, str]) -> Ending:
    """Read what had come of the stories."""
    return Ending(
        trails={
            (child, reader): Counter(_told(town, reader, names[child]))
            for child, readers in READERS.items()
            for reader in readers
        },
        pages={
            (case, reader): _page(town, reader, names[case])
            for case, readers in CASES.items()
            for reader in readers
        },
    )


def _told(town: Town, reader: str, child: str) -> Iterator[Told]:
    for service in SERVICES:
        for line in lines_of(town, reader, service.name, child):
            if datetime.fromisoformat(line["learned_at"]) < AFTERWARDS:
                yield Told(*(line[field] for field in Told._fields))


def _page(town: Town, reader: str, case: str) -> Mapping[str, Any]:
    answer = town.ask(reader, f"GET case_coordination /cases/{case}")
    if answer.status_code == httpx.codes.NOT_FOUND:
        return {}
    page = answer.raise_for_status().json()
    return {field: at(field, page) for field in ON_A_CASE}
