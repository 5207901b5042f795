"""Figure 4, second half: how fast the relay tells what it could not tell while NATS was away."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

import nats
from nats.aio.client import Client

from services.concern_intake.main import SERVICE
from shared.contracts.subjects import stream_name
from shared.eventing.follower import Follower
from shared.eventing.lanes import Facts
from shared.eventing.publishing import Publisher
from shared.eventing.relay import Relay
from tests.bench import logs
from tests.bench.figures import Figure, Measured, at_least, middle
from tests.bench.stand import Own, Stand

T = TypeVar("T")

EVENTS: Final = 20_000
ROUNDS: Final = 3
LONGEST: Final = 60.0

MANNER: Final = (
    "One relay by itself, from an empty stream until every event is acknowledged by JetStream and "
    "the position is saved."
)


class NotDrained(Exception):
    """The relay did not get to the end of the log."""


def measure(stand: Stand) -> Measured:
    """Let the relay drain the same log several times, each time after the streams were lost."""
    with stand.own("bench_relay", SERVICE) as own, a_loop() as loop:
        logs.fill(own.store, EVENTS)
        rates = [_drained_per_second(stand, own, loop) for _ in range(ROUNDS)]
    return Measured(
        [
            Figure(
                "drain_events_per_s",
                middle(rates),
                f"events a second of {EVENTS:,} told after an outage",
                at_least(3_000),
            )
        ],
        {"drain_rounds_per_s": rates},
        MANNER,
    )


def _drained_per_second(stand: Stand, own: Own, loop: asyncio.AbstractEventLoop) -> float:
    stand.stack.lose_the_streams()
    stand.stack.ground.declare()
    connection = run_in(loop, _connected(stand.stack.ground.nats_url_of("concern_intake")))
    relay = _relay(own, connection, loop)
    follower = Follower(
        "relay", own.url, own.store, relay.begin, relay.publish, stopping=relay.stopping
    )
    began = time.perf_counter()
    follower.start()
    try:
        while relay.position < EVENTS:
            if time.perf_counter() - began > LONGEST:
                raise NotDrained(f"{relay.position} of {EVENTS}")
            time.sleep(0.005)
        return EVENTS / (time.perf_counter() - began)
    finally:
        follower.stop()
        relay.resign()
        _check(run_in(loop, _count(connection)))
        run_in(loop, connection.close())


def _relay(own: Own, connection: Client, loop: asyncio.AbstractEventLoop) -> Relay:
    return Relay(
        url=own.url,
        store=own.store,
        lane=Facts(SERVICE.context, "no9999", SERVICE.announce),
        jetstream=connection.jetstream(),
        publisher=Publisher(connection),
        loop=loop,
        stopping=threading.Event(),
    )


def _check(told: int) -> None:
    if told != EVENTS:
        raise NotDrained(f"the stream holds {told} of {EVENTS}")


async def _connected(url: str) -> Client:
    return await nats.connect(url, inbox_prefix="_INBOX.concern_intake")


async def _count(connection: Client) -> int:
    info = await connection.jetstream().stream_info(stream_name(SERVICE.context))
    return info.state.messages


def run_in(loop: asyncio.AbstractEventLoop, doing: Coroutine[Any, Any, T]) -> T:
    return asyncio.run_coroutine_threadsafe(doing, loop).result(30)


@contextmanager
def a_loop() -> Iterator[asyncio.AbstractEventLoop]:
    """Run an event loop in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()
