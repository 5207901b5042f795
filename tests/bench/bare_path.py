"""The shortest durable way from one service to another: save, notice, publish, consume."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import nats
from nats.aio.client import Client
from nats.errors import TimeoutError as NothingCame
from nats.js import JetStreamContext

from tests.bench.bare import Library, Note

T = TypeVar("T")

STREAM: Final = "BENCH_BARE"
SUBJECT: Final = "bench.bare"
AT_A_TIME: Final = 10
LONGEST: Final = 20.0


@dataclass(frozen=True)
class BarePath:
    """A library application, followed by LISTEN/NOTIFY, told on JetStream and consumed there."""

    application: Library
    loop: asyncio.AbstractEventLoop
    subscription: JetStreamContext.PullSubscription

    def seconds(self, lasts: float, a_second: float) -> list[float]:
        """Save at a steady pace; gives the seconds from before each save until it was consumed."""
        saves = int(lasts * a_second)
        consumed = asyncio.run_coroutine_threadsafe(self._consumed(saves), self.loop)
        begins = time.monotonic()
        for place in range(saves):
            time.sleep(max(begins + place / a_second - time.monotonic(), 0))
            self.application.save(Note(time.monotonic(), "x"))
        return consumed.result(LONGEST)

    async def _consumed(self, saves: int) -> list[float]:
        took: list[float] = []
        ends = time.monotonic() + LONGEST
        while len(took) < saves and time.monotonic() < ends:
            try:
                messages = await self.subscription.fetch(AT_A_TIME, timeout=1)
            except NothingCame:
                continue
            for message in messages:
                await message.ack()
                took.append(time.monotonic() - json.loads(message.data)["at"])
        return took


@contextmanager
def bare_path(application: Library, nats_url: str) -> Iterator[BarePath]:
    """Put the path together, and take it apart again."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def run(doing: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(doing, loop).result(10)

    connection: Client = run(_connected(nats_url))
    jetstream = connection.jetstream()
    subscription = run(_subscribed(jetstream))
    followed = application.recorder.subscribe(gt=0)

    def follow() -> None:
        with followed:
            for note in followed:
                said = jetstream.publish(
                    SUBJECT, note.state, headers={"Nats-Msg-Id": f"bare.{note.id}"}
                )
                asyncio.run_coroutine_threadsafe(said, loop)

    telling = threading.Thread(target=follow, daemon=True)
    telling.start()
    try:
        yield BarePath(application, loop, subscription)
    finally:
        followed.stop()
        telling.join(5)
        run(jetstream.delete_stream(STREAM))
        run(connection.close())
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


async def _connected(url: str) -> Client:
    return await nats.connect(url)


async def _subscribed(jetstream: JetStreamContext) -> JetStreamContext.PullSubscription:
    await jetstream.add_stream(name=STREAM, subjects=[SUBJECT])
    return await jetstream.pull_subscribe(SUBJECT, "reader", stream=STREAM)
