"""Reads a service's log as it grows: from a position on, in order, without gaps, without end."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import psycopg

from shared.eventing.decider import Event
from shared.eventing.lately import Log
from shared.eventing.leading import Lead
from shared.eventing.recorded import Recorded
from shared.eventing.recorder import is_away

BATCH = 500
"""How many entries are read at a time."""

A_RUSH = 8
"""How many entries in a batch tell of a rush."""

POLL_SECONDS = 1.0
"""How long a follower waits for a notice before it looks by itself; notices can be lost."""

RETRY_SECONDS = 0.5
"""How long a follower waits before it goes on after something was away."""

logger = logging.getLogger(__name__)

Fold = Callable[[Sequence[Recorded[Event]]], None]
"""Takes a batch and remembers, together with what it did, the position of its last entry."""


@dataclass
class Follower:
    """Follows the log in a thread of its own.

    ``position`` tells from where; it is asked again after every failure, so that a batch that
    failed half-way is read again. Whatever ``fold`` raises is told to the operator and tried again.
    With a ``lead`` only one process of the service follows at a time. ``rest`` is how many seconds
    at least lie between two batches: what comes alone is folded at once, and what comes in a rush
    is folded together, at a fraction of the cost; ``rest_in_a_rush`` is how many after a batch that
    tells of one. ``idle`` is called each time there was nothing.
    """

    name: str
    url: str
    log: Log
    position: Callable[[], int]
    fold: Fold
    stopping: threading.Event = field(default_factory=threading.Event)
    lead: Lead | None = None
    rest: float = 0.0
    rest_in_a_rush: float = 0.0
    idle: Callable[[], None] = lambda: None
    failures: int = 0
    _again: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to follow."""
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop after the batch at hand."""
        self.stopping.set()
        if self._thread:
            self._thread.join(timeout=10)

    def begin_again(self) -> None:
        """Ask for the position anew before the next batch."""
        self._again.set()

    def _run(self) -> None:
        while not self.stopping.is_set():
            try:
                self._follow()
            except Exception as error:
                if self.stopping.is_set():
                    return
                self.failures += 1
                logger.warning(
                    "follower begins again",
                    extra={"follower": self.name, "cause": type(error).__name__},
                    exc_info=None if is_away(error) else error,
                )
                self.stopping.wait(RETRY_SECONDS)
            finally:
                if self.lead:
                    self.lead.resign()

    def _follow(self) -> None:
        with psycopg.connect(self.url, autocommit=True, connect_timeout=5) as connection:
            connection.execute("LISTEN stored_events")
            if self.lead:
                self.lead.take()
            position = self.position()
            while not self.stopping.is_set():
                if self._again.is_set():
                    self._again.clear()
                    position = self.position()
                began = time.monotonic()
                batch = self.log.after(position, BATCH)
                if not batch:
                    _wait_for_a_notice(connection)
                    self.idle()
                    continue
                if self.lead:
                    self.lead.make_sure()
                self.fold(batch)
                position = batch[-1].position
                if len(batch) < BATCH:
                    self.stopping.wait(
                        max(began + self.rest_after(len(batch)) - time.monotonic(), 0)
                    )

    def rest_after(self, entries: int) -> float:
        """Tell how many seconds lie from a batch of so many entries to the next one, at least."""
        return max(self.rest, self.rest_in_a_rush if entries >= A_RUSH else 0)


def _wait_for_a_notice(connection: psycopg.Connection) -> None:
    for _ in connection.notifies(timeout=POLL_SECONDS, stop_after=1):
        pass
