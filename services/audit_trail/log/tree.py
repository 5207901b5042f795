"""The tree over the log's entries, as it stands in its tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from psycopg import Cursor
from psycopg.rows import DictRow

from services.audit_trail.log.statements import ENTER_NODES, NODES, SIZE
from shared.proof.growing import Node
from shared.proof.merkle import Nodes, Place


def nodes_in(cursor: Cursor[DictRow]) -> Nodes:
    """Give what fetches stored hashes, all those asked for in one query."""

    def fetch(places: Collection[Place]) -> Mapping[Place, bytes]:
        leaves = [index for level, index in places if level == 0]
        above = [place for place in places if place[0] > 0]
        asked = (leaves, [level for level, _ in above], [index for _, index in above])
        rows = cursor.execute(NODES, asked, prepare=True, binary=True).fetchall()
        return {(row["level"], row["index"]): bytes(row["hash"]) for row in rows}

    return fetch


def size_in(cursor: Cursor[DictRow]) -> int:
    """Count the leaves."""
    row = cursor.execute(SIZE, prepare=True).fetchone()
    assert row is not None
    size: int = row["size"]
    return size


def enter(cursor: Cursor[DictRow], nodes: Sequence[Node]) -> None:
    """Store the hashes above the leaves; those of leaves stand with their entries."""
    above = [node for node in nodes if node.place[0] > 0]
    if above:
        levels = [level for (level, _), _ in above]
        asked = (levels, [index for (_, index), _ in above], [hashed for _, hashed in above])
        cursor.execute(ENTER_NODES, asked, prepare=True, binary=True)
