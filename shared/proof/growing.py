"""A Merkle tree that grows: which hashes become complete with each new leaf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from shared.proof.merkle import Nodes, Place, complete_subtrees, joined, parent_hash


class Node(NamedTuple):
    """A row to insert: the hash of a subtree that has just become complete."""

    place: Place
    hash: bytes


@dataclass
class Edge:
    """The right edge of a tree: all that one must hold to make it grow, and to give its root.

    ``hashes`` are those of the complete subtrees that make up the tree, from left to right: as many
    as there are ones in ``size`` written in binary. It changes as leaves are appended; throw it
    away when the transaction that was to store the nodes fails.
    """

    size: int = 0
    hashes: list[bytes] = field(default_factory=list)

    @property
    def root(self) -> bytes:
        """The root of all leaves so far."""
        return joined(self.hashes)

    def append(self, hashed: bytes) -> Iterator[Node]:
        """Take in the hash of the next leaf; give it, and each subtree that it completes."""
        level, index = 0, self.size
        yield Node((level, index), hashed)
        while index & 1:
            hashed = parent_hash(self.hashes.pop(), hashed)
            level, index = level + 1, index >> 1
            yield Node((level, index), hashed)
        self.hashes.append(hashed)
        self.size += 1

    def grow(self, leaves: Iterable[bytes]) -> Iterator[Node]:
        """Take in the hashes of leaves, one by one, and give all nodes to store.

        The edge has grown when the iterator is at its end, so that a million leaves can pass
        through without being held.
        """
        for hashed in leaves:
            yield from self.append(hashed)


def edge_of(nodes: Nodes, size: int) -> Edge:
    """Give the edge of a stored tree of some size."""
    places = complete_subtrees((0, size))
    stored = nodes(places)
    return Edge(size, [stored[place] for place in places])
