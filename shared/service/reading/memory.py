"""That someone has just read a page: a second look within a minute is the same reading."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from shared.identity.actor import Actor
from shared.service.reading.child_read import ChildRead

ONE_READING: Final = timedelta(minutes=1)
"""Repeated looks within this time of an entry are that entry."""

SWEPT_AT: Final = 10_000
"""How many entries are remembered before those that are over are let go."""


@dataclass
class JustRead:
    """Remembers, in this process, what was put on record in the last minute."""

    _entries: dict[tuple[Actor, ChildRead], datetime] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def new(self, by: Actor, reads: Iterable[ChildRead], now: datetime) -> Sequence[ChildRead]:
        """Give those that are no repetition of what is on record, each once."""
        with self._lock:
            return [read for read in dict.fromkeys(reads) if not self._is_known((by, read), now)]

    def keep(self, by: Actor, reads: Iterable[ChildRead], now: datetime) -> None:
        """Remember what is on record now."""
        with self._lock:
            self._entries |= {(by, read): now for read in reads}
            if len(self._entries) > SWEPT_AT:
                self._entries = {key: at for key, at in self._entries.items() if _holds(at, now)}

    def _is_known(self, key: tuple[Actor, ChildRead], now: datetime) -> bool:
        at = self._entries.get(key)
        return at is not None and _holds(at, now)


def _holds(at: datetime, now: datetime) -> bool:
    return abs(now - at) < ONE_READING
