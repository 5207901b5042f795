"""Wrapping keys in a file that may change while a service runs, as when they are rotated."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

from shared.sealing.wrapping import GivenKeys, Wrapped

_Mark: TypeAlias = tuple[int, int, int]


@dataclass
class KeysInAFile:
    """Wrapping keys as they stand in a file, such as a mounted secret.

    The file is read again before anything new is wrapped, where it has changed, and when something
    was wrapped in a key that was not known. A file that cannot be read just then, as while it is
    being written, changes nothing.
    """

    path: Path
    _known: GivenKeys = field(init=False, repr=False)
    _read: _Mark = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Read the file. Raises ``OSError`` or ``ValueError`` where it holds no keys."""
        self._read = self._mark()
        self._known = GivenKeys.from_file(self.path)

    @property
    def current(self) -> str:
        """Name the wrapping key that is used today."""
        self._look_again()
        return self._known.current

    def wrap(self, key: bytes, owner: UUID) -> Wrapped:
        """Wrap a key for its owner, in the key that stands first in the file now."""
        self._look_again()
        return self._known.wrap(key, owner)

    def unwrap(self, wrapped: Wrapped, owner: UUID) -> bytes:
        """Open a key. Raises ``WrongWrappingKey`` and ``UnknownWrappingKey``."""
        if wrapped.wrapped_by not in self._known.keys:
            self._look_again()
        return self._known.unwrap(wrapped, owner)

    def _look_again(self) -> None:
        try:
            mark = self._mark()
            if mark != self._read:
                self._known, self._read = GivenKeys.from_file(self.path), mark
        except (OSError, ValueError):
            return

    def _mark(self) -> _Mark:
        about = self.path.stat()
        return about.st_mtime_ns, about.st_size, about.st_ino
