"""What one process of a service does at a time, while its other replicas stand by."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import psycopg
from psycopg.rows import DictRow, dict_row

ASK_SECONDS = 0.5
"""How often one that stands by asks whether it may lead."""


class NotTheLeader(Exception):
    """Another process of this service leads, or this one has lost its lock."""


@dataclass
class Lead:
    """Held by one process: an advisory lock on a connection of its own, gone when that is gone."""

    url: str
    lock: int
    stopping: threading.Event
    _held: psycopg.Connection[DictRow] | None = field(default=None, repr=False)

    def take(self) -> None:
        """Wait until no other process leads; ``NotTheLeader`` when told to stop meanwhile."""
        self.resign()
        self._held = psycopg.connect(
            self.url, autocommit=True, row_factory=dict_row, connect_timeout=5, keepalives_idle=5
        )
        while not self._is_ours(self._held):
            if self.stopping.wait(ASK_SECONDS):
                raise NotTheLeader

    def make_sure(self) -> None:
        """Raise where the lock may have gone with its connection."""
        if self._held is None:
            raise NotTheLeader
        self._held.execute("SELECT 1")

    def resign(self) -> None:
        """Let another process lead."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def _is_ours(self, held: psycopg.Connection[DictRow]) -> bool:
        row = held.execute("SELECT pg_try_advisory_lock(%s) AS ours", (self.lock,)).fetchone()
        return row is not None and bool(row["ours"])
