"""Figure 2: from the HTTP answer to a durable effect in another service, at a steady pace."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

import psycopg

from tests.bench.bare import library
from tests.bench.bare_path import BarePath, bare_path
from tests.bench.figures import Figure, Measured, at_most, percentile
from tests.bench.sending import send
from tests.bench.settling import Settling
from tests.bench.stand import Stand

A_SECOND: Final = 50
SLICES: Final = 2
SLICE_SECONDS: Final = 4.0
WARM_SECONDS: Final = 1.0
LONGEST: Final = 20.0

NEW: Final = (
    "SELECT notification_id, state FROM stored_events WHERE notification_id > %s ORDER BY 1"
)

MANNER: Final = (
    "Ours: from the answer 201 of concern_intake until notification has stored what came of it. "
    "Bare: from before the library's save, over LISTEN/NOTIFY and JetStream, to a consumer."
)


class NoEffectCame(Exception):
    """Notification never recorded something that a registered concern should have caused."""


@dataclass
class Watching:
    """Sees what one service stores, as soon as it is stored, by the correlation id of its cause."""

    url: str
    seen: dict[str, float] = field(default_factory=dict)
    is_over: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Watch until it is over."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("LISTEN stored_events")
            last = self._look(connection, 0)
            while not self.is_over.is_set():
                # A notice that comes while the generator stands still would be lost.
                list(connection.notifies(timeout=0.1, stop_after=1))
                last = self._look(connection, last)

    def _look(self, connection: psycopg.Connection, last: int) -> int:
        rows = connection.execute(NEW, (last,)).fetchall()
        now = time.monotonic()
        for _, state in rows:
            self.seen.setdefault(json.loads(bytes(state))["correlation_id"], now)
        return int(rows[-1][0]) if rows else last

    def after(self, correlation_id: str, answered: float) -> float:
        """Wait for the effect of one request; gives the seconds from its answer to the effect."""
        ends = time.monotonic() + LONGEST
        while correlation_id not in self.seen:
            if time.monotonic() > ends:
                raise NoEffectCame(correlation_id)
            time.sleep(0.01)
        return max(self.seen[correlation_id] - answered, 0.0)


@contextmanager
def watching(url: str) -> Iterator[Watching]:
    """Watch a service's record while the block runs."""
    watch = Watching(url)
    thread = threading.Thread(target=watch.run, daemon=True)
    thread.start()
    try:
        yield watch
    finally:
        watch.is_over.set()
        thread.join(5)


def measure(stand: Stand) -> Measured:
    """Alternate the bare path and the stack, and hold the slowest hundredth of each together."""
    bare: list[float] = []
    ours: list[float] = []
    with (
        library(stand.bare_database("bench_path")) as application,
        bare_path(application, stand.stack.ground.nats_url_of("operator")) as path,
        watching(stand.url_of("notification")) as watch,
    ):
        _warm(stand, path)
        for _ in range(SLICES):
            bare += path.seconds(SLICE_SECONDS, A_SECOND)
            result = send(stand, SLICE_SECONDS, A_SECOND)
            ours += [watch.after(one, answered) for one, _, answered in result["answered"]]
            Settling(stand).wait()
    return Measured(
        [
            Figure(
                "effect_p99_vs_bare_p99",
                percentile(ours, 0.99) / percentile(bare, 0.99),
                f"slowest hundredth of {len(ours)} effects against the bare path's",
                at_most(5),
            )
        ],
        {
            "effect_p50_p99_ms": _p50_p99(ours),
            "bare_path_p50_p99_ms": _p50_p99(bare),
        },
        MANNER,
    )


def _warm(stand: Stand, path: BarePath) -> None:
    path.seconds(WARM_SECONDS, A_SECOND)
    send(stand, WARM_SECONDS, A_SECOND)
    Settling(stand).wait()


def _p50_p99(values: list[float]) -> list[float]:
    return [percentile(values, share) * 1000 for share in (0.5, 0.99)]
