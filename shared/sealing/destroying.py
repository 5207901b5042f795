"""Takes keys away, for good: the one thing that its role in the database of keys may do."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, LiteralString
from uuid import UUID

import psycopg

OF_A_PERSON: Final[LiteralString] = "SELECT id FROM person_keys WHERE person_id = %s"
PERSON_KEYS: Final[LiteralString] = "DELETE FROM person_keys WHERE id = ANY(%s)"
STREAM_KEYS: Final[LiteralString] = "DELETE FROM stream_keys WHERE id = ANY(%s)"


def ids_of_keys(url: str, person: UUID) -> tuple[UUID, ...]:
    """Name a person's keys, without reading them; none when nothing was ever sealed of them."""
    with psycopg.connect(url, connect_timeout=5) as connection:
        return tuple(key for (key,) in connection.execute(OF_A_PERSON, (person,)))


def destroy(url: str, person_keys: Collection[UUID], stream_keys: Collection[UUID]) -> int:
    """Take keys away, all of them or none; gives how many were still there.

    By the keys' own ids: what is written about the same person later has another key.
    """
    with psycopg.connect(url, connect_timeout=5) as connection:
        people = connection.execute(PERSON_KEYS, (list(person_keys),)).rowcount
        streams = connection.execute(STREAM_KEYS, (list(stream_keys),)).rowcount
    return people + streams
