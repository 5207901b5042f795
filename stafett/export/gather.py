"""Gathers everything on record about a child: each event, its words, and its place in the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import orjson
import psycopg
from psycopg.rows import dict_row

from services.audit_trail.log.tree import nodes_in
from shared.eventing.decider import Event
from shared.eventing.opening import read_with_words
from shared.eventing.recorded import Recorded
from shared.proof.checkpoint import read_checkpoint
from shared.proof.merkle import inclusion_proofs
from shared.proof.note_keys import VerifierKey
from shared.proof.package import OpenedEvent, ProvedEvent
from shared.proof.receipt import Receipt
from shared.sealing.sealer import Sealer
from stafett.access import Access
from stafett.export.houses import House, houses
from stafett.verify.rows import Entry, Stored, entries_of, one_moment, stored

STREAMS: Final = """
SELECT DISTINCT service, stream FROM entries JOIN subjects_of_children AS of_child
USING (service, kind, subject_id) WHERE of_child.child_id = %(child)s
AND (%(of)s::text IS NULL OR service || '/' || kind = %(of)s) ORDER BY service
"""
NEWEST: Final = "SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1"


class NotYetSigned(Exception):
    """Something about the child is so new that no checkpoint stands for it: soon one will."""


class NotAsInTheLog(Exception):
    """A record and the log do not agree: verify before anything is handed over."""


@dataclass(frozen=True)
class Told:
    """An event to hand over, and as its service reads it."""

    house: House
    opened: OpenedEvent
    recorded: Recorded[Event]


@dataclass(frozen=True)
class Gathered:
    """Everything about a child, in the order in which it was recorded, and what proves it."""

    told: Sequence[Told]
    checkpoint: bytes


def gather(access: Access, child_id: UUID, key: VerifierKey, of: str | None = None) -> Gathered:
    """Gather it: all, or what is ``of`` one kind, by its service's context and its name.

    Raises ``NotYetSigned``, ``NotAsInTheLog`` and ``NoteRefused``.
    """
    with one_moment(access.log) as log:
        note = log.execute(NEWEST).fetchone()
        if note is None:
            raise NotYetSigned
        size = read_checkpoint(note[0].encode(), key).size
        entries = _entries(log, child_id, of)
        if any(entry.leaf_index >= size for entry in entries):
            raise NotYetSigned
        nodes = nodes_in(log.cursor(row_factory=dict_row))
        proofs = inclusion_proofs(nodes, [entry.leaf_index for entry in entries], size)
        proved = dict(zip((entry.leaf_index for entry in entries), proofs, strict=True))
    told = [one for house in houses(access) for one in _of(house, entries, proved)]
    return Gathered(sorted(told, key=lambda one: one.opened.proved.index), note[0].encode())


def _entries(log: psycopg.Connection, child_id: UUID, of: str | None) -> list[Entry]:
    streams: dict[str, set[UUID]] = {}
    for service, stream in log.execute(STREAMS, {"child": child_id, "of": of}):
        streams.setdefault(service, set()).add(stream)
    return [one for service in streams for one in entries_of(log, service, streams[service])]


def _of(
    house: House, entries: Sequence[Entry], proofs: dict[int, tuple[bytes, ...]]
) -> Iterator[Told]:
    mine = {entry.position: entry for entry in entries if entry.service == house.context}
    if not mine:
        return
    with one_moment(house.url) as connection:
        rows = list(stored(connection, {entry.stream for entry in mine.values()}))
    rows = [row for row in rows if row.position in mine]
    if len(rows) != len(mine):
        raise NotAsInTheLog(house.context)
    plain = [row[:5] for row in rows]
    for row, recorded in zip(rows, read_with_words(plain, house.kinds, house.sealer), strict=True):
        entry = mine[row.position]
        yield Told(house, _opened(row, recorded, entry, proofs, house.sealer), recorded)


def _opened(
    row: Stored,
    recorded: Recorded[Event],
    entry: Entry,
    proofs: dict[int, tuple[bytes, ...]],
    sealer: Sealer,
) -> OpenedEvent:
    proved = ProvedEvent(_receipt(entry), row.document, entry.leaf_index, proofs[entry.leaf_index])
    document: dict[str, Any] = orjson.loads(row.document)
    if recorded.lock is None:
        return OpenedEvent(proved)
    words = sealer.open(document["sealed"], recorded.lock, recorded.place)
    key = sealer.data_key(recorded.lock)
    if words is None or key is None:
        return OpenedEvent(proved)
    return OpenedEvent(proved, [(path, word) for path, word in words], key)


def _receipt(entry: Entry) -> Receipt:
    fields = entry._asdict()
    del fields["leaf_index"], fields["leaf_hash"]
    return Receipt.model_validate({**fields, "hash": entry.hash.hex()})
