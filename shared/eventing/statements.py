"""The statements by which the rows of a view are kept: composed once, prepared by PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from psycopg import sql


@dataclass(frozen=True)
class Statements:
    """The statements of one table; ``indexed`` names the columns to ask by, all of them text."""

    table: str
    indexed: tuple[str, ...]

    def definition(self, runtime: str) -> sql.Composed:
        """Make the table, for the role that owns the database."""
        columns = [sql.SQL("{} text").format(sql.Identifier(name)) for name in self.indexed]
        made = [sql.SQL("key text PRIMARY KEY"), sql.SQL("doc jsonb NOT NULL"), *columns]
        statements = [
            sql.SQL("CREATE TABLE IF NOT EXISTS {} ({})").format(
                self._table, sql.SQL(", ").join(made)
            ),
            *(self._index(name) for name in self.indexed),
            sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}").format(
                self._table, sql.Identifier(runtime)
            ),
        ]
        return sql.SQL("; ").join(statements)

    @cached_property
    def select(self) -> sql.SQL:
        """Read the rows of some keys."""
        return _composed(
            sql.SQL("SELECT key, doc::text AS doc FROM {} WHERE key = ANY(%s)").format(self._table)
        )

    def select_where(self, columns: tuple[str, ...]) -> sql.Composed:
        """Read the rows whose columns have these values, named as the columns are."""
        same = [
            sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name))
            for name in columns
        ]
        return sql.SQL("SELECT doc::text AS doc FROM {} WHERE {} ORDER BY key").format(
            self._table, sql.SQL(" AND ").join(same)
        )

    @cached_property
    def upsert(self) -> sql.SQL:
        """Write the rows of one JSON array of objects."""
        texts = [sql.SQL("{} text").format(sql.Identifier(name)) for name in self.indexed]
        record = sql.SQL(", ").join([sql.SQL("key text"), sql.SQL("doc jsonb"), *texts])
        anew = [sql.SQL("{0} = excluded.{0}").format(sql.Identifier(c)) for c in self._columns[1:]]
        return _composed(
            sql.SQL(
                "INSERT INTO {} ({}) SELECT {} FROM jsonb_to_recordset(%s::jsonb) AS new ({}) "
                "ON CONFLICT (key) DO UPDATE SET {}"
            ).format(self._table, self._names, self._names, record, sql.SQL(", ").join(anew))
        )

    @cached_property
    def delete(self) -> sql.SQL:
        """Take the rows of some keys away."""
        return _composed(sql.SQL("DELETE FROM {} WHERE key = ANY(%s)").format(self._table))

    @cached_property
    def delete_all(self) -> sql.SQL:
        """Take every row away."""
        return _composed(sql.SQL("DELETE FROM {}").format(self._table))

    @cached_property
    def copy(self) -> sql.SQL:
        """Write many rows that are not there yet."""
        return _composed(sql.SQL("COPY {} ({}) FROM STDIN").format(self._table, self._names))

    @property
    def _columns(self) -> tuple[str, ...]:
        return ("key", "doc", *self.indexed)

    @property
    def _names(self) -> sql.Composed:
        return sql.SQL(", ").join(map(sql.Identifier, self._columns))

    @property
    def _table(self) -> sql.Identifier:
        return sql.Identifier(self.table)

    def _index(self, name: str) -> sql.Composed:
        return sql.SQL("CREATE INDEX IF NOT EXISTS {} ON {} ({})").format(
            sql.Identifier(f"{self.table}_{name}"), self._table, sql.Identifier(name)
        )


def _composed(statement: sql.Composed) -> sql.SQL:
    """Write a statement down: to compose it takes longer than to send it."""
    return sql.SQL(statement.as_string(None))
