"""Pages of a child's whole trail over HTTP, as its leader or author reads them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

import httpx

from services.audit_trail.adapters.whole_trail import PAGE
from tests.bench.figures import Figure, Measured, at_most, middle
from tests.bench.stand import Stand
from tests.bench.trail.story import BEGAN, LASTED, MUCH_WRITTEN_OF, ORDINARY

READER: Final = "kari"
ROUNDS: Final = 5
"""How often a child's trail is read from its beginning to its end."""
TIMES: Final = 40
"""How often a trail of one page is read."""

KNOWN_ON: Final = (BEGAN + LASTED / 2).isoformat()

MANNER: Final = (
    "GET /children/{id}/trail from outside, one request after the other: every page of a child "
    "with a thousand events, of whom half is known at the instant asked for. Every service is "
    "asked for its lines, and records the reading. The first page comes from a service that "
    "remembers nothing of the child yet."
)


class NotThatTrail(Exception):
    """A page is not what was asked for: what was measured is something else."""


def measure(stand: Stand) -> Measured:
    """Read both children's trails, as they stand and as they stood."""
    next(_pages(stand, ORDINARY))
    first = next(_pages(stand, MUCH_WRITTEN_OF))
    list(_pages(stand, MUCH_WRITTEN_OF))
    now = [one for _ in range(ROUNDS) for one in _pages(stand, MUCH_WRITTEN_OF)]
    then = [one for _ in range(2 * ROUNDS) for one in _pages(stand, MUCH_WRITTEN_OF, KNOWN_ON)]
    few = [one for _ in range(TIMES) for one in _pages(stand, ORDINARY)]
    return Measured(
        [
            Figure(
                "trail_page_ms",
                middle(now) * 1000,
                "a page of 100 lines of a child with 1,000 events, median",
                at_most(50),
            ),
            Figure(
                "as_known_on_ms",
                middle(then) * 1000,
                "the same as it was known at an instant, median",
                at_most(50),
            ),
        ],
        {
            "trail_page_first_ms": first * 1000,
            "trail_page_worst_ms": max(now) * 1000,
            "as_known_on_worst_ms": max(then) * 1000,
            "ordinary_child_ms": middle(few) * 1000,
            "ordinary_child_worst_ms": max(few) * 1000,
        },
        MANNER,
    )


def _pages(stand: Stand, child: UUID, known_on: str | None = None) -> Iterator[float]:
    """Read a trail from its beginning to its end; gives the seconds of each full page."""
    asked = {"as_known_on": known_on} if known_on else {}
    is_one_page = child == ORDINARY
    seen = 0
    while True:
        began = time.perf_counter()
        page = _page(stand, child, asked)
        took = time.perf_counter() - began
        seen += len(page["lines"])
        if is_one_page or len(page["lines"]) == PAGE:
            yield took
        if page["next"] is None:
            break
        asked["cursor"] = page["next"]
    if not seen:
        raise NotThatTrail(f"{child} has no lines")


def _page(stand: Stand, child: UUID, asked: dict[str, str]) -> dict[str, Any]:
    query = httpx.QueryParams(asked)
    answer = stand.town.ask(READER, f"GET audit_trail /children/{child}/trail?{query}")
    if answer.status_code != httpx.codes.OK:
        raise NotThatTrail(answer.text)
    page: dict[str, Any] = answer.json()
    return page
