"""One child process: started in a group of its own, logged, noted, stopped."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from infra.local.running import Note, end
from infra.local.unprivileged import Unprivileged

LARGE_LOG: Final = 10_000_000
"""Bytes after which a log is put aside (once, as ``.1``) when its part starts again."""

A_LOOK: Final = 0.02
"""Seconds between two looks at something that is awaited."""


class PartFailed(Exception):
    """A part did not start, did not get ready in time, or ended by itself."""


@dataclass(slots=True)
class Process:
    """A command that runs beside us until it is stopped.

    It has a process group of its own: Ctrl-C in the terminal reaches us alone, and we decide the
    order in which things stop. ``gently`` is the signal that asks it to finish.
    """

    name: str
    command: Sequence[str]
    log: Path
    note: Note
    environment: Mapping[str, str] = field(default_factory=dict)
    gently: signal.Signals = signal.SIGTERM
    user: Unprivileged | None = None
    directory: Path = Path("/")
    patience: float = 15.0
    _child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; what an earlier run left running under this name is ended first."""
        self.end_left_over()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LARGE_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self._child = subprocess.Popen(  # noqa: S603 - commands are ours, no shell
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=dict(self.environment),
                cwd=self.directory,
                start_new_session=True,
                user=self.user.uid if self.user else None,
                group=self.user.gid if self.user else None,
                extra_groups=[] if self.user else None,
            )
        self.note.write(self._child.pid)

    def end_left_over(self) -> None:
        """End what an earlier, killed run left running under this name."""
        left_over = self.note.pid()
        if left_over is not None and not self.is_running:
            end(left_over, self.gently, self.patience)

    @property
    def pid(self) -> int | None:
        """Give the number of the running process."""
        return self._child.pid if self._child and self.is_running else None

    @property
    def is_running(self) -> bool:
        """Tell whether it runs."""
        return self._child is not None and self._child.poll() is None

    def wait_until(
        self, is_so: Callable[[], bool], seconds: float = 60.0, pause: float = A_LOOK
    ) -> None:
        """Wait until something is so; raises `PartFailed` when it ends first or takes too long."""
        until = time.monotonic() + seconds
        while not is_so():
            if not self.is_running:
                raise PartFailed(f"{self.name} ended while starting.{self.last_words()}")
            if time.monotonic() > until:
                raise PartFailed(
                    f"{self.name} was not ready after {seconds:.0f} s.{self.last_words()}"
                )
            time.sleep(pause)

    def wait_ended(self) -> int:
        """Wait until it ends by itself, and give its exit code."""
        if self._child is None:
            raise PartFailed(f"{self.name} was never started.")
        code = self._child.wait()
        self.note.forget()
        return code

    def last_words(self, lines: int = 12) -> str:
        """Give the end of the log, to be shown with a failure."""
        if not self.log.exists():
            return ""
        tail = self.log.read_text(errors="replace").splitlines()[-lines:]
        return "\n".join(["", f"The end of {self.log}:", *(f"  {line}" for line in tail)])

    def stop(self) -> None:
        """Ask it to finish, and kill it when it does not within its patience."""
        if self._child is not None and self.is_running:
            self._child.send_signal(self.gently)
            try:
                self._child.wait(self.patience)
            except subprocess.TimeoutExpired:
                self.kill()
        self.note.forget()

    def kill(self) -> None:
        """Kill it and everything it started, as ``kill -9`` does."""
        if self._child is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()
        self.note.forget()
