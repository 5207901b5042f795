"""The demo as a test plays it, and what had come of it when the stories were over."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

import httpx

from infra.local.stack import Stack
from infra.services import SERVICES
from shared.eventing.streams import AUDIT_TRAIL
from tests.journeys.expecting import at
from tests.journeys.narrating import lines_of
from tests.journeys.pacing import set_up, with_time_enough
from tests.journeys.player import HOME, Player
from tests.journeys.post import message_ids
from tests.journeys.scenario import read_scenario
from tests.journeys.staging import Stage, staged
from tests.journeys.town import Town

STORIES: Final = ("ordinary-concern", "overdue-evaluation")
DAY_SECONDS: Final = 2.0
SECONDS_TO_SET_UP: Final = 45.0
"""The machine may have other things to do."""

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

OWN_WHAT_THEY_TELL: Final = [each for each in SERVICES if each.context != AUDIT_TRAIL]
"""All but the one that puts together what the others tell."""

PEOPLE: Final = ("berit", "gunnar", "kari", "lise", "siv", "tor")

ON_A_CASE: Final = (
    "status",
    "holder_id",
    "lead_id",
    "plan.version",
    "plan.needs",
    "plan.goals",
    "plan.measures",
)

Disturb = Callable[[Stage, Player], AbstractContextManager[object]]
"""Does something to the stack while a player plays, or nothing."""


class Told(NamedTuple):
    """A line of a trail, without the instants."""

    service: str
    event: str
    text: str
    by: str
    reason: str | None


@dataclass(frozen=True)
class Ending:
    """What each reader is told of each child, and what each sees of each case.

    ``inboxes`` counts what each person was told, by kind and matter, and ``waiting`` what is left
    to do; ``letters`` counts how often each letter was sent.
    """

    trails: Mapping[tuple[str, str], Counter[Told]]
    pages: Mapping[tuple[str, str], Mapping[str, Any]]
    inboxes: Mapping[str, Counter[tuple[str, str]]]
    waiting: Mapping[str, Counter[tuple[str, str]]]
    letters: Counter[str]


@dataclass(frozen=True)
class Played:
    """A running Stafett in which the demo has been played to its end."""

    stack: Stack
    town: Town
    names: Mapping[str, str]
    ending: Ending


def nothing(_stage: Stage, _player: Player) -> AbstractContextManager[object]:
    """Disturb nothing."""
    return nullcontext()


def the_demo(
    curtain: threading.Event, disturb: Disturb = nothing
) -> AbstractContextManager[Played]:
    """Play both stories of the demo on a fresh stack, more slowly than the demo does.

    Ends early once ``curtain`` is set.
    """

    def play(stage: Stage) -> Played:
        told = [read_scenario(name) for name in STORIES]
        player = Player(stage.town, stage.clock, is_timely=False, curtain=curtain)
        with disturb(stage, player):
            set_up(stage, told, player)
            player.is_timely = True
            player.play(told)
            player.wait_for(OVER)
        assert stage.stack is not None
        return Played(stage.stack, stage.town, player.names, ending(stage, player.names))

    return with_time_enough(staged, DAY_SECONDS, play, seconds_to_set_up=SECONDS_TO_SET_UP)


def ending(stage: Stage, names: Mapping[str, str]) -> Ending:
    """Read what had come of the stories."""
    assert stage.stack is not None
    town = stage.town
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
        inboxes={who: _kinds(town, who, "inbox", "messages", "kind") for who in PEOPLE},
        waiting={who: _kinds(town, who, "waiting", "waiting", "task") for who in PEOPLE},
        letters=message_ids(stage.stack),
    )


def _told(town: Town, reader: str, child: str) -> Iterator[Told]:
    for service in OWN_WHAT_THEY_TELL:
        for line in lines_of(town, reader, service.name, child):
            if datetime.fromisoformat(line["learned_at"]) < AFTERWARDS:
                yield Told(*(line[field] for field in Told._fields))


def _kinds(town: Town, who: str, page: str, entries: str, kind: str) -> Counter[tuple[str, str]]:
    answer = town.ask(who, f"GET notification /me/{page}").raise_for_status().json()
    return Counter((entry[kind], entry["matter_id"]) for entry in answer[entries])


def _page(town: Town, reader: str, case: str) -> Mapping[str, Any]:
    answer = town.ask(reader, f"GET case_coordination /cases/{case}")
    if answer.status_code == httpx.codes.NOT_FOUND:
        return {}
    page = answer.raise_for_status().json()
    return {field: at(field, page) for field in ON_A_CASE}
