"""Figure 4, first half: a view made again, held against the library's bare replay."""

from __future__ import annotations

import time
from typing import Final

from services.concern_intake.main import SERVICE
from services.concern_intake.views.concerns_of_a_unit import CONCERNS_OF_A_UNIT
from shared.eventing.rebuilding import rebuild
from tests.bench import bare, logs
from tests.bench.figures import Figure, Measured, at_least, middle, ratios
from tests.bench.stand import Own, Stand

EVENTS: Final = 20_000
ROUNDS: Final = 5

MANNER: Final = (
    "The list of a unit's concerns, made again from events of four kinds and written to its table, "
    "against the library reading as many events of the same size; by turns."
)


def measure(stand: Stand) -> Measured:
    """Alternate both, and take the middle of the ratios."""
    with (
        stand.own("bench_views", SERVICE) as own,
        bare.library(stand.bare_database("bench_replay")) as application,
    ):
        size = logs.fill(own.store, EVENTS)
        bare.fill(application, EVENTS, "x" * size)
        rounds = [
            (bare.replayed_per_second(application), _rebuilt_per_second(own)) for _ in range(ROUNDS)
        ]
    replayed, rebuilt = zip(*rounds, strict=True)
    return Measured(
        [
            Figure(
                "rebuild_vs_bare",
                middle(ratios(rebuilt, replayed)),
                "share of the library's replay rate at which a view is made again",
                at_least(0.40),
            )
        ],
        {"rebuild_events_per_s": middle(rebuilt), "replay_events_per_s": middle(replayed)},
        MANNER,
    )


def _rebuilt_per_second(own: Own) -> float:
    began = time.perf_counter()
    rebuild(own.url, own.store, CONCERNS_OF_A_UNIT)
    return EVENTS / (time.perf_counter() - began)
