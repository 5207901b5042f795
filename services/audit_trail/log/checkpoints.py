"""What the log has said of itself, signed: kept for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from psycopg import Cursor
from psycopg.rows import DictRow

from services.audit_trail.log.log import Connections
from services.audit_trail.log.tree import nodes_in, size_in
from shared.proof.checkpoint import signed_checkpoint
from shared.proof.merkle import root
from shared.proof.note_keys import SignerKey

SIGN: Final = """
INSERT INTO checkpoints (size, root, note, made_at) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
LATEST: Final = "SELECT size, root, note, made_at FROM checkpoints ORDER BY size DESC LIMIT 1"
AFTER: Final = """
SELECT size, root, note, made_at FROM checkpoints WHERE size > %s ORDER BY size LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint: how many entries it stands for, its note, and when it was signed (UTC)."""

    size: int
    root: bytes
    note: str
    made_at: datetime


class LogIsRewritten(Exception):
    """The log does not begin with what was signed last: no further checkpoint is signed."""


@dataclass(frozen=True)
class Checkpoints:
    """The checkpoints of one log."""

    connections: Connections

    def size(self) -> int:
        """Count the entries that there are to sign."""
        with self.connections() as connection:
            return size_in(connection.cursor())

    def sign(self, key: SignerKey, now: datetime) -> None:
        """Sign the log as it stands, if it begins with what was signed last.

        Raises ``LogIsRewritten``.
        """
        with self.connections() as connection, connection.transaction():
            cursor = connection.cursor()
            size = size_in(cursor)
            _must_go_on(cursor, size, _read(cursor, LATEST))
            reached = root(nodes_in(cursor), size)
            note = signed_checkpoint(size, reached, key).decode()
            cursor.execute(SIGN, (size, reached, note, now))

    def are_true(self) -> bool:
        """Tell whether the log begins with what was signed last."""
        with self.connections() as connection, connection.transaction():
            cursor = connection.cursor()
            try:
                _must_go_on(cursor, size_in(cursor), _read(cursor, LATEST))
            except LogIsRewritten:
                return False
        return True

    def latest(self) -> Signed | None:
        """Give the latest one."""
        with self.connections() as connection:
            found = _read(connection.cursor(), LATEST)
        return found[0] if found else None

    def after(self, size: int, limit: int) -> Sequence[Signed]:
        """Give those of more than ``size`` entries, the smallest first."""
        with self.connections() as connection:
            return _read(connection.cursor(), AFTER, size, limit)


def _must_go_on(cursor: Cursor[DictRow], size: int, signed: Sequence[Signed]) -> None:
    for latest in signed:
        if size < latest.size or _root(cursor, latest.size) != latest.root:
            raise LogIsRewritten


def _root(cursor: Cursor[DictRow], size: int) -> bytes | None:
    try:
        return root(nodes_in(cursor), size)
    except KeyError:
        return None


def _read(cursor: Cursor[DictRow], statement: str, *asked: int) -> Sequence[Signed]:
    rows = cursor.execute(statement.encode(), asked, binary=True).fetchall()
    return [Signed(**row) for row in rows]
