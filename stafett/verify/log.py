"""Holds the log against what it has signed: every leaf, every root, every checkpoint anywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from shared.proof.checkpoint import Checkpoint, read_checkpoint
from shared.proof.growing import Edge, Node
from shared.proof.merkle import leaf_hash
from shared.proof.note_keys import VerifierKey
from shared.proof.notes import NoteRefused
from shared.proof.receipt import leaf_of
from stafett.verify.finding import Finding, What
from stafett.verify.rows import Entry, StoredNode

TOLD: Final = Entry._fields[1:-2]
"""The fields of a row that its leaf is made of as they stand; its hash is the last of them."""

EMPTY_ROOT = hashlib.sha256(b"").digest()

INSIDE: Final = "a checkpoint"
"""How a checkpoint is called that stands in the log's own table alone."""

MAY_WAIT: Final = 5_000
"""How many entries may wait to be signed for: a thousand are too many, and some come meanwhile."""


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
    signed: int = 0
    _has_gap: bool = False
    _has_other_nodes: bool = False

    def run(
        self, entries: Iterator[Entry], nodes: Iterator[StoredNode], checkpoints: Iterable[Found]
    ) -> list[Finding]:
        """Go through the log, and the tree that is stored above it, from their beginning."""
        signed = self._read(checkpoints)
        outside = [size for size in signed if any(at != INSIDE for at, _ in signed[size])]
        self.signed = max(signed, default=0)
        edge = Edge()
        self._look_at(signed.pop(0, []), EMPTY_ROOT)
        for entry in entries:
            hashed = leaf_hash(leaf(entry))
            self._look_at_the_row(entry, hashed, edge.size)
            for node in edge.append(hashed):
                if node.place[0]:
                    self._look_at_the_node(node, next(nodes, None))
            if edge.size in signed:
                self._look_at(signed.pop(edge.size), edge.root)
        self.size = edge.size
        self._look_at_the_node(None, next(nodes, None))
        for size, beyond in sorted(signed.items()):
            self._find(What.LOG_CUT, f"{beyond[0][0]} was signed for {size} entries")
        if self.size and (not outside or self.size - max(outside) > MAY_WAIT):
            self._find(What.NOT_KEPT_OUTSIDE, f"what came after {max(outside, default=0)} entries")
        if self.size - self.signed > MAY_WAIT:
            self._find(What.NOT_SIGNED, f"the entries from {self.signed} to {self.size - 1}")
        return self.findings

    def _look_at_the_node(self, made: Node | None, found: StoredNode | None) -> None:
        expected = (*made.place, made.hash) if made else None
        at = expected or found
        if expected != found and at and not self._has_other_nodes:
            self._has_other_nodes = True
            self._find(What.NOT_AS_ENTERED, f"the tree at level {at[0]}, place {at[1]}")

    def _read(self, found: Iterable[Found]) -> dict[int, list[tuple[str, Checkpoint]]]:
        signed: dict[int, list[tuple[str, Checkpoint]]] = {}
        known: dict[bytes, Checkpoint] = {}
        for where, note in found:
            # The same note stands in several places; its signature is looked at once.
            try:
                checkpoint = known.get(note) or read_checkpoint(note, self.key)
            except NoteRefused as refused:
                self._find(What.LOG_SIGNED_BY_ANOTHER, f"{where}: {refused}")
            else:
                known[note] = checkpoint
                signed.setdefault(checkpoint.size, []).append((where, checkpoint))
        return signed

    def _look_at_the_row(self, entry: Entry, hashed: bytes, expected: int) -> None:
        if entry.leaf_index != expected and not self._has_gap:
            self._has_gap = True
            self._find(What.LOG_CUT, f"entry {expected} is not where it was")
        if entry.leaf_hash != hashed:
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
    _, *told, hashed, _ = entry
    return leaf_of({**dict(zip(TOLD, told, strict=True)), "hash": hashed.hex()})
