"""PostgreSQL refuses to run as root; as root it runs as a user without rights.

That user must be able to read the program and to reach its data. Directories that root keeps closed
on the way there are opened for passing through, not for listing, and it is said aloud.
"""

from __future__ import annotations

import os
import pwd
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ACCOUNT: Final = "nobody"

PASS_THROUGH: Final = stat.S_IXOTH
READ: Final = stat.S_IROTH


@dataclass(frozen=True, slots=True)
class Unprivileged:
    """The user as whom a program runs when we are root."""

    uid: int
    gid: int

    def owns(self, path: Path) -> None:
        """Give a file or directory to this user."""
        os.chown(path, self.uid, self.gid)


def needed() -> Unprivileged | None:
    """Give the user to run as when we are root; None when we are somebody ordinary."""
    if os.geteuid() != 0:
        return None
    account = pwd.getpwnam(ACCOUNT)
    return Unprivileged(account.pw_uid, account.pw_gid)


def open_the_way(path: Path, say: Callable[[str], None]) -> None:
    """Let everybody pass through the directories above ``path``, where they cannot yet."""
    for directory in reversed(path.resolve().parents):
        if not directory.stat().st_mode & PASS_THROUGH:
            directory.chmod(directory.stat().st_mode | PASS_THROUGH)
            say(f"{directory} may now be passed through: PostgreSQL does not run as root.")


def open_for_reading(tree: Path) -> None:
    """Let everybody read an installed program; pip under a strict umask keeps it closed."""
    for path in _closed(tree):
        mode = path.stat().st_mode
        executable = path.is_dir() or mode & stat.S_IXUSR
        path.chmod(mode | READ | (PASS_THROUGH if executable else 0))


def _closed(tree: Path) -> Iterator[Path]:
    if tree.stat().st_mode & READ:
        return
    yield tree
    yield from (path for path in tree.rglob("*") if not path.is_symlink())
