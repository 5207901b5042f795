"""How far each follower has come, kept beside what it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from psycopg import Cursor
from psycopg.rows import DictRow

READ = "SELECT follower, position FROM positions WHERE follower = ANY(%s)"
WRITE = """
INSERT INTO positions (follower, position) SELECT * FROM unnest(%s::text[], %s::bigint[])
ON CONFLICT (follower) DO UPDATE SET position = excluded.position
"""


def positions_of(cursor: Cursor[DictRow], followers: Sequence[str]) -> dict[str, int]:
    """Tell how far some followers have come; 0 for one that has not begun."""
    found = cursor.execute(READ, (list(followers),), prepare=True).fetchall()
    return dict.fromkeys(followers, 0) | {row["follower"]: row["position"] for row in found}


def position_of(cursor: Cursor[DictRow], follower: str) -> int:
    """Tell how far a follower has come; 0 when it has not begun."""
    return positions_of(cursor, [follower])[follower]


def move_all(cursor: Cursor[DictRow], positions: Mapping[str, int]) -> None:
    """Move followers on, in the transaction of the cursor."""
    cursor.execute(WRITE, (list(positions), list(positions.values())), prepare=True)


def move(cursor: Cursor[DictRow], follower: str, position: int) -> None:
    """Move a follower on, in the transaction of the cursor."""
    move_all(cursor, {follower: position})
