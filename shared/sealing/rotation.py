"""Wraps every key again in today's wrapping key. No event is written anew: its key is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

import psycopg
from psycopg import sql

from shared.sealing.wrapping import Wrapped, Wrapping, WrongWrappingKey

AT_A_TIME: Final = 500
"""How many keys are wrapped again in one transaction."""

FIRST: Final = UUID(int=0)

_Row: TypeAlias = tuple[UUID, bytes]


OTHERS: Final = sql.SQL("SELECT DISTINCT wrapped_by FROM {} WHERE wrapped_by <> %s ORDER BY 1")

READ: Final = sql.SQL(
    "SELECT id, wrapped FROM {} WHERE wrapped_by = %s AND id > %s ORDER BY id LIMIT %s"
)

WRITE: Final = sql.SQL("""
UPDATE {} AS kept SET wrapped = fresh.wrapped, wrapped_by = fresh.wrapped_by
FROM unnest(%s::uuid[], %s::bytea[], %s::text[]) AS fresh (id, wrapped, wrapped_by)
WHERE kept.id = fresh.id AND kept.wrapped_by = %s
""")

HOW_MANY: Final = sql.SQL("SELECT wrapped_by, count(*) FROM {} GROUP BY wrapped_by")

TABLES: Final = (sql.Identifier("person_keys"), sql.Identifier("stream_keys"))


class Rotated(NamedTuple):
    """How many keys were wrapped again, and how many could not be opened and stay as they are."""

    rewrapped: int = 0
    not_opened: int = 0


def nobody(_: Rotated) -> None:
    """Tell nobody how far it has come."""


def rotate(
    url: str,
    wrapping: Wrapping,
    told: Callable[[Rotated], None] = nobody,
    at_a_time: int = AT_A_TIME,
) -> Rotated:
    """Wrap every key in today's wrapping key; ``url`` is that of the role that owns the keys.

    ``told`` is told after each batch, which is then on record: broken off anywhere, it goes on
    with what is left. Keys may be made, read and destroyed meanwhile. Raises
    ``UnknownWrappingKey``, before anything that was wrapped in such a key is changed.
    """
    so_far = Rotated()
    with psycopg.connect(url, autocommit=True) as connection:
        for table in TABLES:
            for old in _other_names(connection, table, wrapping.current):
                for rows in _batches(connection, table, old, at_a_time):
                    done = _wrap_again(connection, table, old, rows, wrapping)
                    so_far = Rotated(*map(sum, zip(so_far, done, strict=True)))
                    told(so_far)
    return so_far


def count_keys(url: str) -> Mapping[str, int]:
    """Count the keys that are wrapped in each wrapping key, by its name."""
    counted: dict[str, int] = {}
    with psycopg.connect(url, autocommit=True) as connection:
        for table in TABLES:
            for name, number in connection.execute(HOW_MANY.format(table)):
                counted[name] = counted.get(name, 0) + number
    return counted


def _other_names(
    connection: psycopg.Connection, table: sql.Identifier, current: str
) -> Sequence[str]:
    return [name for (name,) in connection.execute(OTHERS.format(table), (current,))]


def _batches(
    connection: psycopg.Connection, table: sql.Identifier, old: str, at_a_time: int
) -> Iterator[Sequence[_Row]]:
    last = FIRST
    while rows := connection.execute(READ.format(table), (old, last, at_a_time)).fetchall():
        yield rows
        last = rows[-1][0]


def _wrap_again(
    connection: psycopg.Connection,
    table: sql.Identifier,
    old: str,
    rows: Sequence[_Row],
    wrapping: Wrapping,
) -> Rotated:
    opened = [
        (owner, key)
        for owner, wrapped in rows
        if (key := _opened(wrapping, Wrapped(bytes(wrapped), old), owner)) is not None
    ]
    fresh = [wrapping.wrap(key, owner) for owner, key in opened]
    done = connection.execute(
        WRITE.format(table),
        (
            [owner for owner, _ in opened],
            [one.content for one in fresh],
            [one.wrapped_by for one in fresh],
            old,
        ),
    )
    return Rotated(done.rowcount, len(rows) - len(opened))


def _opened(wrapping: Wrapping, wrapped: Wrapped, owner: UUID) -> bytes | None:
    try:
        return wrapping.unwrap(wrapped, owner)
    except WrongWrappingKey:
        return None
