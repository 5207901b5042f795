"""What is asked of the log's tables: INSERT and SELECT, nothing else."""

from __future__ import annotations

from typing import Final

ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(7482296)"
"""Taken before the size is read, so that leaves are numbered without gaps."""

SIZE: Final = "SELECT coalesce(max(leaf_index) + 1, 0) AS size FROM entries"

LAST: Final = "SELECT coalesce(max(position), 0) AS last FROM entries WHERE service = %s"

LASTS: Final = """
SELECT service, (SELECT coalesce(max(position), 0) FROM entries WHERE entries.service = s.service)
AS last FROM unnest(%s::text[]) AS s (service)
"""

KNOWN: Final = """
SELECT position, encode(hash, 'hex') AS hash FROM entries
WHERE service = %s AND position = ANY(%s)
"""

ENTER: Final = """
INSERT INTO entries (leaf_index, service, position, event_id, kind, subject_id, stream, version,
    name, occurred_at, recorded_at, acted_by, child_id, hash, leaf_hash)
SELECT * FROM unnest(%s::bigint[], %s::text[], %s::bigint[], %s::uuid[], %s::text[], %s::uuid[],
    %s::uuid[], %s::bigint[], %s::text[], %s::timestamptz[], %s::timestamptz[], %s::uuid[],
    %s::uuid[], %s::bytea[], %s::bytea[])
"""

ENTER_NODES: Final = """
INSERT INTO nodes (level, index, hash)
SELECT * FROM unnest(%s::smallint[], %s::bigint[], %s::bytea[])
"""

TIE: Final = """
INSERT INTO subjects_of_children (child_id, service, kind, subject_id, tied_at)
SELECT * FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::uuid[], %s::timestamptz[])
ON CONFLICT DO NOTHING
"""

DISPUTE: Final = """
INSERT INTO disputed (service, position, hash, why, receipt, heard_at)
VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""

DISPUTED: Final = "SELECT service, count(*) AS count FROM disputed GROUP BY service"

NODES: Final = """
SELECT 0::smallint AS level, leaf_index AS index, leaf_hash AS hash FROM entries
WHERE leaf_index = ANY(%s)
UNION ALL
SELECT level, index, hash FROM nodes
JOIN unnest(%s::smallint[], %s::bigint[]) AS asked (level, index) USING (level, index)
"""
