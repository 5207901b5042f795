"""What journeys are played on: the demo twice, side by side, once with services that are killed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.journeys.killing import Killing
from tests.journeys.played import Played, the_demo


@pytest.fixture(scope="session")
def killing() -> Killing:
    """Whoever kills."""
    return Killing()


@pytest.fixture(scope="session")
def plays(killing: Killing) -> Iterator[tuple[Played, Played]]:
    """The demo played undisturbed, and beside it with each of the services killed once."""
    curtain = threading.Event()
    demos = (the_demo(curtain), the_demo(curtain, killing.after))
    with ExitStack() as running, ThreadPoolExecutor() as pool, ExitStack() as at_once:
        at_once.callback(curtain.set)
        demo, disturbed = pool.map(running.enter_context, demos)
        yield demo, disturbed


@pytest.fixture
def demo(plays: tuple[Played, Played]) -> Played:
    """The demo, played without any disturbance."""
    return plays[0]


@pytest.fixture
def disturbed(plays: tuple[Played, Played]) -> Played:
    """The demo, with each of the services killed once."""
    return plays[1]
