"""What was worked out lately, kept for next time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from uuid import UUID

T = TypeVar("T")

REMEMBERED = 10_000
"""How many subjects are remembered; the one not asked for longest is forgotten first."""


@dataclass
class Memory(Generic[T]):
    """A bounded memory by subject, safe to share between threads."""

    _kept: OrderedDict[UUID, T] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def recall(self, subject_id: UUID) -> T | None:
        """Give what was kept, or nothing."""
        with self._lock:
            if subject_id in self._kept:
                self._kept.move_to_end(subject_id)
            return self._kept.get(subject_id)

    def keep(self, subject_id: UUID, what: T) -> None:
        """Keep the latest, and forget the oldest when there is no more room."""
        with self._lock:
            self._kept[subject_id] = what
            self._kept.move_to_end(subject_id)
            if len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)

    def forget(self, subject_id: UUID) -> None:
        """Keep nothing of a subject."""
        with self._lock:
            self._kept.pop(subject_id, None)

    def clear(self) -> None:
        """Keep nothing at all."""
        with self._lock:
            self._kept.clear()
