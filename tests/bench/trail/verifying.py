"""How fast everything that was recorded is held against the log, and the log against itself."""

from __future__ import annotations

import time
from typing import Final

from infra.local.access import FILE
from stafett.access import given
from stafett.verify.command import everything
from stafett.verify.whole import verify
from tests.bench.figures import Figure, Measured, at_least
from tests.bench.stand import Stand

MANNER: Final = (
    "What `stafett verify` does: the records of all services, every entry of the log, every "
    "checkpoint in the log, in its directory and the last on the bus; nothing is served meanwhile."
)


class SomethingIsWrong(Exception):
    """The record that was made does not verify: what was measured is something else."""


def measure(stand: Stand) -> Measured:
    """Verify everything once."""
    whole = everything(given(stand.stack.state.directory / FILE))
    began, worked = time.perf_counter(), time.process_time()
    report = verify(whole)
    took, worked = time.perf_counter() - began, time.process_time() - worked
    if report.findings:
        raise SomethingIsWrong(str(report.findings[0]))
    events = sum(one.looked_at for one in report.compared)
    return Measured(
        [
            Figure(
                "verify_events_per_s", events / took, "events a second verified", at_least(20_000)
            ),
            Figure("store_events", events, "events on record, and as many entries in the log"),
        ],
        {"verify_s": took, "verify_processor_s": worked},
        MANNER,
    )
