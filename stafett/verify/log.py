"""Holds the log against what it has signed: every leaf, every root, every checkpoint anywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from shared.proof.checkpoint import Checkpoint, read_checkpoint
from shared.proof.growing import Edge
from shared.proof.merkle import leaf_hash
from shared.proof.note_keys import VerifierKey
from shared.proof.notes import NoteRefused
from shared.proof.receipt import leaf_of
from stafett.verify.finding import Finding, What
from stafett.verify.rows import Entry

EMPTY_ROOT = hashlib.sha256(b"").digest()


class Found(NamedTuple):
    """A checkpoint, and where it was kept: the log's own table, the bus, or outside."""

    where: str
    note: bytes


@dataclass
class LogCheck:
    """Grows the tree again from the log's rows, and looks at each checkpoint as it comes by."""

    key: VerifierKey
    findings: list[Finding] = field(default_factory=list)
    size: int = 0
    _has_gap: bool = False

    def run(self, entries: Iterator[Entry], checkpoints: Iterable[Found]) -> list[Finding]:
        """Go through the log from its beginning."""
        signed = self._read(checkpoints)
        edge = Edge()
        self._look_at(signed.pop(0, []), EMPTY_ROOT)
        for entry in entries:
            self._look_at_the_row(entry, edge.size)
            for _ in edge.append(leaf_hash(leaf(entry))):
                pass
            if edge.size in signed:
                self._look_at(signed.pop(edge.size), edge.root)
        self.size = edge.size
        for size, beyond in sorted(signed.items()):
            self._find(What.LOG_CUT, f"{beyond[0][0]} was signed for {size} entries")
        return self.findings

    def _read(self, found: Iterable[Found]) -> dict[int, list[tuple[str, Checkpoint]]]:
        signed: dict[int, list[tuple[str, Checkpoint]]] = {}
        for where, note in found:
            try:
                checkpoint = read_checkpoint(note, self.key)
            except NoteRefused as refused:
                self._find(What.LOG_SIGNED_BY_ANOTHER, f"{where}: {refused}")
            else:
                signed.setdefault(checkpoint.size, []).append((where, checkpoint))
        return signed

    def _look_at_the_row(self, entry: Entry, expected: int) -> None:
        if entry.leaf_index != expected and not self._has_gap:
            self._has_gap = True
            self._find(What.LOG_CUT, f"entry {expected} is not where it was")
        if entry.leaf_hash != leaf_hash(leaf(entry)):
            place = (entry.service, entry.stream, entry.version, entry.name)
            self.findings.append(Finding(What.LOG_CHANGED, *place))

    def _look_at(self, signed: list[tuple[str, Checkpoint]], root: bytes) -> None:
        for where, checkpoint in signed:
            if checkpoint.root != root:
                self._find(What.LOG_CHANGED, f"{where} was signed for other entries")

    def _find(self, what: What, detail: str) -> None:
        self.findings.append(Finding(what, "log", detail=detail))


def leaf(entry: Entry) -> bytes:
    """Make an entry's leaf again from its row."""
    fields = entry._asdict()
    del fields["leaf_index"], fields["leaf_hash"]
    return leaf_of({**fields, "hash": entry.hash.hex()})
