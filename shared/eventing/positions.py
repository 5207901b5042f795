"""How far each follower has come, kept beside what it does."""

from __future__ import annotations

from psycopg import Cursor
from psycopg.rows import DictRow

READ = "SELECT position FROM positions WHERE follower = %s"
WRITE = """
INSERT INTO positions (follower, position) VALUES (%s, %s)
ON CONFLICT (follower) DO UPDATE SET position = excluded.position
"""


def position_of(cursor: Cursor[DictRow], follower: str) -> int:
    """Tell how far a follower has come; 0 when it has not begun."""
    row = cursor.execute(READ, (follower,)).fetchone()
    return 0 if row is None else int(row["position"])


def move(cursor: Cursor[DictRow], follower: str, position: int) -> None:
    """Move a follower on, in the transaction of the cursor."""
    cursor.execute(WRITE, (follower, position))
