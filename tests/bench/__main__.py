"""`make bench`: measure, print one table, write `.stafett/bench.json`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from infra.local.state import ROOT
from tests.bench import appending, commands, draining, effects, rebuilding, starting
from tests.bench.figures import Measured, table, write
from tests.bench.stand import standing

WRITTEN_TO: Final = ROOT / ".stafett" / "bench.json"


def measured() -> Iterator[Measured]:
    """Measure everything, one after the other; nothing of ours runs beside what is measured."""
    with TemporaryDirectory(prefix="stafett-bench-") as folder:
        _say("start and memory")
        yield starting.measure(Path(folder))
    with TemporaryDirectory(prefix="stafett-bench-") as folder, standing(Path(folder)) as stand:
        _say("commands over HTTP")
        yield commands.measure(stand)
        _say("effects in another service")
        yield effects.measure(stand)
        stand.rest()
        _say("appending to a long case")
        yield appending.measure(stand)
        _say("making a view again")
        yield rebuilding.measure(stand)
        _say("the relay after an outage")
        yield draining.measure(stand)


def main() -> None:
    """Measure, print, write. A figure that is missed is printed as it is, and fails nothing."""
    began = time.monotonic()
    found = list(measured())
    write(found, WRITTEN_TO)
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
