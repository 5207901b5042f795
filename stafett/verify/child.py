"""Verifies what concerns one child: its streams in every record, and their place in the log."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from services.audit_trail.log.tree import nodes_in, size_in
from shared.proof.checkpoint import Checkpoint, read_checkpoint
from shared.proof.merkle import Nodes, inclusion_proof, leaf_hash
from shared.proof.note_keys import VerifierKey
from shared.proof.notes import NoteRefused
from shared.proof.verifying import NotProved, verify_inclusion
from stafett.verify.finding import Finding, What
from stafett.verify.log import leaf
from stafett.verify.record import Compared, Comparison
from stafett.verify.rows import Entry, entries_of, last_known, one_moment, stored
from stafett.verify.whole import Report, Whole

STREAMS: Final = """
SELECT DISTINCT service, stream FROM entries JOIN (
    SELECT service, kind, subject_id FROM subjects_of_children WHERE child_id = %(child)s
    UNION SELECT service, kind, subject_id FROM entries WHERE child_id = %(child)s
) AS of_child USING (service, kind, subject_id) ORDER BY service
"""
"""What is tied to the child by what the log keeps at hand, and by the entries themselves."""

NEWEST: Final = "SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1"


def verify_child(whole: Whole, child_id: UUID) -> Report:
    """Verify every stream about a child, and that each of its events is in the signed log."""
    with one_moment(whole.log) as log:
        streams: dict[str, set[UUID]] = {}
        for service, stream in log.execute(STREAMS, {"child": child_id}):
            streams.setdefault(service, set()).add(stream)
        compared = [
            _compare(log, whole, service, streams[service])
            for service in streams
            if service in whole.records
        ]
        entries = (one for service in streams for one in entries_of(log, service, streams[service]))
        unproved = list(_unproved(log, list(entries), whole.log_key))
        size = size_in(log.cursor(row_factory=dict_row))
    said = [finding for one in compared for finding in one.findings]
    said += [Finding(What.NOT_LOOKED_AT, one) for one in streams if one not in whole.records]
    return Report(compared, size, [*said, *unproved])


def _compare(
    log: psycopg.Connection, whole: Whole, service: str, streams: Collection[UUID]
) -> Compared:
    record = whole.records[service]
    comparison = Comparison(service, record.mac_key, last_known(log).get(service, 0))
    with one_moment(record.url) as connection:
        return comparison.run(stored(connection, streams), entries_of(log, service, streams))


@dataclass(frozen=True)
class SignedTree:
    """The log's tree as its newest checkpoint stands for it."""

    signed: Checkpoint
    nodes: Nodes

    def proves(self, entry: Entry) -> bool:
        """Tell whether an entry is where the checkpoint was signed for; newer ones are not yet."""
        size = self.signed.size
        if entry.leaf_index >= size:
            return True
        proof = inclusion_proof(self.nodes, entry.leaf_index, size)
        hashed = leaf_hash(leaf(entry))
        try:
            verify_inclusion(hashed, entry.leaf_index, size, proof, self.signed.root)
        except NotProved:
            return False
        return True


def _unproved(
    log: psycopg.Connection, entries: Collection[Entry], key: VerifierKey
) -> Iterator[Finding]:
    note = log.execute(NEWEST).fetchone()
    if note is None:
        if entries:
            yield Finding(What.NOT_SIGNED, "log")
        return
    try:
        signed = read_checkpoint(note[0].encode(), key)
    except NoteRefused as refused:
        yield Finding(What.LOG_SIGNED_BY_ANOTHER, "log", detail=str(refused))
        return
    tree = SignedTree(signed, nodes_in(log.cursor(row_factory=dict_row)))
    for entry in entries:
        if not tree.proves(entry):
            place = (entry.service, entry.stream, entry.version, entry.name)
            yield Finding(What.LOG_CHANGED, *place)
