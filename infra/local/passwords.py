"""Passwords and keys for one machine: made once, kept in a file that only its owner reads."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def a_password() -> str:
    """Make a password; the letter before keeps configuration files from reading it as a number."""
    return f"p{secrets.token_hex(16)}"


@dataclass(frozen=True, slots=True)
class Passwords:
    """The passwords in one file, each made the first time it is asked for."""

    file: Path

    def of(self, name: str, make: Callable[[], str] = a_password) -> str:
        """Give the password with this name."""
        known = self._read()
        if name not in known:
            known[name] = make()
            self._write(known)
        return known[name]

    def _read(self) -> dict[str, str]:
        if not self.file.exists():
            return {}
        known: dict[str, str] = json.loads(self.file.read_text())
        return known

    def _write(self, known: dict[str, str]) -> None:
        draft = self.file.with_suffix(".new")
        draft.unlink(missing_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as out:
            json.dump(known, out, indent=2)
        draft.replace(self.file)
