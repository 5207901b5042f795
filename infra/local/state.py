"""Where one machine's Stafett keeps what it needs: passwords, data, logs, notes of processes."""

from __future__ import annotations

import fcntl
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from infra.local.passwords import Passwords
from infra.local.running import Note

ROOT: Final = Path(__file__).resolve().parents[2]
"""The project's own directory."""


class AlreadyRunning(Exception):
    """Another process serves from the same state directory."""


@dataclass(frozen=True, slots=True)
class State:
    """One state directory."""

    directory: Path

    @property
    def passwords(self) -> Passwords:
        """Give the passwords of this machine."""
        return Passwords(self.directory / "passwords.json")

    def secret_key(self, name: str) -> str:
        """Give a key of 32 bytes in hex, made the first time it is asked for."""
        return self.passwords.of(name, lambda: secrets.token_hex(32))

    def wrapping_keys(self) -> Path:
        """Name the file of the keys that other keys are wrapped in; it is made when missing."""
        file = self.directory / "wrapping-keys"
        if not file.exists():
            self.directory.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.write_text(f"first:{self.secret_key('wrapping key')}\n")
        return file

    @property
    def supervisor(self) -> Note:
        """Give the note of the process that serves from here."""
        return Note(self.directory / "stafett.pid")

    def log(self, part: str) -> Path:
        """Name the log of a part."""
        return self.directory / "logs" / f"{part}.log"

    def note(self, part: str) -> Note:
        """Give the note of a part's process."""
        return Note(self.directory / "run" / f"{part}.pid")

    def notes(self) -> list[tuple[str, Note]]:
        """Give the notes that stand, with the names of their parts."""
        files = sorted((self.directory / "run").glob("*.pid"))
        return [(file.stem, Note(file)) for file in files]

    def take(self) -> IO[str]:
        """Take the directory for this process until the file given is closed.

        Raises `AlreadyRunning` while another process has it.
        """
        self.directory.mkdir(parents=True, exist_ok=True)
        lock = (self.directory / "lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise AlreadyRunning(
                f"Stafett already serves from {self.directory} (process {self.supervisor.pid()}); "
                "`make down` stops it."
            ) from None
        self.supervisor.write(os.getpid())
        return lock
