"""Relays to be started, stopped and killed by a test, and what they have said on the bus."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import nats
from nats.aio.client import Client

from shared.contracts.subjects import stream_name
from shared.eventing.decider import Event
from shared.eventing.follower import Follower
from shared.eventing.lanes import Facts, Lane, ReceiptsOfEverything
from shared.eventing.publishing import Publisher
from shared.eventing.recorded import Recorded
from shared.eventing.relay import Relay
from shared.eventing.store import Store
from shared.eventing.streams import declare, receipts_of
from shared.proof.receipt import Receipt, Receipts
from shared.service.child_named import child_named_by
from tests.kit.notebook import NOTEBOOK_SERVICE, announce
from tests.real_parts import RealBus, RealDatabase

T = TypeVar("T")

CONTEXT = NOTEBOOK_SERVICE.context


EVERYTHING = ReceiptsOfEverything(CONTEXT, "no9999", child_named_by(()))


class KilledBeforeSaving(Exception):
    """Stands for ``kill -9`` at the worst moment."""


class RelayThatDies(Relay):
    """A relay that is killed after the bus has acknowledged and before the position is saved."""

    def save(self, position: int) -> None:
        raise KilledBeforeSaving(position)


@dataclass
class Relays:
    """Makes relays of one service on a real bus, each with a connection of its own."""

    bus: RealBus
    database: RealDatabase
    loop: asyncio.AbstractEventLoop
    made: list[tuple[Relay, Client]] = field(default_factory=list)

    def relay(self, store: Store, kind: type[Relay] = Relay, lane: Lane | None = None) -> Relay:
        connection = self.run(self._connected())
        relay = kind(
            url=self.database.runtime_url,
            store=store,
            lane=lane or Facts(CONTEXT, "no9999", announce),
            jetstream=connection.jetstream(),
            publisher=Publisher(connection),
            loop=self.loop,
            stopping=threading.Event(),
        )
        self.made.append((relay, connection))
        return relay

    def follower(self, relay: Relay) -> Follower:
        return Follower(
            "relay",
            self.database.runtime_url,
            relay.store,
            relay.begin,
            relay.publish,
            relay.stopping,
        )

    def said(self) -> list[str]:
        """Give the ids on the stream of facts, in order."""
        return [
            message["Nats-Msg-Id"] for message, _ in self.run(self._messages(stream_name(CONTEXT)))
        ]

    def receipts(self) -> list[Receipt]:
        """Give the receipts on their stream, in order, of batches that follow on each other."""
        batches = [
            Receipts.model_validate_json(body)
            for _, body in self.run(self._messages(receipts_of(CONTEXT)))
        ]
        return [receipt for batch in batches for receipt in batch.receipts]

    def run(self, doing: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(doing, self.loop).result(timeout=30)

    async def _connected(self) -> Client:
        url = self.bus.url(CONTEXT)
        connection = await nats.connect(url, inbox_prefix="_INBOX.concern_intake")
        await declare(connection, CONTEXT)
        return connection

    async def _messages(self, name: str) -> list[tuple[dict[str, str], bytes]]:
        connection = await nats.connect(self.bus.operator_url)
        jetstream = connection.jetstream()
        state = (await jetstream.stream_info(name)).state
        messages = [
            await jetstream.get_msg(name, seq=place)
            for place in range(state.first_seq, state.last_seq + 1)
        ]
        await connection.close()
        return [(message.headers or {}, message.data or b"") for message in messages]

    def close(self) -> None:
        for relay, connection in self.made:
            relay.stopping.set()
            relay.resign()
            self.run(connection.close())


@contextmanager
def relays_on(bus: RealBus, database: RealDatabase) -> Iterator[Relays]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    relays = Relays(bus, database, loop)
    try:
        yield relays
    finally:
        relays.close()
        asyncio.run_coroutine_threadsafe(_end_what_is_left(), loop).result(timeout=10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=5)
        loop.close()


async def _end_what_is_left() -> None:
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def announced(store: Store) -> list[Recorded[Event]]:
    """Give the entries of the log that the bus should hear of, in order."""
    return [one for one in store.after(0, 100_000) if announce(one)]
