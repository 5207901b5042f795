"""Writes events by the one statement that does: in commit order, with what was received."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeAlias
from uuid import UUID

import orjson
import psycopg
from eventsourcing.persistence import (
    InterfaceError,
    OperationalError,
    RecordConflictError,
    StoredEvent,
)
from eventsourcing.postgres import PostgresApplicationRecorder
from psycopg.rows import DictRow

from shared.eventing.together import Together

PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds to wait before each new try, when PostgreSQL was away or a commit's answer was lost."""

PATIENCE = 5.0
"""Seconds after which no new try begins: who asked waits, and so does everyone behind them."""


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


APPEND = "SELECT append_events(%s) AS answers"

CONFLICTS: Final[Mapping[str, type[RecordConflictError]]] = {
    "taken": RecordConflictError,
    "grown": ANeighbourMoved,
}

Said: TypeAlias = dict[str, object]
"""A decision as the function in the database takes it."""

Answer: TypeAlias = Mapping[str, Any]
"""What came of a decision: its outcome, and the positions of its events."""


class Recorder(PostgresApplicationRecorder):
    """The library's recorder with an own way to insert.

    The library's takes a table lock, which waits for VACUUM, and hangs on one large save; this one
    sends one statement, and the function it calls takes an advisory lock. Those who save at the
    same time share it, and the wait for the disk. Rights needed: SELECT and INSERT on the four
    named columns of the events, USAGE on their sequence, SELECT and INSERT on the receipts.
    """

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        **kwargs: Any,  # noqa: ANN401 - the library passes keywords of whatever kind
    ) -> Sequence[int] | None:
        """Write events and a receipt in one transaction.

        Keyword ``macs`` holds the service's seal of each event, ``receipt`` is a ``Receipt``;
        ``rested_on`` maps streams that were read but not written to the version read. Raises
        ``AlreadyReceived``, ``RecordConflictError`` when a place in a stream is taken,
        ``ANeighbourMoved``, ``OperationalError`` when PostgreSQL stays away.
        """
        macs: Sequence[bytes] = kwargs["macs"]
        said = said_of(stored_events, macs, kwargs.get("receipt"), kwargs.get("rested_on") or {})
        until = time.monotonic() + PATIENCE
        for pause in PAUSES:
            try:
                return positions_in(self._together.ask(said))
            except (InterfaceError, OperationalError):
                if time.monotonic() + pause > until:
                    raise
                time.sleep(pause)
        return positions_in(self._together.ask(said))

    @cached_property
    def _together(self) -> Together[Said, Answer]:
        return Together(self._append, is_everyones=is_away)

    def _append(self, decisions: Sequence[Said]) -> Sequence[Answer]:
        with self.datastore.get_connection() as connection, connection.cursor() as cursor:
            return append(cursor, decisions)


def append(cursor: psycopg.Cursor[DictRow], decisions: Sequence[Said]) -> Sequence[Answer]:
    """Say some decisions to the function in the database, in the cursor's transaction."""
    said = orjson.dumps(decisions).decode()
    row = cursor.execute(APPEND, (said,), prepare=True, binary=True).fetchone()
    assert row is not None
    answers: Sequence[Answer] = row["answers"]
    return answers


def said_of(
    events: Sequence[StoredEvent],
    macs: Sequence[bytes],
    receipt: Receipt | None,
    rested_on: Mapping[UUID, int],
) -> Said:
    """Say a decision as the function in the database takes it."""
    said: Said = {
        "events": [
            {
                "id": event.originator_id,
                "version": event.originator_version,
                "topic": event.topic,
                "state": event.state.decode(),
                "mac": mac.hex(),
            }
            for event, mac in zip(events, macs, strict=True)
        ]
    }
    if receipt is not None:
        said["receipt"] = receipt
    if rested_on:
        said["rested_on"] = [{"id": id_, "version": seen} for id_, seen in rested_on.items()]
    return said


def positions_in(answer: Answer) -> Sequence[int]:
    """Give the positions of what was recorded; raises what kept it from being recorded."""
    outcome = answer["outcome"]
    if outcome == "recorded":
        positions: Sequence[int] = answer["positions"]
        return positions
    if conflict := CONFLICTS.get(outcome):
        raise conflict
    raise AlreadyReceived(same_request=outcome == "repeated")


def is_away(error: BaseException) -> bool:
    """Tell whether an error means that PostgreSQL could not be reached just now."""
    return isinstance(error, (InterfaceError, OperationalError, psycopg.OperationalError))
