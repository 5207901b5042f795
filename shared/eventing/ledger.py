"""A service's log as it stands in its database: read in order, and bound to one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from eventsourcing.postgres import PostgresFactory
from psycopg import Connection
from psycopg.rows import DictRow, tuple_row

from shared.eventing.decider import Event
from shared.eventing.kind import AnyKind
from shared.eventing.placing import in_place
from shared.eventing.record import Record
from shared.eventing.recorded import Cause, Recorded, Row, read_row
from shared.eventing.recorder import append, positions_in, said_of
from shared.eventing.writing import Writer, Written
from shared.identity.actor import Actor
from shared.sealing.sealer import Sealer

LOG = """
SELECT notification_id, originator_id, originator_version, topic, state FROM stored_events
WHERE notification_id > %s ORDER BY notification_id LIMIT %s
"""

_BOUND: ContextVar[Connection[DictRow] | None] = ContextVar("bound", default=None)


@dataclass
class Ledger:
    """The log of one service: ``kinds`` by name, and the ``writer`` that seals what is added."""

    record: Record
    kinds: dict[str, AnyKind]
    writer: Writer

    def connection(self) -> AbstractContextManager[Connection[DictRow]]:
        """Borrow a connection to the service's database; in autocommit mode, rows as dicts.

        Inside ``bound`` it is always the same one, in one transaction.
        """
        bound = _BOUND.get()
        return nullcontext(bound) if bound is not None else self._borrowed()

    def _borrowed(self) -> AbstractContextManager[Connection[DictRow]]:
        factory = self.record.factory
        assert isinstance(factory, PostgresFactory)
        return factory.datastore.get_connection()

    @contextmanager
    def bound(self) -> Iterator[None]:
        """Do everything in the block over one connection, in one transaction, or nothing of it."""
        with self._borrowed() as connection, connection.transaction():
            token = _BOUND.set(connection)
            try:
                yield
            finally:
                _BOUND.reset(token)

    def append_here(
        self, entries: Sequence[tuple[AnyKind, UUID, Event, Actor, datetime, Cause]]
    ) -> None:
        """Record the first event of each of some new subjects, in the transaction of ``bound``.

        Raises ``RecordConflictError`` when one of the subjects is not new.
        """
        written = [
            one
            for kind, subject_id, event, by, now, cause in entries
            for one in self._first(kind, subject_id, event, by, now, cause)
        ]
        events, macs = [one.stored for one in written], [one.mac for one in written]
        with self.connection() as connection, connection.cursor() as cursor:
            positions_in(append(cursor, [said_of(events, macs, None, {})])[0])

    def _first(
        self, kind: AnyKind, subject_id: UUID, event: Event, by: Actor, now: datetime, cause: Cause
    ) -> Sequence[Written]:
        state = kind.decider.evolve(kind.decider.initial, event)
        about = kind.data_subject(state, subject_id)
        _, written, _ = in_place(
            self.writer, kind, subject_id, [event], about, {}, by=by, now=now, cause=cause
        )
        return written

    def close(self) -> None:
        """Let go of PostgreSQL."""
        self.record.close()
        self.writer.sealer.vault.close()

    def after(self, position: int, limit: int) -> Sequence[Recorded[Event]]:
        """Read the service's whole log after a position, in the order of recording.

        What people said stays sealed: whoever follows the log sees masks in its place.
        """
        return [read_row(row, self.kinds) for row in self.rows(LOG, position, limit)]

    @property
    def sealer(self) -> Sealer:
        """Give what opens words."""
        return self.writer.sealer

    def rows(self, query: LiteralString, *parameters: object) -> Sequence[Row]:
        """Read rows by a statement of ours."""
        with self.connection() as connection, connection.cursor(row_factory=tuple_row) as cursor:
            return cursor.execute(query, parameters, prepare=True, binary=True).fetchall()
