"""Reads from the log's own record which keys two persons have decided to take away.

It is read where keys may have come back, as with a copy of their database that was put back.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from typing import Any, Final, LiteralString, NamedTuple
from uuid import UUID

import orjson
from psycopg import Connection
from psycopg.rows import tuple_row

from shared.proof.event_hash import event_hash, event_mac

NAME: Final = "forgetting.erasure-approved"
"""The stored name of the decision; never renamed."""

DECIDED: Final[LiteralString] = """
SELECT originator_id, originator_version, topic, state, mac FROM stored_events
WHERE topic = %s ORDER BY notification_id
"""


class Tombstone(NamedTuple):
    """One decision: of which child, and the ids of the keys that go."""

    erasure_id: UUID
    child_id: UUID
    person_keys: tuple[UUID, ...]
    stream_keys: tuple[UUID, ...]


class Found(NamedTuple):
    """The decisions on record, and how many rows stand there that this service never wrote."""

    tombstones: Sequence[Tombstone]
    forged: int


def read_tombstones(connection: Connection[Any], mac_key: bytes) -> Found:
    """Read every decision; what does not carry the service's own seal is no decision."""
    with connection.cursor(row_factory=tuple_row) as cursor:
        rows = cursor.execute(DECIDED, (NAME,)).fetchall()
    ours = [row for row in rows if _is_ours(row, mac_key)]
    return Found([_read(bytes(row[3])) for row in ours], len(rows) - len(ours))


def _is_ours(row: Sequence[Any], mac_key: bytes) -> bool:
    stream, version, name, document, mac = row
    expected = event_mac(mac_key, event_hash(stream, version, name, bytes(document)))
    return hmac.compare_digest(expected, bytes(mac or b""))


def _read(document: bytes) -> Tombstone:
    fields = orjson.loads(document)
    event = fields["event"]
    return Tombstone(
        UUID(event["erasure_id"]),
        UUID(fields["subject"]),
        tuple(map(UUID, event["keys"]["of_the_child"])),
        tuple(map(UUID, event["keys"]["of_streams"])),
    )
