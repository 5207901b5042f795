"""Reads records and log row by row, each from one moment, a million of them in little memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final, LiteralString, NamedTuple, TypeAlias, TypeVar, cast
from uuid import UUID

import psycopg
from psycopg.rows import tuple_row

T = TypeVar("T")

AT_A_TIME: Final = 5_000

# Who owns a table can take its constraints away: what could not stand there is read as something
# that fits nothing, so that it is named like any other change.
STORED: Final[LiteralString] = """
SELECT coalesce(notification_id, 0), originator_id, coalesce(originator_version, 0),
coalesce(topic, ''), coalesce(state, ''), coalesce(mac, '') FROM stored_events
WHERE %(streams)s::uuid[] IS NULL OR originator_id = ANY(%(streams)s) ORDER BY notification_id
"""
ENTRIES: Final[LiteralString] = """
SELECT coalesce(leaf_index, -1), service, coalesce(position, 0), event_id, kind, subject_id, stream,
version, name, least(greatest(occurred_at, '0001-01-02'), '9999-12-30'),
least(greatest(recorded_at, '0001-01-02'), '9999-12-30'), acted_by, child_id,
coalesce(hash, ''), coalesce(leaf_hash, '') FROM entries
"""
OF_A_SERVICE: Final[LiteralString] = (
    ENTRIES
    + """
WHERE service = %(service)s AND (%(streams)s::uuid[] IS NULL OR stream = ANY(%(streams)s))
ORDER BY position
"""
)
IN_ORDER: Final[LiteralString] = ENTRIES + "ORDER BY leaf_index"
LAST_KNOWN: Final = "SELECT service, max(position) FROM entries GROUP BY service"
NODES: Final[LiteralString] = """
SELECT level, index, coalesce(hash, '') FROM nodes
ORDER BY (index::float8 + 1) * power(2::float8, least(level, 60)), level
"""


StoredNode: TypeAlias = tuple[int, int, bytes]
"""A row of the tree above the log's entries: level, place in it, hash."""


class Stored(NamedTuple):
    """A row of a service's record."""

    position: int
    stream: UUID
    version: int
    name: str
    document: bytes
    mac: bytes


class Entry(NamedTuple):
    """A row of the log."""

    leaf_index: int
    service: str
    position: int
    event_id: UUID
    kind: str
    subject_id: UUID
    stream: UUID
    version: int
    name: str
    occurred_at: datetime
    recorded_at: datetime
    by: UUID
    child_id: UUID | None
    hash: bytes
    leaf_hash: bytes


@contextmanager
def one_moment(url: str) -> Iterator[psycopg.Connection]:
    """Open a database as it is now: nothing that comes later is seen."""
    with psycopg.connect(url, options="-c timezone=UTC") as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        connection.execute("SELECT 1")
        yield connection


def stored(
    connection: psycopg.Connection, streams: Collection[UUID] | None = None
) -> Iterator[Stored]:
    """Read a service's record in the order of recording; all of it, or some streams."""
    told = {"streams": None if streams is None else list(streams)}
    return map(Stored._make, _rows(connection, "stored", STORED, told))


def entries_of(
    connection: psycopg.Connection, service: str, streams: Collection[UUID] | None = None
) -> Iterator[Entry]:
    """Read what the log holds of a service, in the service's order."""
    told = {"service": service, "streams": None if streams is None else list(streams)}
    return map(Entry._make, _rows(connection, "entries", OF_A_SERVICE, told))


def entries(connection: psycopg.Connection) -> Iterator[Entry]:
    """Read the whole log in its own order."""
    return map(Entry._make, _rows(connection, "log", IN_ORDER, {}))


def nodes(connection: psycopg.Connection) -> Iterator[StoredNode]:
    """Read the tree above the log's entries, in the order in which it grew."""
    return cast("Iterator[StoredNode]", _rows(connection, "nodes", NODES, {}))


def last_known(connection: psycopg.Connection) -> dict[str, int]:
    """Tell how far the log has come with each service."""
    return dict(connection.execute(LAST_KNOWN).fetchall())


def last_position(connection: psycopg.Connection) -> int:
    """Tell up to which position a record goes, for a progress bar."""
    row = connection.execute("SELECT max(notification_id) FROM stored_events").fetchone()
    return int(row[0] or 0) if row else 0


def _rows(
    connection: psycopg.Connection, name: str, query: LiteralString, told: dict[str, Any]
) -> Iterator[tuple[Any, ...]]:
    return ahead(_batches(connection, name, query, told))


def _batches(
    connection: psycopg.Connection, name: str, query: LiteralString, told: dict[str, Any]
) -> Iterator[list[tuple[Any, ...]]]:
    with psycopg.ServerCursor(connection, name, row_factory=tuple_row) as cursor:
        cursor.execute(query, told, binary=True)
        while rows := cursor.fetchmany(AT_A_TIME):
            yield rows


def ahead(batches: Iterator[list[T]]) -> Iterator[T]:
    """Give the rows of batches while the next one is being fetched, so that neither side waits."""
    with ThreadPoolExecutor(1) as fetching:
        coming: Future[list[T]] = fetching.submit(next, batches, [])
        while rows := coming.result():
            coming = fetching.submit(next, batches, [])
            yield from rows
