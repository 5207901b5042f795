"""The log: appended by one writer at a time, each service's receipts in their order, none twice."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeAlias

from psycopg import Connection, Cursor
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from services.audit_trail.log.batch import Dispute, Sorted, sort
from services.audit_trail.log.statements import (
    DISPUTE,
    DISPUTED,
    ENTER,
    KNOWN,
    LAST,
    LASTS,
    ONE_AT_A_TIME,
    TIE,
)
from services.audit_trail.log.tree import enter, nodes_in, size_in
from shared.proof.growing import edge_of
from shared.proof.merkle import leaf_hash
from shared.proof.receipt import Receipt, Receipts

log = logging.getLogger(__name__)

Connections: TypeAlias = Callable[[], AbstractContextManager[Connection[DictRow]]]
"""Borrows a connection in autocommit mode."""

NOT_TOLD: Final = frozenset({"reading", "who-is-who"})
"""Kinds whose subjects are no part of a child's trail, though their events may name the child.

Who has read is told elsewhere; each reading is a subject of its own, and there are many.
"""


@dataclass(frozen=True)
class Log:
    """The log's tables."""

    connections: Connections

    def take(self, context: str, batch: Receipts) -> Sorted:
        """Append what is new in a batch of one service; what was known is passed over.

        What does not agree with the log is kept beside it. Raises ``SomethingIsMissing``, and then
        nothing of the batch is taken.
        """
        with self._alone() as cursor:
            last = _last(cursor, context)
            old = [each.position for each in batch.receipts if each.position <= last]
            batched = sort(batch, last, _known(cursor, context, old))
            if batched.new:
                _append(cursor, batched.new)
            for dispute in batched.disputes:
                _keep(cursor, dispute)
        return batched

    def lasts(self, contexts: Collection[str]) -> Mapping[str, int]:
        """Tell the last position of each service that stands in the log."""
        with self.connections() as connection:
            rows = connection.execute(LASTS, (list(contexts),)).fetchall()
        return {row["service"]: row["last"] for row in rows}

    def size(self) -> int:
        """Count the entries."""
        with self.connections() as connection:
            return size_in(connection.cursor())

    def disputed(self) -> Mapping[str, int]:
        """Count the receipts that do not agree with the log, by service."""
        with self.connections() as connection:
            rows = connection.execute(DISPUTED).fetchall()
        return {row["service"]: row["count"] for row in rows}

    @contextmanager
    def _alone(self) -> Iterator[Cursor[DictRow]]:
        with self.connections() as connection, connection.transaction():
            cursor = connection.cursor()
            cursor.execute(ONE_AT_A_TIME, prepare=True)
            yield cursor


def _last(cursor: Cursor[DictRow], context: str) -> int:
    row = cursor.execute(LAST, (context,), prepare=True).fetchone()
    assert row is not None
    last: int = row["last"]
    return last


def _known(cursor: Cursor[DictRow], context: str, positions: Sequence[int]) -> Mapping[int, str]:
    if not positions:
        return {}
    rows = cursor.execute(KNOWN, (context, list(positions)), prepare=True).fetchall()
    return {row["position"]: row["hash"] for row in rows}


def _append(cursor: Cursor[DictRow], receipts: Sequence[Receipt]) -> None:
    size = size_in(cursor)
    leaves = [leaf_hash(receipt.leaf()) for receipt in receipts]
    nodes = list(edge_of(nodes_in(cursor), size).grow(leaves))
    rows = [
        (index, *_columns(receipt), leaf)
        for index, (receipt, leaf) in enumerate(zip(receipts, leaves, strict=True), size)
    ]
    _insert(cursor, ENTER, rows)
    enter(cursor, nodes)
    ties = [
        (each.child_id, each.service, each.kind, each.subject_id, each.recorded_at)
        for each in receipts
        if each.child_id is not None and each.kind not in NOT_TOLD
    ]
    _insert(cursor, TIE, ties)


def _columns(receipt: Receipt) -> tuple[object, ...]:
    return (
        *(receipt.service, receipt.position, receipt.event_id, receipt.kind, receipt.subject_id),
        *(receipt.stream, receipt.version, receipt.name, receipt.occurred_at, receipt.recorded_at),
        *(receipt.by, receipt.child_id, bytes.fromhex(receipt.hash)),
    )


def _insert(cursor: Cursor[DictRow], statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        cursor.execute(statement.encode(), columns, prepare=True, binary=True)


def _keep(cursor: Cursor[DictRow], dispute: Dispute) -> None:
    receipt = dispute.receipt
    said = Jsonb(receipt.model_dump(mode="json"))
    place = (receipt.service, receipt.position, bytes.fromhex(receipt.hash))
    cursor.execute(DISPUTE, (*place, dispute.why, said, datetime.now(UTC)))
    log.error(
        "a receipt does not agree with the log",
        extra={"of": receipt.service, "position": receipt.position, "cause": dispute.why},
    )
