"""Views: questions answered from the log, in rows that can be thrown away and made again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

import orjson
import psycopg
from psycopg import sql
from psycopg.rows import DictRow
from pydantic import BaseModel

from shared.eventing.decider import Event
from shared.eventing.positions import move_all, positions_of
from shared.eventing.recorded import Recorded
from shared.eventing.statements import Statements

R = TypeVar("R", bound=BaseModel)

Pool = Any
"""A pool of psycopg connections: the library's, whose type it does not export."""


@dataclass(frozen=True, eq=False)
class View(Generic[R]):
    """One question and the rows that answer it.

    ``keys`` tells which rows an event touches, ``evolve`` what becomes of each of them (None takes
    the row away); both are pure. ``indexed`` names columns to ask by, and how to read them.
    """

    name: str
    row: type[R]
    keys: Callable[[Recorded[Event]], Collection[str]]
    evolve: Callable[[str, R | None, Recorded[Event]], R | None]
    indexed: Mapping[str, Callable[[R], str | None]] = field(default_factory=dict)

    @property
    def table(self) -> str:
        """Give the table in which the rows stand."""
        return f"view_{self.name}"

    @cached_property
    def statements(self) -> Statements:
        """Give the statements by which the rows are kept."""
        return Statements(self.table, tuple(self.indexed))

    def folded(self, rows: dict[str, R], batch: Sequence[Recorded[Event]]) -> set[str]:
        """Fold a batch into rows by key, in place; give the keys that were touched."""
        touched: set[str] = set()
        for recorded in batch:
            for key in self.keys(recorded):
                row = self.evolve(key, rows.pop(key, None), recorded)
                touched.add(key)
                if row is not None:
                    rows[key] = row
        return touched


AnyView = View[Any]
"""A view whose rows the kit stores without looking inside."""


def definition(view: AnyView, runtime: str) -> sql.Composed:
    """Give the statements that make a view's table, for the role that owns the database."""
    return view.statements.definition(runtime)


BEGIN = """
SELECT set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock(hashtext(each))
FROM unnest(%s::text[]) AS each
"""


def advance(
    cursor: psycopg.Cursor[DictRow], views: Sequence[AnyView], batch: Sequence[Recorded[Event]]
) -> None:
    """Fold a batch into views' tables and move their positions, in the cursor's transaction.

    What a view holds already is passed over, so that a batch may come again, and a view that is
    being made again is waited for. Nobody waits for the disk: what a crash takes is folded again.
    """
    tables = sorted(view.table for view in views)
    cursor.execute(BEGIN, (tables,), prepare=True)
    positions = positions_of(cursor, tables)
    for view in views:
        new = [recorded for recorded in batch if recorded.position > positions[view.table]]
        keys = {key for recorded in new for key in view.keys(recorded)}
        if keys:
            rows = _rows(cursor, view, keys)
            touched = view.folded(rows, new)
            _write(cursor, view, {key: rows.get(key) for key in touched})
    last = batch[-1].position
    move_all(cursor, {table: last for table in tables if last > positions[table]})


def _write(
    cursor: psycopg.Cursor[DictRow], view: AnyView, rows: Mapping[str, BaseModel | None]
) -> None:
    gone = [key for key, row in rows.items() if row is None]
    kept = [_fields(view, key, row) for key, row in rows.items() if row is not None]
    if gone:
        cursor.execute(view.statements.delete, (gone,), prepare=True)
    if kept:
        cursor.execute(view.statements.upsert, (orjson.dumps(kept).decode(),), prepare=True)


def _fields(view: AnyView, key: str, row: BaseModel) -> dict[str, object]:
    columns = {name: read(row) for name, read in view.indexed.items()}
    return {"key": key, "doc": orjson.Fragment(row.model_dump_json()), **columns}


def _rows(cursor: psycopg.Cursor[DictRow], view: View[R], keys: Collection[str]) -> dict[str, R]:
    found = cursor.execute(view.statements.select, (list(keys),), prepare=True).fetchall()
    return {row["key"]: view.row.model_validate_json(row["doc"]) for row in found}


@dataclass(frozen=True)
class Views:
    """Answers questions from the tables of a service's views.

    ``told`` hear of every batch that has been folded, here or by another process before.
    """

    connection: Callable[[], Any]
    told: list[Callable[[Sequence[Recorded[Event]]], None]] = field(default_factory=list)

    def position(self, views: Sequence[AnyView]) -> int:
        """Tell up to where of the log all of these views are true."""
        with self.connection() as connection, connection.cursor() as cursor:
            found = positions_of(cursor, [view.table for view in views])
        return min(found.values(), default=0)

    def advance(self, views: Sequence[AnyView], batch: Sequence[Recorded[Event]]) -> None:
        """Fold a batch into views, all of them or none."""
        with self.connection() as connection, connection.transaction():
            advance(connection.cursor(), views, batch)
        for tell in self.told:
            tell(batch)

    def rows(self, view: View[R], keys: Collection[str]) -> Mapping[str, R]:
        """Give the rows with these keys; a key without a row is left out."""
        with self.connection() as connection, connection.cursor() as cursor:
            return _rows(cursor, view, keys)

    def where(self, view: View[R], **columns: str) -> Sequence[R]:
        """Give the rows whose indexed columns have these values, ordered by key."""
        statement = view.statements.select_where(tuple(columns))
        with self.connection() as connection, connection.cursor() as cursor:
            found = cursor.execute(statement, columns).fetchall()
        return [view.row.model_validate_json(row["doc"]) for row in found]
