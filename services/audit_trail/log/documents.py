"""Which documents there are about a child, read from the log: no service has to be asked."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from services.audit_trail.domain.documents import Covered, Document
from services.audit_trail.log.log import Connections
from shared.time.municipal_calendar import local_day

EVENTS: Final = """
SELECT tied.service, tied.kind, tied.subject_id, name, max(occurred_at) AS last_at
FROM subjects_of_children AS tied JOIN entries
    ON entries.subject_id = tied.subject_id AND entries.service = tied.service
    AND entries.kind = tied.kind
WHERE tied.child_id = %s
GROUP BY tied.service, tied.kind, tied.subject_id, name
ORDER BY tied.service, tied.kind, tied.subject_id, name
"""


def documents_of(connections: Connections, child_id: UUID) -> tuple[Document, ...]:
    """Give every document about a child, with the day of the last event of each name."""
    with connections() as connection:
        rows = connection.execute(EVENTS, (child_id,)).fetchall()
    found: dict[Covered, dict[str, date]] = {}
    for row in rows:
        covered = Covered(service=row["service"], kind=row["kind"], subject_id=row["subject_id"])
        found.setdefault(covered, {})[row["name"]] = local_day(row["last_at"])
    return tuple(Document(covered=covered, last=last) for covered, last in found.items())
