"""Looks entries of the log up: one by its event, many by their child."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from psycopg.rows import class_row

from services.audit_trail.log.log import Connections
from shared.eventing.streams import AUDIT_TRAIL
from shared.proof.receipt import Receipt

RECEIPT: Final = """
SELECT leaf_index, service, position, event_id, kind, subject_id, stream, version, name,
    occurred_at, recorded_at, acted_by, child_id, encode(hash, 'hex') AS hash
FROM entries WHERE event_id = %s ORDER BY leaf_index LIMIT 1
"""

CHILDREN: Final = """
SELECT child_id FROM subjects_of_children WHERE subject_id = %s AND service = %s AND kind = %s
"""

PLACE: Final = "SELECT leaf_index, stream FROM entries WHERE event_id = %s ORDER BY 1 LIMIT 1"

ABOUT_A_CHILD: Final = """
SELECT found.* FROM subjects_of_children AS tied CROSS JOIN LATERAL (
    SELECT leaf_index, service, event_id, kind, subject_id, stream FROM entries
    WHERE entries.subject_id = tied.subject_id AND leaf_index > %(after)s
        AND entries.service = tied.service AND entries.kind = tied.kind
        AND (%(by)s::uuid IS NULL OR acted_by = %(by)s)
        AND (%(happened_from)s::timestamptz IS NULL OR occurred_at >= %(happened_from)s)
        AND (%(happened_to)s::timestamptz IS NULL OR occurred_at <= %(happened_to)s)
        AND (%(learned_after)s::timestamptz IS NULL
            OR greatest(recorded_at, tied_at) > %(learned_after)s)
        AND (%(learned_until)s::timestamptz IS NULL
            OR greatest(recorded_at, tied_at) <= %(learned_until)s)
        AND (%(streams)s::uuid[] IS NULL OR stream = ANY(%(streams)s))
    ORDER BY leaf_index LIMIT %(limit)s
) AS found
WHERE tied.child_id = %(child_id)s AND tied.service <> %(own)s
    AND (%(subject_id)s::uuid IS NULL OR tied.subject_id = %(subject_id)s)
    AND (%(kind)s::text IS NULL OR tied.kind = %(kind)s)
ORDER BY leaf_index LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events about a child are asked for; None asks for all.

    ``by`` is who acted, ``subject_id`` and ``kind`` what the events are about. They happened from
    ``happened_from`` to ``happened_to``, and were learned after ``learned_after`` and not after
    ``learned_until``: what was known before anyone knew which child it is about, was learned of the
    child when that was known.
    """

    child_id: UUID
    subject_id: UUID | None = None
    kind: str | None = None
    by: UUID | None = None
    happened_from: datetime | None = None
    happened_to: datetime | None = None
    learned_after: datetime | None = None
    learned_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an event stands in the log, and what it is about."""

    leaf_index: int
    service: str
    event_id: UUID
    kind: str
    subject_id: UUID
    stream: UUID


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event stands: in the log, and in which stream."""

    leaf_index: int
    stream: UUID


@dataclass(frozen=True)
class Entries:
    """The entries of the log."""

    connections: Connections

    def receipt(self, event_id: UUID) -> tuple[int, Receipt] | None:
        """Find what the log was told of an event, and at which leaf it stands."""
        with self.connections() as connection:
            row = connection.execute(RECEIPT, (event_id,), prepare=True).fetchone()
        if row is None:
            return None
        fields: Mapping[str, object] = {
            name: value for name, value in row.items() if name not in {"leaf_index", "acted_by"}
        }
        return row["leaf_index"], Receipt.model_validate({**fields, "by": row["acted_by"]})

    def children_of(self, receipt: Receipt) -> Sequence[UUID]:
        """Find the children that the subject of an event is about."""
        subject = (receipt.subject_id, receipt.service, receipt.kind)
        with self.connections() as connection:
            rows = connection.execute(CHILDREN, subject, prepare=True).fetchall()
        return [row["child_id"] for row in rows]

    def place(self, event_id: UUID) -> Place | None:
        """Find where an event stands."""
        with self.connections() as connection:
            row = connection.execute(PLACE, (event_id,), prepare=True).fetchone()
        return Place(**row) if row else None

    def about(
        self, asked: Asked, after: int, limit: int, streams: Collection[UUID] | None = None
    ) -> Sequence[Entry]:
        """Find events about a child behind a leaf, in the order of the log; of some streams.

        What the log's own service has recorded is left out: it tells no lines.
        """
        parameters = {
            **{name: getattr(asked, name) for name in Asked.__slots__},
            "after": after,
            "limit": limit,
            "own": AUDIT_TRAIL,
            "streams": None if streams is None else list(streams),
        }
        with (
            self.connections() as connection,
            connection.cursor(row_factory=class_row(Entry)) as cursor,
        ):
            return cursor.execute(ABOUT_A_CHILD, parameters, prepare=True).fetchall()
