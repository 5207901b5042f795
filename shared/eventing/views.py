"""Views: questions answered from the log, in rows that can be thrown away and made again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import psycopg
from psycopg import sql
from psycopg.rows import DictRow
from pydantic import BaseModel

from shared.eventing.decider import Event
from shared.eventing.positions import move, position_of
from shared.eventing.recorded import Recorded

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
    table = sql.Identifier(view.table)
    columns = [sql.SQL("{} text").format(sql.Identifier(name)) for name in view.indexed]
    statements = [
        sql.SQL("CREATE TABLE IF NOT EXISTS {} ({})").format(
            table,
            sql.SQL(", ").join(
                [sql.SQL("key text PRIMARY KEY"), sql.SQL("doc jsonb NOT NULL"), *columns]
            ),
        ),
        *(
            sql.SQL("CREATE INDEX IF NOT EXISTS {} ON {} ({})").format(
                sql.Identifier(f"{view.table}_{name}"), table, sql.Identifier(name)
            )
            for name in view.indexed
        ),
        sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}").format(
            table, sql.Identifier(runtime)
        ),
    ]
    return sql.SQL("; ").join(statements)


def advance(
    cursor: psycopg.Cursor[DictRow], view: AnyView, batch: Sequence[Recorded[Event]]
) -> None:
    """Fold a batch into a view's table and move its position, in the cursor's transaction.

    What the view holds already is passed over, so that a batch may come again, and a view that is
    being made again is waited for.
    """
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (view.table,))
    position = position_of(cursor, view.table)
    new = [recorded for recorded in batch if recorded.position > position]
    if not new:
        return
    keys = {key for recorded in new for key in view.keys(recorded)}
    if keys:
        rows = _rows(cursor, view, keys)
        touched = view.folded(rows, new)
        write(cursor, view, {key: rows.get(key) for key in touched})
    move(cursor, view.table, new[-1].position)


def write(
    cursor: psycopg.Cursor[DictRow], view: AnyView, rows: Mapping[str, BaseModel | None]
) -> None:
    """Write rows by key, and take away those that are None."""
    table = sql.Identifier(view.table)
    gone = [key for key, row in rows.items() if row is None]
    kept = {key: row for key, row in rows.items() if row is not None}
    if gone:
        cursor.execute(sql.SQL("DELETE FROM {} WHERE key = ANY(%s)").format(table), (gone,))
    if kept:
        names = ["key", "doc", *view.indexed]
        columns: list[list[str | None]] = [
            list(kept),
            [row.model_dump_json() for row in kept.values()],
        ]
        columns += [[read(row) for row in kept.values()] for read in view.indexed.values()]
        cursor.execute(_upsert(view, names), columns)


def _upsert(view: AnyView, names: Sequence[str]) -> sql.Composed:
    types = [sql.SQL("%s::text[]"), sql.SQL("%s::jsonb[]")]
    types += [sql.SQL("%s::text[]") for _ in view.indexed]
    return sql.SQL(
        "INSERT INTO {} ({}) SELECT * FROM unnest({}) ON CONFLICT (key) DO UPDATE SET {}"
    ).format(
        sql.Identifier(view.table),
        sql.SQL(", ").join(map(sql.Identifier, names)),
        sql.SQL(", ").join(types),
        sql.SQL(", ").join(
            sql.SQL("{0} = excluded.{0}").format(sql.Identifier(name)) for name in names[1:]
        ),
    )


def _rows(cursor: psycopg.Cursor[DictRow], view: View[R], keys: Collection[str]) -> dict[str, R]:
    statement = sql.SQL("SELECT key, doc FROM {} WHERE key = ANY(%s)").format(
        sql.Identifier(view.table)
    )
    found = cursor.execute(statement, (list(keys),)).fetchall()
    return {row["key"]: view.row.model_validate(row["doc"]) for row in found}


@dataclass(frozen=True)
class Views:
    """Answers questions from the tables of a service's views."""

    connection: Callable[[], Any]

    def position(self, views: Sequence[AnyView]) -> int:
        """Tell up to where of the log all of these views are true."""
        with self.connection() as connection, connection.cursor() as cursor:
            return min((position_of(cursor, view.table) for view in views), default=0)

    def advance(self, views: Sequence[AnyView], batch: Sequence[Recorded[Event]]) -> None:
        """Fold a batch into views, each in a transaction of its own."""
        for view in views:
            with self.connection() as connection, connection.transaction():
                advance(connection.cursor(), view, batch)

    def rows(self, view: View[R], keys: Collection[str]) -> Mapping[str, R]:
        """Give the rows with these keys; a key without a row is left out."""
        with self.connection() as connection, connection.cursor() as cursor:
            return _rows(cursor, view, keys)

    def where(self, view: View[R], **columns: str) -> Sequence[R]:
        """Give the rows whose indexed columns have these values, ordered by key."""
        condition = sql.SQL(" AND ").join(
            sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name))
            for name in columns
        )
        statement = sql.SQL("SELECT doc FROM {} WHERE {} ORDER BY key").format(
            sql.Identifier(view.table), condition
        )
        with self.connection() as connection, connection.cursor() as cursor:
            found = cursor.execute(statement, columns).fetchall()
        return [view.row.model_validate(row["doc"]) for row in found]
