"""Figure 1: commands a second over HTTP, held against the bare library."""

from __future__ import annotations

from typing import Final

import psycopg

from tests.bench.bare import library, saves_per_second
from tests.bench.figures import Figure, Measured, at_least, middle, ratios
from tests.bench.pgbench import inserts_per_second
from tests.bench.sending import send
from tests.bench.settling import Settling
from tests.bench.stand import Stand

ROUNDS: Final = 5
BARE_SECONDS: Final = 1.5
HTTP_SECONDS: Final = 3.0
WARM_SECONDS: Final = 1.0

SIZE: Final = """
SELECT avg(octet_length(state))::int FROM stored_events WHERE topic = 'concern.registered'
"""

MANNER: Final = (
    "Each round: the bare library, then eight clients on the whole stack, then a wait until every "
    "durable is empty and every follower at the end of its log."
)


def measure(stand: Stand) -> Measured:
    """Alternate five rounds of both, and take the middle of the five ratios."""
    settling = Settling(stand)
    send(stand, WARM_SECONDS)
    settling.wait()
    size = size_of_a_concern(stand)
    bare, http, settled = [], [], []
    with library(stand.bare_database("bench_bare")) as application:
        saves_per_second(application, WARM_SECONDS, "x" * size)
        for _ in range(ROUNDS):
            bare.append(saves_per_second(application, BARE_SECONDS, "x" * size))
            result = send(stand, HTTP_SECONDS)
            http.append(len(result["answered"]) / result["seconds"])
            settled.append(settling.wait())
    inserts, how = inserts_per_second(stand, size)
    return Measured(
        [
            Figure(
                "http_vs_bare",
                middle(ratios(http, bare)),
                "share of the bare library's rate, whole stack (aim 0.45)",
                at_least(0.35),
            ),
            Figure("http_commands_per_s", middle(http), "concerns registered a second over HTTP"),
            Figure("pgbench_inserts_per_s", inserts, f"rows of {size} bytes a second, {how}"),
        ],
        {
            "http_rounds_per_s": http,
            "bare_rounds_per_s": bare,
            "http_vs_bare_rounds": ratios(http, bare),
            "settling_rounds_s": settled,
        },
        MANNER,
    )


def size_of_a_concern(stand: Stand) -> int:
    """Give the bytes of a registered concern as it is stored."""
    with psycopg.connect(stand.url_of("concern_intake")) as connection:
        row = connection.execute(SIZE).fetchone()
    assert row is not None
    return int(row[0])
