"""Makes a service's tables, as the role that owns them, before the service starts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

from shared.eventing.views import AnyView, definition

KIT = Path(__file__).parent / "migrations"


def migrate(
    owner_url: str, runtime_url: str, folders: Sequence[Path], views: Iterable[AnyView]
) -> None:
    """Apply every migration that has not been applied, and make the tables of new views.

    Migrations are SQL files, applied in order of name, each in the one transaction of this call;
    ``{runtime}`` in them is the role the service runs as, ``{runtime_name}`` its name in quotes.
    Safe to call at the same time twice.
    """
    runtime = role_of(runtime_url)
    with psycopg.connect(owner_url) as connection:
        apply(connection, runtime, [KIT, *folders])
        for view in views:
            connection.execute(definition(view, runtime))


def role_of(url: str) -> str:
    """Give the role that signs in with an address."""
    return unquote(urlsplit(url).username or "")


def apply(connection: psycopg.Connection, runtime: str, folders: Sequence[Path]) -> None:
    """Apply what has not been applied, in the connection's transaction."""
    connection.execute("SELECT pg_advisory_xact_lock(hashtext('stafett-migrate'))")
    connection.execute("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)")
    done = {name for (name,) in connection.execute("SELECT name FROM migrations")}
    for path in _files(folders):
        name = f"{path.parent.parent.name}/{path.name}"
        if name not in done:
            _apply(connection, path, runtime)
            connection.execute("INSERT INTO migrations VALUES (%s)", (name,))


def _files(folders: Iterable[Path]) -> list[Path]:
    return [path for folder in folders for path in sorted(folder.glob("*.sql"))]


def _apply(connection: psycopg.Connection, path: Path, runtime: str) -> None:
    text = path.read_text()
    for mark, said in (("{runtime}", sql.Identifier), ("{runtime_name}", sql.Literal)):
        text = text.replace(mark, said(runtime).as_string(connection))
    connection.execute(text.encode())
