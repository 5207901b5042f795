"""Takes what a service has stored to the bus: in order, nothing lost, one relay at a time."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import psycopg
from nats.js import JetStreamContext
from nats.js.api import RawStreamMsg
from psycopg.rows import DictRow, dict_row

from shared.eventing.decider import Event
from shared.eventing.lanes import MESSAGE_ID, Lane, Said
from shared.eventing.positions import move, position_of
from shared.eventing.publishing import Message, Publisher
from shared.eventing.recorded import Recorded
from shared.eventing.store import Store

T = TypeVar("T")

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
class Relay:
    """Publishes one lane of the log: what is announced, or a receipt of every event.

    Each publish names the message before it, so that a leader that slept and wakes is refused.
    After any failure everything is asked anew: the lock, the stream's last message, the position.
    """

    url: str
    store: Store
    lane: Lane
    jetstream: JetStreamContext
    publisher: Publisher
    loop: asyncio.AbstractEventLoop
    stopping: threading.Event
    seconds: Callable[[], float] = time.monotonic
    position: int = 0
    _expected: Mapping[str, str] = field(default_factory=dict)
    _last: tuple[str, float] | None = None
    _lock: psycopg.Connection[DictRow] | None = field(default=None, repr=False)

    def begin(self) -> int:
        """Become the leader, and find out from the stream itself what it holds already.

        Waits until no other relay of this lane leads. Gives the position to go on from: 0 when the
        stream is empty, so that a stream that was lost is filled again.
        """
        self.resign()
        lock = self._lock = psycopg.connect(
            self.url,
            autocommit=True,
            row_factory=dict_row,
            keepalives_idle=5,
            # A position that is lost in a crash is found again: nobody waits for the disk.
            options="-c synchronous_commit=off",
        )
        while not _is_ours(lock, self.lane):
            if self.stopping.wait(LEADER_SECONDS):
                raise NotTheLeader
        sequence, message_id = self._run(self._last_message())
        self._last = (message_id.partition(".")[0], self.seconds()) if message_id else None
        self._expected = (
            {EXPECTED_LAST: message_id} if message_id else {EXPECTED_SEQUENCE: str(sequence)}
        )
        saved = position_of(lock.cursor(), self.lane.name)
        self.position = self._after(message_id, saved) if message_id else 0
        return self.position

    def resign(self) -> None:
        """Let another relay lead."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def publish(self, batch: Sequence[Recorded[Event]]) -> None:
        """Publish a batch, wait for every acknowledgement, then save the position."""
        self._make_sure_we_lead()
        self._publish(self.lane.say(batch, self.position))
        self._last = (str(batch[-1].id), self.seconds())
        self.save(batch[-1].position)

    def say_how_far(self) -> None:
        """Say, after a while without news, how far who listens should have come."""
        if self._last is None or self.seconds() - self._last[1] < SILENCE_SECONDS:
            return
        self._make_sure_we_lead()
        event_id = self._last[0]
        self._publish(self.lane.still_there(event_id, self.position))
        self._last = (event_id, self.seconds())

    def _publish(self, said: Sequence[Said]) -> None:
        if not said:
            return
        before = [self._expected, *({EXPECTED_LAST: one.id} for one in said)]
        messages = [
            Message(message.subject, message.body, {**message.headers, **expected})
            for (_, message), expected in zip(said, before, strict=False)
        ]
        self._run(self.publisher.publish(messages))
        self._expected = {EXPECTED_LAST: said[-1].id}

    def save(self, position: int) -> None:
        """Remember how far everything is published; without it the stream itself still tells."""
        assert self._lock is not None
        with self._lock.cursor() as cursor:
            move(cursor, self.lane.name, position)
        self.position = position

    def _make_sure_we_lead(self) -> None:
        if self._lock is None:
            raise NotTheLeader
        self._lock.execute("SELECT 1")

    async def _last_message(self) -> tuple[int, str]:
        stream = self.lane.stream
        state = (await self.jetstream.stream_info(stream)).state
        if state.messages == 0:
            return state.last_seq, ""
        last: RawStreamMsg = await self.jetstream.get_msg(stream, seq=state.last_seq)
        return state.last_seq, (last.headers or {}).get(MESSAGE_ID, "")

    def _after(self, message_id: str, saved: int) -> int:
        event_id = message_id.partition(".")[0]
        recorded = self._find(event_id, max(saved - 1, 0)) or self._find(event_id, 0)
        if recorded is None:
            raise StreamIsForeign
        is_all_said = self.lane.is_last_of(message_id, recorded)
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


def _is_ours(lock: psycopg.Connection[DictRow], lane: Lane) -> bool:
    row = lock.execute("SELECT pg_try_advisory_lock(%s) AS ours", (lane.lock,)).fetchone()
    return row is not None and bool(row["ours"])
