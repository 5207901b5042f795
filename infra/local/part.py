"""A part of the system: something that is started, asked whether it is ready, and stopped."""

from __future__ import annotations

import http.client
import os
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from infra.local.ports import LOOPBACK
from infra.local.process import PartFailed, Process
from infra.local.running import Note

LONGEST_ANSWER: Final = 2.0
"""Seconds that a part may take to say that it is ready."""

LONGEST_SAYING: Final = 2_000
"""Characters of a part's answer that are shown when it does not get ready."""

BETWEEN_QUESTIONS: Final = 0.1
"""Seconds."""


class Part(Protocol):
    """What the stack knows of each of its parts."""

    @property
    def name(self) -> str:
        """Name it."""

    @property
    def address(self) -> str:
        """Say where it is, as it may be shown."""

    @property
    def process(self) -> Process | None:
        """Give its process; None when it runs elsewhere."""

    def launch(self) -> None:
        """Start it, without waiting."""

    def wait_ready(self) -> None:
        """Wait until it is ready; raises `PartFailed` when it does not get there."""

    def is_ready(self) -> bool:
        """Tell whether it is ready now."""

    def stop(self) -> None:
        """Stop it in good order."""

    def kill(self) -> None:
        """Kill it in the middle of what it does."""


@dataclass(frozen=True, slots=True)
class Program:
    """A Python program of ours that serves HTTP on loopback."""

    name: str
    port: int
    ready_at: str
    running: Process

    @property
    def address(self) -> str:
        """Give its address."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def process(self) -> Process:
        """Give its process."""
        return self.running

    def launch(self) -> None:
        """Start it."""
        self.running.start()

    def wait_ready(self) -> None:
        """Wait until it says that it is ready."""
        try:
            self.running.wait_until(self.is_ready, pause=BETWEEN_QUESTIONS)
        except PartFailed as failed:
            said = self._asked()[1]
            raise PartFailed(f"{failed}\n  It says: {said}" if said else str(failed)) from None

    def is_ready(self) -> bool:
        """Ask it."""
        return self._asked()[0] == http.client.OK

    def _asked(self) -> tuple[int, str]:
        connection = http.client.HTTPConnection(LOOPBACK, self.port, timeout=LONGEST_ANSWER)
        try:
            connection.request("GET", self.ready_at)
            answer = connection.getresponse()
            return answer.status, answer.read(LONGEST_SAYING).decode(errors="replace")
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()

    def stop(self) -> None:
        """Ask it to finish."""
        self.running.stop()

    def kill(self) -> None:
        """Kill it."""
        self.running.kill()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A part that somebody else runs; it is looked at, never started or stopped."""

    name: str
    host: str
    port: int

    @property
    def address(self) -> str:
        """Give its address."""
        return f"{self.host}:{self.port} (runs elsewhere)"

    @property
    def process(self) -> None:
        """Give nothing: it is not ours."""

    def launch(self) -> None:
        """Do nothing: it runs."""

    def wait_ready(self) -> None:
        """Look once; raises `ConnectionError` when nothing answers there."""
        if not self.is_ready():
            raise ConnectionError(f"Nothing answers for {self.name} at {self.host}:{self.port}.")

    def is_ready(self) -> bool:
        """Tell whether something answers there."""
        try:
            socket.create_connection((self.host, self.port), timeout=LONGEST_ANSWER).close()
        except OSError:
            return False
        return True

    def stop(self) -> None:
        """Leave it."""

    def kill(self) -> None:
        """Leave it."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Makes processes of our own Python programs, all alike."""

    interpreter: Path
    root: Path
    log: Callable[[str], Path]
    note: Callable[[str], Note]

    def process(
        self, name: str, arguments: Sequence[str], environment: Mapping[str, str]
    ) -> Process:
        """Prepare ``python -m <arguments>``."""
        return Process(
            name=name,
            command=[str(self.interpreter), "-m", *arguments],
            log=self.log(name),
            note=self.note(name),
            environment={
                **os.environ,
                "PYTHONUNBUFFERED": "1",
                "PYTHONPATH": str(self.root),
                **environment,
            },
            directory=self.root,
        )
