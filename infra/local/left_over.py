"""What a killed run left running is ended before anything else."""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from infra.local.running import Note, end
from infra.local.state import State

GROUND: Final = ("nats", "postgres")
"""Ended last, when nothing stands on them any more."""


def end_left_over(state: State, say: Callable[[str], None]) -> None:
    """End every noted process, the services first."""
    running = [(part, note, pid) for part, note in state.notes() if (pid := note.pid())]
    above = [each for each in running if each[0] not in GROUND]
    below = [each for each in running if each[0] in GROUND]
    for group in (above, below):
        with ThreadPoolExecutor() as pool:
            for part, note, pid in group:
                pool.submit(_end, part, note, pid, say)


def _end(part: str, note: Note, pid: int, say: Callable[[str], None]) -> None:
    say(f"{part} still ran from before (process {pid}); it is ended.")
    end(pid, signal.SIGINT if part == "postgres" else signal.SIGTERM)
    note.forget()
