"""The end of the log, read once for all who follow it in one process."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import Protocol

from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded

MOST = 500
"""How many entries are kept: who is further behind reads the log by themselves."""

LONGEST = 2.0
"""Seconds after which nothing is kept any more: who is forgotten is soon forgotten here too."""

Entry = Recorded[Event]


class Log(Protocol):
    """What can be read in the order of recording."""

    def after(self, position: int, limit: int) -> Sequence[Entry]:
        """Give the entries after a position, oldest first."""


@dataclass
class Lately:
    """Keeps the latest entries that somebody has read, so that the next one need not read them.

    What is kept has no gaps: the log grows at its end only, in the order of its positions. Safe for
    threads. Those who follow ask at least once a second; with that, what is old is dropped.
    """

    log: Log
    ticks: Callable[[], float] = time.monotonic
    _kept: deque[Entry] = field(default_factory=deque, repr=False)
    _before: int = 0
    _since: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def after(self, position: int, limit: int) -> Sequence[Entry]:
        """Give the entries after a position: at least one where there is one, ``limit`` at most."""
        with self._lock:
            self._drop_what_is_old()
            if position >= self._before and (kept := self._kept_after(position, limit)):
                return kept
        found = self.log.after(position, limit)
        with self._lock:
            self._keep(position, found)
        return found

    def _drop_what_is_old(self) -> None:
        if self._kept and self.ticks() - self._since > LONGEST:
            self._before = self._end
            self._kept.clear()

    def _kept_after(self, position: int, limit: int) -> Sequence[Entry]:
        newer = sum(1 for _ in takewhile(lambda one: one.position > position, reversed(self._kept)))
        start = len(self._kept) - newer
        return list(islice(self._kept, start, start + limit))

    def _keep(self, position: int, found: Sequence[Entry]) -> None:
        if not found or found[-1].position <= self._end:
            return
        if not self._before <= position <= self._end:
            self._kept.clear()
            self._before = position
        if not self._kept:
            self._since = self.ticks()
        self._kept.extend(entry for entry in found if entry.position > self._end)
        while len(self._kept) > MOST:
            self._before = self._kept.popleft().position

    @property
    def _end(self) -> int:
        return self._kept[-1].position if self._kept else self._before
