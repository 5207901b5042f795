"""Makes a view again from the log: the rows are thrown away, the events decide."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.rows import DictRow, dict_row

from shared.eventing.positions import move
from shared.eventing.store import Store
from shared.eventing.views import AnyView

BATCH = 1_000
"""How many entries of the log are folded at a time."""


def rebuild(url: str, store: Store, view: AnyView) -> int:
    """Fold the whole log into a view in memory and put it in place of the old one.

    Readers see the old rows until the new ones are there; the live fold waits meanwhile and goes
    on from the new position. Gives the position up to which the view is true.
    """
    with psycopg.connect(url, row_factory=dict_row) as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (view.table,))
        rows, position = folded(store, view)
        cursor.execute(view.statements.delete_all)
        _fill(cursor, view, rows)
        move(cursor, view.table, position)
    return position


def folded(store: Store, view: AnyView) -> tuple[dict[str, Any], int]:
    """Fold the whole log into a view's rows, in memory."""
    rows: dict[str, Any] = {}
    position = 0
    with _without_looking_for_cycles():
        while batch := store.after(position, BATCH):
            view.folded(rows, batch)
            position = batch[-1].position
    return rows, position


def _fill(cursor: psycopg.Cursor[DictRow], view: AnyView, rows: Mapping[str, Any]) -> None:
    with cursor.copy(view.statements.copy) as copy:
        for key, row in rows.items():
            read = (column(row) for column in view.indexed.values())
            copy.write_row((key, row.model_dump_json(), *read))


@contextmanager
def _without_looking_for_cycles() -> Iterator[None]:
    # Events and rows refer to each other in no circle, and there are so many of them that looking
    # for circles would take longer than the fold.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
