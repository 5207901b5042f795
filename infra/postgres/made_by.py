"""Remembers which code made a service's tables, so that they need not be looked at again.

The mark is a comment on the database itself: a database that is dropped or restored takes it along.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import psycopg
from psycopg import sql


def mark_of(folders: Iterable[Path]) -> str:
    """Give a mark of everything from which tables are made: code and migrations alike."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted((*folder.rglob("*.py"), *folder.rglob("*.sql"))):
            digest.update(file.relative_to(folder).as_posix().encode())
            digest.update(file.read_bytes())
    return f"Tables made by {digest.hexdigest()}"


def are_made_by(mark: str, administrator: str, databases: Sequence[str]) -> bool:
    """Tell whether the tables of all these databases were made by this very code."""
    with psycopg.connect(administrator) as connection:
        rows = connection.execute(
            "SELECT datname FROM pg_database"
            " WHERE datname = ANY(%s) AND shobj_description(oid, 'pg_database') = %s",
            [list(databases), mark],
        ).fetchall()
    return {name for (name,) in rows} == set(databases)


def put_mark(mark: str, administrator: str, databases: Sequence[str]) -> None:
    """Say that this code has made the tables of these databases."""
    with psycopg.connect(administrator) as connection:
        for name in databases:
            connection.execute(
                sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), mark)
            )
