"""Sends the e-mails that are on record: one sender at a time, each e-mail once."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import psycopg

from services.notification.adapters.catching_up import CatchingUp
from services.notification.adapters.outgoing import Outgoing, ToSend
from services.notification.adapters.smtp import Addressed, Outcome, Post
from shared.eventing.recorder import is_away

log = logging.getLogger(__name__)

SENDER_LOCK: Final = 7_482_295
"""Advisory lock of the one sender among the replicas of this service."""

POLL_SECONDS: Final = 0.25
"""How long the sender rests between two looks."""

AWAY_SECONDS: Final = 0.5
"""How long it waits when PostgreSQL is away."""

AT_A_TIME: Final = 200
"""How many e-mails go out between two looks."""


@dataclass
class Sender:
    """A worker beside the endpoints.

    An e-mail is on record before it goes out, and what came of it is recorded before the next one.
    What remains: a crash after the mail server's answer and before the record of it sends the
    same e-mail again, under the same Message-ID.
    """

    url: str
    outgoing: Outgoing
    catching_up: CatchingUp
    post: Post
    now: Callable[[], datetime]
    stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to send."""
        self._thread = threading.Thread(target=self._run, name="sender", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop after the e-mail at hand."""
        self.stopping.set()
        if self._thread:
            self._thread.join(timeout=10)

    def _run(self) -> None:
        while not self.stopping.is_set():
            try:
                with self._as_the_only_one() as is_still:
                    self._work(is_still)
            except Exception as error:
                log.warning(
                    "sender begins again",
                    extra={"cause": type(error).__name__},
                    exc_info=None if _is_expected(error) else error,
                )
                self.stopping.wait(AWAY_SECONDS)

    @contextmanager
    def _as_the_only_one(self) -> Iterator[Callable[[], None]]:
        """Hold the lock on a connection of its own; what is given fails when it is held no more."""
        with psycopg.connect(self.url, autocommit=True, connect_timeout=5) as connection:
            while not self.stopping.is_set():
                row = connection.execute("SELECT pg_try_advisory_lock(%s)", (SENDER_LOCK,))
                if row.fetchone() == (True,):
                    break
                self.stopping.wait(AWAY_SECONDS)
            yield lambda: _must_answer(connection)

    def _work(self, is_still: Callable[[], None]) -> None:
        while not self.stopping.is_set():
            is_still()
            self.catching_up.look(self.now())
            due = self.outgoing.due(self.now(), AT_A_TIME)
            if due:
                asyncio.run(self._send(due))
            self.stopping.wait(POLL_SECONDS)

    async def _send(self, due: Sequence[ToSend]) -> None:
        letters = [Addressed(each, each.letter) for each in due]
        await self.post.deliver(letters, self._record)

    def _record(self, sent: ToSend, outcome: Outcome) -> None:
        """Record what came of it, however long PostgreSQL is away: it must not be sent again."""
        while True:
            try:
                sent.record(outcome, self.now())
            except Exception as error:
                if not is_away(error) or self.stopping.is_set():
                    raise
                self.stopping.wait(AWAY_SECONDS)
            else:
                return


def _must_answer(connection: psycopg.Connection) -> None:
    connection.execute("SELECT 1")


def _is_expected(error: Exception) -> bool:
    return is_away(error) or isinstance(error, psycopg.OperationalError)
