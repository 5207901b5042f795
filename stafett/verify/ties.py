"""Holds what the log says is about a child against the entries that said so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, LiteralString

import psycopg

from services.audit_trail.log.log import NOT_TOLD
from stafett.verify.finding import Finding, What

DIFFERING: Final[LiteralString] = """
WITH made AS MATERIALIZED (
    SELECT DISTINCT ON (child_id, service, kind, subject_id)
        child_id, service, kind, subject_id, recorded_at AS tied_at
    FROM entries WHERE child_id IS NOT NULL AND kind <> ALL(%s)
    ORDER BY child_id, service, kind, subject_id, leaf_index
), kept AS (
    SELECT child_id, service, kind, subject_id, tied_at FROM subjects_of_children
)
SELECT DISTINCT service, kind, subject_id FROM (
    (TABLE made EXCEPT TABLE kept) UNION ALL (TABLE kept EXCEPT TABLE made)
) AS differing ORDER BY 1, 2, 3
"""


def wrong_ties(log: psycopg.Connection) -> Iterator[Finding]:
    """Name each subject that is not found with its child, is with another, or since another time.

    A trail, an export and whoever verifies one child would pass it by, or find too much.
    """
    for service, kind, subject_id in log.execute(DIFFERING, (list(NOT_TOLD),)):
        detail = f"to which child {kind} {subject_id} of {service} belongs"
        yield Finding(What.NOT_AS_ENTERED, "log", detail=detail)
