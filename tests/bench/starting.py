"""Figure 5: `make up` as a person runs it: how long until all is ready, and what it weighs idle."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from infra.local.ports import any_free
from infra.local.state import ROOT
from infra.services import SERVICES
from tests.bench.figures import Figure, Measured, at_most
from tests.bench.memory import megabytes_of

PARTS: Final = ("postgres", "nats", "issuer", "mailbox", "smtp", *(s.name for s in SERVICES))
READY: Final = "Ready after"
LONGEST: Final = 90.0
IDLE_SECONDS: Final = 3.0

MANNER: Final = (
    "`make up` from the command to its word that all is ready: first with nothing there, then "
    "with the state it left. Memory is the second one's: every process, a shared page once."
)


class DidNotStart(Exception):
    """`make up` did not get ready; what it said stands in the message."""


def measure(folder: Path) -> Measured:
    """Start it twice on one state directory."""
    with _up(folder) as first:
        first_s = first[0]
    with _up(folder) as (seconds, pid):
        time.sleep(IDLE_SECONDS)
        memory = megabytes_of(pid)
    return Measured(
        [
            Figure(
                "ready_s", seconds, "from `make up` to ready, state and caches warm", at_most(10)
            ),
            Figure("idle_memory_mb", memory, "megabytes of the whole system, idle"),
        ],
        {"ready_first_time_s": first_s},
        MANNER,
    )


@contextmanager
def _up(folder: Path) -> Iterator[tuple[float, int]]:
    began = time.monotonic()
    running = subprocess.Popen(
        ["make", "--no-print-directory", "up"],
        cwd=ROOT,
        env=_environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield _seconds_until_ready(running, began), running.pid
    finally:
        _down(folder)
        running.wait(LONGEST)


def _seconds_until_ready(running: subprocess.Popen[str], began: float) -> float:
    too_long = threading.Timer(LONGEST, running.terminate)
    too_long.start()
    said: list[str] = []
    assert running.stdout is not None
    for line in running.stdout:
        said.append(line)
        if READY in line:
            too_long.cancel()
            return time.monotonic() - began
    raise DidNotStart("".join(said))


def _down(folder: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "infra.local.down"],
        cwd=ROOT,
        env=_environment(folder),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _environment(folder: Path) -> dict[str, str]:
    ports = {f"STAFETT_{part.upper()}_PORT": str(any_free()) for part in PARTS}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STAFETT_")}
    return {**kept, **ports, "STAFETT_STATE": str(folder)}
