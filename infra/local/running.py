"""What the operating system says about processes, ours or left over from before."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


def birth_of(pid: int) -> str | None:
    """Say when a process began, in the system's own words; None when it no longer runs.

    A process number is used again after a while: number and birth together name one process.
    """
    if Path("/proc/self/stat").exists():
        return _birth_in_proc(pid)
    asked = subprocess.run(  # noqa: S603 - fixed words and a number
        ["/bin/ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or None


def _birth_in_proc(pid: int) -> str | None:
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if after_name[0] in "ZX" else after_name[19]


@dataclass(frozen=True, slots=True)
class Note:
    """A file that names one running process, so that a later run can find and end it."""

    file: Path

    def write(self, pid: int) -> None:
        """Note that this process runs."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(f"{pid} {birth_of(pid) or ''}")

    def pid(self) -> int | None:
        """Give the noted process if it still is the same and runs."""
        try:
            number, _, birth = self.file.read_text().partition(" ")
        except OSError:
            return None
        return int(number) if birth and birth_of(int(number)) == birth else None

    def forget(self) -> None:
        """Take the note away."""
        self.file.unlink(missing_ok=True)


def end(pid: int, gently: signal.Signals = signal.SIGTERM, patience: float = 15.0) -> None:
    """End a process that is not ours; after ``patience`` seconds it is killed, with its group."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, gently)
    if not _gone_within(pid, patience):
        with contextlib.suppress(ProcessLookupError):
            leads_a_group = os.getpgid(pid) == pid
            (os.killpg if leads_a_group else os.kill)(pid, signal.SIGKILL)
        _gone_within(pid, patience)


def _gone_within(pid: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while birth_of(pid) is not None:
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
