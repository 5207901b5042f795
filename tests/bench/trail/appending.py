"""What the proofs cost: appending and telling with them, against the same without."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple

import nats
from nats.aio.client import Client

from infra.nats.accounts import OPERATOR
from services.case_coordination.main import SERVICE
from shared.eventing.follower import Follower
from shared.eventing.lanes import Facts, Lane, ReceiptsOfEverything
from shared.eventing.lately import Lately
from shared.eventing.publishing import Publisher
from shared.eventing.relay import Relay
from shared.eventing.store import Store
from shared.eventing.streams import facts_of, receipts_of
from shared.eventing.writing import Writer
from shared.service.child_named import child_named_by
from shared.service.running import RELAY_RESTS_IN_A_RUSH, RESTS
from tests.bench.appending import case_of
from tests.bench.draining import a_loop, run_in
from tests.bench.figures import Figure, Measured, at_most, middle, ratios
from tests.bench.stand import Own, Stand
from tests.bench.trail.plain import PlainWriter

ROUNDS: Final = 5
CASES: Final = 75
WARM: Final = 3
EVENTS_OF_A_CASE: Final = 20
LONGEST: Final = 60.0

MANNER: Final = (
    "Cases of new children, opened and written to one decision after the other, with the relays "
    "beside, until everything is on the bus and acknowledged. By turns, each round on databases "
    "of its own."
)


class NotTold(Exception):
    """The relay did not get to the end of the record."""


class Side(NamedTuple):
    """With proof or without: what writes, and what is told."""

    name: str
    writes: type[Writer]
    lanes: Sequence[Lane]


class Took(NamedTuple):
    """Seconds by the clock, and of this process's processor time."""

    seconds: float
    worked: float


FACTS: Final = Facts(SERVICE.context, "no9999", SERVICE.announce)
RECEIPTS: Final = ReceiptsOfEverything(SERVICE.context, "no9999", child_named_by(SERVICE.trail))

PROVED: Final = Side("proved", Writer, (FACTS, RECEIPTS))
PLAIN: Final = Side("plain", PlainWriter, (FACTS,))


def measure(stand: Stand) -> Measured:
    """Alternate both, and take the middle of the rounds' ratios."""
    with a_loop() as loop:
        rounds = [
            (_took(stand, loop, PROVED, nth), _took(stand, loop, PLAIN, nth))
            for nth in range(ROUNDS)
        ]
    proved, plain = zip(*rounds, strict=True)
    events = CASES * EVENTS_OF_A_CASE
    by_clock = ratios([one.seconds for one in proved], [one.seconds for one in plain])
    by_work = ratios([one.worked for one in proved], [one.worked for one in plain])
    return Measured(
        [
            Figure(
                "append_vs_plain",
                middle(by_clock),
                "cost of an event sealed, chained and receipted against one that is not",
                at_most(1.6),
            )
        ],
        {
            "append_vs_plain_rounds": by_clock,
            "append_vs_plain_processor": middle(by_work),
            "append_per_s": events / middle([one.seconds for one in proved]),
            "append_plain_per_s": events / middle([one.seconds for one in plain]),
        },
        MANNER,
    )


def _took(stand: Stand, loop: asyncio.AbstractEventLoop, side: Side, nth: int) -> Took:
    run_in(loop, _with_empty_streams(stand.stack.ground.nats_url_of(OPERATOR)))
    with (
        stand.own(f"bench_{side.name}_{nth}", SERVICE, side.writes) as own,
        _relaying(stand, own, loop, side.lanes) as relays,
    ):
        _append(own.store, relays, WARM)
        began, worked = time.perf_counter(), time.process_time()
        _append(own.store, relays, CASES)
        return Took(time.perf_counter() - began, time.process_time() - worked)


def _append(store: Store, relays: Sequence[Relay], cases: int) -> None:
    for _ in range(cases):
        case_of(store, EVENTS_OF_A_CASE)
    last = store.record.recorder.max_notification_id() or 0
    until = time.monotonic() + LONGEST
    while any(relay.position < last for relay in relays):
        if time.monotonic() > until:
            raise NotTold(f"not all of {last}")
        time.sleep(0.001)


@contextmanager
def _relaying(
    stand: Stand, own: Own, loop: asyncio.AbstractEventLoop, lanes: Sequence[Lane]
) -> Iterator[Sequence[Relay]]:
    connection = run_in(loop, _connected(stand.stack.ground.nats_url_of(OPERATOR)))
    relays = [_relay(own, connection, loop, lane) for lane in lanes]
    log = Lately(own.store)
    followers = [_follower(own, log, relay) for relay in relays]
    for follower in followers:
        follower.start()
    try:
        yield relays
    finally:
        for follower, relay in zip(followers, relays, strict=True):
            follower.stop()
            relay.resign()
        run_in(loop, connection.close())


def _relay(own: Own, connection: Client, loop: asyncio.AbstractEventLoop, lane: Lane) -> Relay:
    return Relay(
        url=own.url,
        store=own.store,
        lane=lane,
        jetstream=connection.jetstream(),
        publisher=Publisher(connection),
        loop=loop,
        stopping=threading.Event(),
    )


def _follower(own: Own, log: Lately, relay: Relay) -> Follower:
    rest = RESTS[relay.lane.name]
    return Follower(
        relay.lane.name,
        own.url,
        log,
        relay.begin,
        relay.publish,
        stopping=relay.stopping,
        rest=rest,
        rest_in_a_rush=max(RELAY_RESTS_IN_A_RUSH, rest),
    )


async def _connected(url: str) -> Client:
    return await nats.connect(url)


async def _with_empty_streams(url: str) -> None:
    connection = await _connected(url)
    for stream in (facts_of(SERVICE.context), receipts_of(SERVICE.context)):
        await connection.jetstream().purge_stream(stream)
    await connection.close()
