"""Trees that stand in memory as they would stand in a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from shared.proof.growing import Edge
from shared.proof.merkle import Place, leaf_hash, root


@dataclass
class Stored:
    """Rows that were inserted; ``fetches`` remembers how many were fetched each time."""

    rows: dict[Place, bytes] = field(default_factory=dict)
    fetches: list[int] = field(default_factory=list)

    def __call__(self, places: Collection[Place]) -> Mapping[Place, bytes]:
        self.fetches.append(len(places))
        return {place: self.rows[place] for place in places}

    def root(self, size: int) -> bytes:
        return root(self, size)

    def leaf(self, index: int) -> bytes:
        return self.rows[0, index]


def tree_of(leaves: Iterable[bytes]) -> Stored:
    return Stored(dict(Edge().grow(map(leaf_hash, leaves))))


def tree_of_size(size: int) -> Stored:
    return tree_of(index.to_bytes(4, "big") for index in range(size))


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8 % len(content)] ^= 1 << bit % 8
    return bytes(changed)
