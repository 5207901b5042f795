"""Takes what a service has stored to the bus: in order, nothing lost, one relay at a time."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar
from uuid import UUID

import psycopg
from nats.js import JetStreamContext
from nats.js.api import RawStreamMsg
from psycopg.rows import DictRow, dict_row

from shared.eventing.decider import Event
from shared.eventing.lanes import MESSAGE_ID, Facts, Lane, ReceiptsOfEverything, Said
from shared.eventing.positions import move_all, position_of
from shared.eventing.publishing import Message, Publisher
from shared.eventing.recorded import Recorded
from shared.eventing.store import Store

T = TypeVar("T")

NAME: Final = "relay"
LEADER_LOCK: Final = 7_482_292
"""Advisory lock held, on a connection of its own, by the one relay of a service that publishes."""

LEADER_SECONDS: Final = 0.5
"""How often a relay that waits asks whether it may lead."""

SCAN: Final = 1_000
"""How many entries are read at a time when a stream's last message is looked for in the log."""

SILENCE_SECONDS: Final = 30.0
"""How long the log hears nothing of a service before it is told how far it should have come."""

EXPECTED_LAST: Final = "Nats-Expected-Last-Msg-Id"
EXPECTED_SEQUENCE: Final = "Nats-Expected-Last-Sequence"


class NotTheLeader(Exception):
    """Another relay publishes for this service, or this one has lost its lock."""


class StreamIsForeign(Exception):
    """The stream's last message is none of ours: someone else has published on our subjects."""


@dataclass
class Way:
    """How far a lane has come, and what the next message must name as the one before it."""

    lane: Lane
    position: int = 0
    expected: Mapping[str, str] = field(default_factory=dict)

    def messages(self, said: Sequence[Said]) -> list[Message]:
        """Make each message name the one before it."""
        before = [self.expected, *({EXPECTED_LAST: one.id} for one in said)]
        return [
            Message(message.subject, message.body, {**message.headers, **expected})
            for (_, message), expected in zip(said, before, strict=False)
        ]

    def new_in(self, batch: Sequence[Recorded[Event]]) -> Sequence[Recorded[Event]]:
        """Leave out what the lane has taken already."""
        return [one for one in batch if one.position > self.position]

    def came_to(self, said: Sequence[Said], position: int) -> None:
        """Remember what was taken."""
        if said:
            self.expected = {EXPECTED_LAST: said[-1].id}
        self.position = max(self.position, position)


@dataclass
class Relay:
    """Publishes every announcement of the log, and a receipt of every event in it.

    Each publish names the message before it, so that a leader that slept and wakes is refused.
    After any failure everything is asked anew: the lock, the streams' last messages, the positions.
    """

    url: str
    store: Store
    facts: Facts
    receipts: ReceiptsOfEverything
    jetstream: JetStreamContext
    publisher: Publisher
    loop: asyncio.AbstractEventLoop
    stopping: threading.Event
    seconds: Callable[[], float] = time.monotonic
    _ways: list[Way] = field(default_factory=list)
    _last: tuple[UUID, float] | None = None
    _lock: psycopg.Connection[DictRow] | None = field(default=None, repr=False)

    @property
    def position(self) -> int:
        """Tell up to where of the log everything is on the bus."""
        return min((way.position for way in self._ways), default=0)

    def begin(self) -> int:
        """Become the leader, and find out from the streams themselves what they hold already.

        Waits until no other relay of this service leads. Gives the position to go on from: 0 when
        a stream is empty, so that a stream that was lost is filled again.
        """
        self.resign()
        lock = psycopg.connect(self.url, autocommit=True, row_factory=dict_row, keepalives_idle=5)
        self._lock = lock
        while not _is_ours(lock):
            if self.stopping.wait(LEADER_SECONDS):
                raise NotTheLeader
        self._ways = [self._begun(lane, lock) for lane in (self.facts, self.receipts)]
        return self.position

    def _begun(self, lane: Lane, lock: psycopg.Connection[DictRow]) -> Way:
        sequence, message_id = self._run(self._last_message(lane.stream))
        if not message_id:
            return Way(lane, 0, {EXPECTED_SEQUENCE: str(sequence)})
        saved = position_of(lock.cursor(), lane.name)
        return Way(lane, self._after(lane, message_id, saved), {EXPECTED_LAST: message_id})

    def resign(self) -> None:
        """Let another relay lead."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def publish(self, batch: Sequence[Recorded[Event]]) -> None:
        """Publish a batch, wait for every acknowledgement, then save the positions."""
        self._make_sure_we_lead()
        said = [
            (way, way.lane.say(new, way.position))
            for way in self._ways
            if (new := way.new_in(batch))
        ]
        self._publish(said)
        for way, messages in said:
            way.came_to(messages, batch[-1].position)
        self._last = (batch[-1].id, self.seconds())
        self.save()

    def say_how_far(self) -> None:
        """Say, after a while without news, how far the log should have come."""
        if self._last is None or self.seconds() - self._last[1] < SILENCE_SECONDS:
            return
        self._make_sure_we_lead()
        way, event_id = self._ways[-1], self._last[0]
        said = [self.receipts.still_there(event_id, way.position)]
        self._publish([(way, said)])
        way.came_to(said, way.position)
        self._last = (event_id, self.seconds())

    def _publish(self, said: Sequence[tuple[Way, Sequence[Said]]]) -> None:
        messages = [message for way, lane in said for message in way.messages(lane)]
        if messages:
            self._run(self.publisher.publish(messages))

    def save(self) -> None:
        """Remember how far everything is published; without it the streams themselves still tell."""
        assert self._lock is not None
        with self._lock.cursor() as cursor:
            move_all(cursor, {way.lane.name: way.position for way in self._ways})

    def _make_sure_we_lead(self) -> None:
        if self._lock is None:
            raise NotTheLeader
        self._lock.execute("SELECT 1")

    async def _last_message(self, stream: str) -> tuple[int, str]:
        state = (await self.jetstream.stream_info(stream)).state
        if state.messages == 0:
            return state.last_seq, ""
        last: RawStreamMsg = await self.jetstream.get_msg(stream, seq=state.last_seq)
        return state.last_seq, (last.headers or {}).get(MESSAGE_ID, "")

    def _after(self, lane: Lane, message_id: str, saved: int) -> int:
        event_id = message_id.partition(".")[0]
        recorded = self._find(event_id, max(saved - 1, 0)) or self._find(event_id, 0)
        if recorded is None:
            raise StreamIsForeign
        is_all_said = lane.is_last_of(message_id, recorded)
        return recorded.position if is_all_said else recorded.position - 1

    def _find(self, event_id: str, position: int) -> Recorded[Event] | None:
        while batch := self.store.after(position, SCAN):
            for recorded in batch:
                if str(recorded.id) == event_id:
                    return recorded
            position = batch[-1].position
        return None

    def _run(self, doing: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(doing, self.loop).result()


def _is_ours(lock: psycopg.Connection[DictRow]) -> bool:
    row = lock.execute("SELECT pg_try_advisory_lock(%s) AS ours", (LEADER_LOCK,)).fetchone()
    return row is not None and bool(row["ours"])
