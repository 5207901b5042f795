"""Takes what a service has stored to the bus: in order, nothing lost, one relay at a time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import psycopg
from nats.js import JetStreamContext
from nats.js.api import RawStreamMsg
from psycopg.rows import DictRow, dict_row

from shared.contracts.subjects import stream_name
from shared.eventing.announcing import Announce, Announcement, announcements
from shared.eventing.decider import Event
from shared.eventing.positions import move, position_of
from shared.eventing.publishing import Message, Publisher
from shared.eventing.recorded import Recorded
from shared.eventing.store import Store

T = TypeVar("T")

NAME = "relay"
LEADER_LOCK = 7_482_292
"""Advisory lock held, on a connection of its own, by the one relay of a service that publishes."""

LEADER_SECONDS = 0.5
"""How often a relay that waits asks whether it may lead."""

SCAN = 1_000
"""How many entries are read at a time when the stream's last message is looked for in the log."""

EXPECTED_LAST = "Nats-Expected-Last-Msg-Id"
EXPECTED_SEQUENCE = "Nats-Expected-Last-Sequence"
MESSAGE_ID = "Nats-Msg-Id"


class NotTheLeader(Exception):
    """Another relay publishes for this service, or this one has lost its lock."""


class StreamIsForeign(Exception):
    """The stream's last message is none of ours: someone else has published on our subjects."""


@dataclass
class Relay:
    """Publishes every announcement of the log.

    Each publish names the message before it, so that a leader that slept and wakes is refused.
    After any failure everything is asked anew: the lock, the stream's last message, the position.
    """

    context: str
    municipality: str
    url: str
    store: Store
    announce: Announce
    jetstream: JetStreamContext
    publisher: Publisher
    loop: asyncio.AbstractEventLoop
    stopping: threading.Event
    position: int = 0
    _expected: dict[str, str] = field(default_factory=dict)
    _lock: psycopg.Connection[DictRow] | None = field(default=None, repr=False)

    def begin(self) -> int:
        """Become the leader, and find out from the stream itself what it holds already.

        Waits until no other relay of this service leads. Gives the position to go on from: 0 when
        the stream is empty, so that a stream that was lost is filled again.
        """
        self.resign()
        lock = psycopg.connect(self.url, autocommit=True, row_factory=dict_row, keepalives_idle=5)
        self._lock = lock
        while not _is_ours(lock):
            if self.stopping.wait(LEADER_SECONDS):
                raise NotTheLeader
        sequence, message_id = self._run(self._last_message())
        self._expected = (
            {EXPECTED_LAST: message_id} if message_id else {EXPECTED_SEQUENCE: str(sequence)}
        )
        self.position = (
            self._after(message_id, position_of(lock.cursor(), NAME)) if message_id else 0
        )
        return self.position

    def resign(self) -> None:
        """Let another relay lead."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def publish(self, batch: Sequence[Recorded[Event]]) -> None:
        """Publish a batch, wait for every acknowledgement, then save the position."""
        self._make_sure_we_lead()
        said = [
            announcement
            for recorded in batch
            for announcement in announcements(recorded, self.announce, self.municipality)
        ]
        if said:
            self._run(self._publish_all(said))
            self._expected = {EXPECTED_LAST: said[-1].envelope.id}
        self.save(batch[-1].position)

    def save(self, position: int) -> None:
        """Remember how far everything is published; without it the stream itself still tells."""
        assert self._lock is not None
        with self._lock.cursor() as cursor:
            move(cursor, NAME, position)
        self.position = position

    def _make_sure_we_lead(self) -> None:
        if self._lock is None:
            raise NotTheLeader
        self._lock.execute("SELECT 1")

    async def _publish_all(self, said: Sequence[Announcement]) -> None:
        expected = [self._expected, *({EXPECTED_LAST: one.envelope.id} for one in said)]
        await self.publisher.publish(
            [
                Message(one.subject, one.body, one.envelope.headers() | before)
                for one, before in zip(said, expected, strict=False)
            ]
        )

    async def _last_message(self) -> tuple[int, str]:
        name = stream_name(self.context)
        state = (await self.jetstream.stream_info(name)).state
        if state.messages == 0:
            return state.last_seq, ""
        last: RawStreamMsg = await self.jetstream.get_msg(name, seq=state.last_seq)
        return state.last_seq, (last.headers or {}).get(MESSAGE_ID, "")

    def _after(self, message_id: str, saved: int) -> int:
        event_id, _, place = message_id.partition(".")
        recorded = self._find(event_id, max(saved - 1, 0)) or self._find(event_id, 0)
        if recorded is None:
            raise StreamIsForeign
        said = announcements(recorded, self.announce, self.municipality)
        is_all_said = int(place or 0) == len(said) - 1
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
