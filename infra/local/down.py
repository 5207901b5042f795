"""`make down`: stop what `make up` started, also when `make up` itself was killed."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from infra.local.left_over import end_left_over
from infra.local.running import end
from infra.local.state import ROOT, State

PATIENCE = 90.0
"""Seconds that stopping everything in good order may take."""


def main() -> None:
    """Stop it, and say what was done."""
    state = State(Path(os.environ.get("STAFETT_STATE") or ROOT / ".stafett"))
    supervisor = state.supervisor.pid()
    if supervisor is not None:
        end(supervisor, signal.SIGTERM, PATIENCE)
        _say("Stafett is stopped.")
    else:
        _say("Stafett is not running here.")
    end_left_over(state, _say)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
