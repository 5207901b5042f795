"""Keys that a process keeps at hand: not many, and not for long."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST: Final = 10_000
"""How many are kept; the one kept longest makes room."""

SECONDS: Final = 60.0
"""How long one is kept: so soon a key that was destroyed is gone everywhere, whoever was told."""


@dataclass
class AtHand(Generic[K, V]):
    """A bounded memory in which nothing grows old. Safe to share between threads."""

    seconds: Callable[[], float] = time.monotonic
    _kept: OrderedDict[K, tuple[float, V]] = field(default_factory=OrderedDict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def recall(self, name: K) -> V | None:
        """Give what was kept under a name, or nothing."""
        with self._lock:
            found = self._kept.get(name)
        return found[1] if found and found[0] > self.seconds() else None

    def keep(self, name: K, what: V) -> None:
        """Keep something for a while from now."""
        with self._lock:
            self._kept[name] = (self.seconds() + SECONDS, what)
            self._kept.move_to_end(name)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)

    def drop(self, name: K) -> None:
        """Keep nothing under a name."""
        with self._lock:
            self._kept.pop(name, None)

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._kept.clear()
