"""The service's own copy of what its subjects wait for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeAlias
from uuid import UUID

from shared.eventing.positions import move, position_of

FOLLOWER = "timers"

DELETE = """
DELETE FROM timers USING unnest(%s::text[], %s::uuid[]) AS gone (kind, subject_id)
WHERE timers.kind = gone.kind AND timers.subject_id = gone.subject_id
"""

INSERT = """
INSERT INTO timers (kind, subject_id, alert, due_at)
SELECT * FROM unnest(%s::text[], %s::uuid[], %s::text[], %s::timestamptz[])
"""

Subject: TypeAlias = tuple[str, UUID]
"""A kind and one of its subjects."""


@dataclass(frozen=True, slots=True)
class Due:
    """One deadline of one subject; ``due_at`` in UTC."""

    kind: str
    subject_id: UUID
    alert: str
    due_at: datetime


@dataclass(frozen=True)
class Timetable:
    """The timers table."""

    connection: Callable[[], Any]

    def position(self) -> int:
        """Tell up to where of the log the table is true."""
        with self.connection() as connection, connection.cursor() as cursor:
            return position_of(cursor, FOLLOWER)

    def of(self, subjects: Collection[Subject]) -> dict[Subject, frozenset[Due]]:
        """Give what the table knows of some subjects."""
        found: dict[Subject, set[Due]] = {}
        with self.connection() as connection, connection.cursor() as cursor:
            cursor.execute(
                "SELECT * FROM timers WHERE subject_id = ANY(%s)", ([each for _, each in subjects],)
            )
            for row in cursor.fetchall():
                due = _due(row)
                found.setdefault((due.kind, due.subject_id), set()).add(due)
        return {subject: frozenset(dues) for subject, dues in found.items()}

    def replace(self, wanted: Mapping[Subject, frozenset[Due]], position: int) -> None:
        """Write what some subjects wait for now, and how far of the log that is true.

        Nobody waits for the disk: what a crash takes is read from the log again.
        """
        dues = [due for each in wanted.values() for due in each]
        subjects = [[kind for kind, _ in wanted], [subject_id for _, subject_id in wanted]]
        with self.connection() as connection, connection.transaction():
            cursor = connection.cursor()
            cursor.execute("SET LOCAL synchronous_commit TO off")
            if wanted:
                cursor.execute(DELETE, subjects, prepare=True)
            if dues:
                cursor.execute(INSERT, _columns(dues), prepare=True)
            move(cursor, FOLLOWER, position)

    def all(self, size: int) -> Iterator[Sequence[Due]]:
        """Give every timer, earliest first, in pages."""
        with self.connection() as connection, connection.cursor() as cursor:
            cursor.execute("SELECT * FROM timers ORDER BY due_at")
            while rows := cursor.fetchmany(size):
                yield [_due(row) for row in rows]

    def backlog(self, now: datetime) -> int:
        """Count the timers that are due and have not been told."""
        with self.connection() as connection, connection.cursor() as cursor:
            row = cursor.execute(
                "SELECT count(*) FROM timers WHERE due_at <= %s", (now,)
            ).fetchone()
        return int(row["count"])


def _columns(dues: Sequence[Due]) -> list[list[Any]]:
    return [
        [due.kind for due in dues],
        [due.subject_id for due in dues],
        [due.alert for due in dues],
        [due.due_at for due in dues],
    ]


def _due(row: Mapping[str, Any]) -> Due:
    return Due(row["kind"], row["subject_id"], row["alert"], row["due_at"].astimezone(UTC))
