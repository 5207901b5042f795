"""What journeys are read from: the demo, played once for all of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.journeys.played import Played, the_demo


@pytest.fixture(scope="session")
def demo() -> Iterator[Played]:
    """The demo, played to its end."""
    with the_demo(threading.Event()) as played:
        yield played
