"""Where keys are kept: a database of its own, in which every key stands wrapped."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, LiteralString
from uuid import UUID, uuid4

from psycopg import Connection
from psycopg_pool import ConnectionPool

from shared.sealing.wrapping import KEY_BYTES, Wrapped, Wrapping

STOCK: Final = 200
"""How many stream keys are made at a time: one write for as many new streams."""

CONNECTIONS: Final = 4

PERSON_KEYS: Final[LiteralString] = """
SELECT id, wrapped, wrapped_by FROM person_keys WHERE id = ANY(%s)
"""
KEY_OF_A_PERSON: Final[LiteralString] = """
SELECT id, wrapped, wrapped_by FROM person_keys WHERE person_id = %s
"""
STREAM_KEYS: Final[LiteralString] = """
SELECT id, wrapped, wrapped_by FROM stream_keys WHERE id = ANY(%s)
"""
NEW_PERSON_KEY: Final[LiteralString] = """
INSERT INTO person_keys (id, person_id, wrapped, wrapped_by) VALUES (%s, %s, %s, %s)
ON CONFLICT DO NOTHING
"""
NEW_STREAM_KEYS: Final[LiteralString] = """
INSERT INTO stream_keys (id, wrapped, wrapped_by)
SELECT * FROM unnest(%s::uuid[], %s::bytea[], %s::text[])
"""


@dataclass
class Vault:
    """Reads and makes keys. Rights needed: SELECT and INSERT; nobody who serves can destroy one."""

    url: str = field(repr=False)
    wrapping: Wrapping
    _stock: deque[tuple[UUID, bytes]] = field(default_factory=deque, repr=False)
    _filling: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @cached_property
    def _pool(self) -> ConnectionPool[Connection]:
        return ConnectionPool(
            self.url,
            min_size=1,
            max_size=CONNECTIONS,
            timeout=5,
            kwargs={"autocommit": True, "connect_timeout": 5},
            open=True,
        )

    def close(self) -> None:
        """Let go of the database."""
        if "_pool" in self.__dict__:
            self._pool.close()

    def person_keys(self, ids: Collection[UUID]) -> Mapping[UUID, bytes]:
        """Give some people's keys, by the keys' own ids; one that was destroyed is left out."""
        return self._read(PERSON_KEYS, list(ids)) if ids else {}

    def stream_keys(self, ids: Collection[UUID]) -> Mapping[UUID, bytes]:
        """Give some stream keys; one that was destroyed is left out."""
        return self._read(STREAM_KEYS, list(ids)) if ids else {}

    def key_of(self, person: UUID) -> tuple[UUID, bytes]:
        """Give a person's key and its id; it is made and stored when there is none."""
        known = self._read(KEY_OF_A_PERSON, person)
        if not known:
            self._make_a_key_of(person)
            known = self._read(KEY_OF_A_PERSON, person)
        return next(iter(known.items()))

    def _read(self, query: LiteralString, asked: list[UUID] | UUID) -> Mapping[UUID, bytes]:
        with self._pool.connection() as connection:
            rows = connection.execute(query, (asked,), prepare=True).fetchall()
        return {
            owner: self.wrapping.unwrap(Wrapped(bytes(content), by), owner)
            for owner, content, by in rows
        }

    def _make_a_key_of(self, person: UUID) -> None:
        made = uuid4()
        wrapped = self.wrapping.wrap(os.urandom(KEY_BYTES), made)
        with self._pool.connection() as connection:
            connection.execute(NEW_PERSON_KEY, (made, person, wrapped.content, wrapped.wrapped_by))

    def new_stream_key(self) -> tuple[UUID, bytes]:
        """Give a stream key that nobody uses yet; it is stored before it is given."""
        with self._filling:
            if not self._stock:
                self._fill()
            return self._stock.popleft()

    def _fill(self) -> None:
        made = [(uuid4(), os.urandom(KEY_BYTES)) for _ in range(STOCK)]
        wrapped = [self.wrapping.wrap(key, owner) for owner, key in made]
        with self._pool.connection() as connection:
            connection.execute(
                NEW_STREAM_KEYS,
                (
                    [owner for owner, _ in made],
                    [one.content for one in wrapped],
                    [one.wrapped_by for one in wrapped],
                ),
            )
        self._stock.extend(made)
