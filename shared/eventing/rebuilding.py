"""Makes a view again from the log: the rows are thrown away, the events decide."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from shared.eventing.positions import move
from shared.eventing.store import Store
from shared.eventing.views import AnyView, write

BATCH = 5_000
"""How many entries of the log are folded at a time."""

PAGE = 2_000
"""How many rows are written at a time."""


def rebuild(url: str, store: Store, view: AnyView) -> int:
    """Fold the whole log into a view in memory and put it in place of the old one.

    Readers see the old rows until the new ones are there; the live fold waits meanwhile and goes
    on from the new position. Gives the position up to which the view is true.
    """
    with psycopg.connect(url, row_factory=dict_row) as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (view.table,))
        rows, position = folded(store, view)
        cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(view.table)))
        keys = list(rows)
        for start in range(0, len(keys), PAGE):
            write(cursor, view, {key: rows[key] for key in keys[start : start + PAGE]})
        move(cursor, view.table, position)
    return position


def folded(store: Store, view: AnyView) -> tuple[dict[str, Any], int]:
    """Fold the whole log into a view's rows, in memory."""
    rows: dict[str, Any] = {}
    position = 0
    while batch := store.after(position, BATCH):
        view.folded(rows, batch)
        position = batch[-1].position
    return rows, position
