"""`make bench-trail`: the provable record at a million events, written to a file of its own.

``STAFETT_BENCH_EVENTS`` asks for fewer.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from infra.local.state import ROOT
from tests.bench.figures import Measured, table, write
from tests.bench.stand import standing
from tests.bench.trail import appending, pages, town, verifying

WRITTEN_TO: Final = ROOT / ".stafett" / "bench-trail.json"
EVENTS: Final = 1_000_000


def measured(events: int) -> Iterator[Measured]:
    """Measure everything, one after the other, on one town that is kept on disk."""
    with TemporaryDirectory(prefix="stafett-bench-") as folder, standing(Path(folder)) as stand:
        _say(f"writing {events:,} events, and the log of them")
        written, took = town.fill(stand, events)
        _say(f"{written:,} events written in {took:.0f} s; pages of a trail")
        yield pages.measure(stand)
        stand.rest()
        _say("verifying everything")
        yield verifying.measure(stand)
        _say("appending with proof and without")
        yield appending.measure(stand)


def figures_alone(found: Sequence[Measured]) -> Sequence[Measured]:
    """Leave out what stands behind the figures, and how they were taken."""
    return [replace(each, behind={}, manner="") for each in found]


def main() -> None:
    """Measure, print, write. A figure that is missed is printed as it is, and fails nothing."""
    began = time.monotonic()
    found = list(measured(int(os.environ.get("STAFETT_BENCH_EVENTS", EVENTS))))
    write(figures_alone(found), WRITTEN_TO)
    cores, load = os.cpu_count(), os.getloadavg()[0]
    sys.stdout.write(f"\n{table(found)}\n")
    sys.stdout.write(
        f"{cores} processors, load {load:.1f} at the end; {time.monotonic() - began:.0f} s. "
        f"Written to {WRITTEN_TO.relative_to(ROOT)}.\n"
    )


def _say(what: str) -> None:
    sys.stdout.write(f"measuring: {what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
