"""The one statement that writes events: in commit order, with what was received, or not at all."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from eventsourcing.persistence import (
    InterfaceError,
    OperationalError,
    RecordConflictError,
    StoredEvent,
)
from eventsourcing.postgres import PostgresApplicationRecorder
from psycopg import Cursor
from psycopg.rows import DictRow

APPEND_LOCK = 7_482_291
"""Advisory lock held while events get their place in the log, so that readers never skip one."""

PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds to wait before each new try, when PostgreSQL was away or a commit's answer was lost."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a save answers: ``key`` within ``scope`` is taken once (an inbox, an Idempotency-Key).

    ``fingerprint`` tells a repeat of the same request from another request under the same key.
    """

    scope: str
    key: str
    fingerprint: str = ""


class AlreadyReceived(Exception):
    """The receipt was taken before: what it stands for has had its effect, or was another request.

    ``same_request`` is False when the key was used with other content.
    """

    def __init__(self, same_request: bool) -> None:
        super().__init__("already received")
        self.same_request = same_request


class ANeighbourMoved(RecordConflictError):
    """A stream on which the decision rested, without writing to it, has grown meanwhile."""


# One statement: the lock is taken before ids are drawn, and ids become visible in commit order.
# A receipt already taken leaves nothing to write.
APPEND = """
WITH locked AS MATERIALIZED (SELECT pg_advisory_xact_lock(%(lock)s)),
claimed AS (
    INSERT INTO receipts (scope, key, fingerprint)
    SELECT %(scope)s, %(key)s, %(fingerprint)s FROM locked WHERE %(key)s <> ''
    ON CONFLICT DO NOTHING RETURNING 1
),
written AS (
    INSERT INTO stored_events (originator_id, originator_version, topic, state)
    SELECT new.id, new.version, new.topic, new.state FROM locked, unnest(
        %(ids)s::uuid[], %(versions)s::bigint[], %(topics)s::text[], %(states)s::bytea[]
    ) WITH ORDINALITY AS new (id, version, topic, state, place)
    WHERE %(key)s = '' OR EXISTS (SELECT FROM claimed)
    ORDER BY new.place
    RETURNING notification_id
)
SELECT (SELECT count(*) FROM claimed) AS claimed,
       (SELECT array_agg(notification_id ORDER BY notification_id) FROM written) AS ids,
       pg_notify('stored_events', '')
"""

MOVED = """
SELECT 1 FROM unnest(%s::uuid[], %s::bigint[]) AS rested (id, version)
JOIN stored_events ON originator_id = rested.id AND originator_version > rested.version LIMIT 1
"""


class Recorder(PostgresApplicationRecorder):
    """The library's recorder with an own way to insert.

    The library's takes a table lock, which waits for VACUUM, and hangs on one large save; this one
    takes an advisory lock and sends one statement. Rights needed: SELECT and INSERT on the four
    named columns of the events, USAGE on their sequence, SELECT and INSERT on the receipts.
    """

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        """Write events and a receipt in one transaction.

        Keyword ``receipt`` is a ``Receipt``; ``rested_on`` maps streams that were read but not
        written to the version read. Raises ``AlreadyReceived``, ``RecordConflictError`` when a
        place in a stream is taken, ``ANeighbourMoved``, ``OperationalError`` when PostgreSQL
        stays away.
        """
        receipt: Receipt | None = kwargs.get("receipt")
        rested_on: dict[UUID, int] = kwargs.get("rested_on") or {}
        for pause in PAUSES:
            try:
                return self._append(stored_events, receipt, rested_on)
            except (InterfaceError, OperationalError):
                time.sleep(pause)
        return self._append(stored_events, receipt, rested_on)

    def _append(
        self,
        events: Sequence[StoredEvent],
        receipt: Receipt | None,
        rested_on: dict[UUID, int],
    ) -> list[int]:
        with self.datastore.get_connection() as conn, conn.cursor() as curs:
            if not rested_on:
                return self._insert(curs, events, receipt)
            with conn.transaction():
                curs.execute("SELECT pg_advisory_xact_lock(%s)", (APPEND_LOCK,))
                if curs.execute(MOVED, (list(rested_on), list(rested_on.values()))).fetchone():
                    raise ANeighbourMoved
                return self._insert(curs, events, receipt)

    def _insert(
        self, curs: Cursor[DictRow], events: Sequence[StoredEvent], receipt: Receipt | None
    ) -> list[int]:
        parameters = {
            "lock": APPEND_LOCK,
            "scope": receipt.scope if receipt else "",
            "key": receipt.key if receipt else "",
            "fingerprint": receipt.fingerprint if receipt else "",
            "ids": [e.originator_id for e in events],
            "versions": [e.originator_version for e in events],
            "topics": [e.topic for e in events],
            "states": [e.state for e in events],
        }
        row = curs.execute(APPEND, parameters, prepare=True, binary=True).fetchone()
        assert row is not None
        if receipt and not row["claimed"]:
            raise AlreadyReceived(self._same_request(curs, receipt))
        return row["ids"] or []

    def _same_request(self, curs: Cursor[DictRow], receipt: Receipt) -> bool:
        row = curs.execute(
            "SELECT fingerprint FROM receipts WHERE scope = %s AND key = %s",
            (receipt.scope, receipt.key),
        ).fetchone()
        return row is not None and row["fingerprint"] == receipt.fingerprint


def is_away(error: BaseException) -> bool:
    """Tell whether an error means that PostgreSQL could not be reached just now."""
    return isinstance(error, (InterfaceError, OperationalError, psycopg.OperationalError))
