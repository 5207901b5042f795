"""Whoever looks after the broker's memory never stops looking, whatever is found."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import cast

import pytest
from nats.js import JetStreamContext
from nats.js.errors import NotFoundError

from shared.eventing import watchdog
from shared.eventing.streams import BrokerRefused
from shared.eventing.watchdog import Watchdog

ONE = "EVT_NOTES"


@dataclass
class Broker:
    """A broker that has lost a stream, and refuses to make it for the first few times."""

    refusals: int
    has_stream: bool = False
    was_filled: list[str] = field(default_factory=list)

    async def stream_info(self, _: str) -> None:
        if not self.has_stream:
            raise NotFoundError

    async def declare(self) -> None:
        self.refusals -= 1
        if self.refusals >= 0:
            raise BrokerRefused("insufficient storage")
        self.has_stream = True

    async def fill(self) -> None:
        self.was_filled.append(ONE)


def test_a_broker_that_refuses_is_asked_again_and_nothing_is_called_well_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watchdog, "WATCH_SECONDS", 0.001)
    broker = Broker(refusals=2)
    jetstream = cast("JetStreamContext", broker)
    dog = Watchdog(jetstream, [ONE], [], broker.declare, broker.fill, is_well=True)
    asyncio.run(_watched(dog, lambda: broker.refusals < 2 and not dog.is_well))
    asyncio.run(_watched(dog, lambda: dog.is_well))
    assert broker.was_filled == [ONE]


async def _watched(dog: Watchdog, is_so: Callable[[], bool]) -> None:
    watching = asyncio.create_task(dog.run())
    async with asyncio.timeout(5):
        while not is_so():
            await asyncio.sleep(0)
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
