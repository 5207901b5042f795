"""A Merkle tree as RFC 9162 defines it, over stored hashes of complete subtrees.

A stored hash has a place, ``(level, index)``: level 0 holds the leaves from left to right, and the
hash at ``(level, index)`` stands for the 2**level leaves from ``index * 2**level`` on. A hash is
stored when its last leaf has come, and never changes after that: rows to insert, none to update.
Sizes and indexes count leaves, indexes from 0. Hashes are 32 bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain, islice
from typing import Final, TypeAlias

Place: TypeAlias = tuple[int, int]
"""Level and index of a complete subtree."""

Nodes: TypeAlias = Callable[[Collection[Place]], Mapping[Place, bytes]]
"""Fetches the stored hashes at some places, all at once; each place that was asked for is there."""

Span: TypeAlias = tuple[int, int]
"""A subtree by its leaves: the first, and the one after the last."""

EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_hash(leaf: bytes) -> bytes:
    """Give the hash of a leaf (RFC 9162, 2.1.1)."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def parent_hash(left: bytes, right: bytes) -> bytes:
    """Give the hash of a node over its two children (RFC 9162, 2.1.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def complete_subtrees(span: Span) -> list[Place]:
    """Give the fewest complete subtrees that together make up a span, from left to right."""
    first, end = span
    places = []
    while first < end:
        level = (end - first).bit_length() - 1
        places.append((level, first >> level))
        first += 1 << level
    return places


def joined(hashes: Sequence[bytes]) -> bytes:
    """Give the hash over neighbouring subtrees, each larger than all after it together."""
    if not hashes:
        return EMPTY_ROOT
    return reduce(lambda right, left: parent_hash(left, right), reversed(hashes))


def root(nodes: Nodes, size: int) -> bytes:
    """Give the root of the first ``size`` leaves."""
    return _hashes_of(nodes, [(0, size)])[0]


def inclusion_proof(nodes: Nodes, index: int, size: int) -> tuple[bytes, ...]:
    """Prove that a leaf is among the first ``size`` (RFC 9162, 2.1.3.1).

    Raises ``ValueError`` when the tree of that size has no such leaf.
    """
    return inclusion_proofs(nodes, [index], size)[0]


def inclusion_proofs(nodes: Nodes, indexes: Sequence[int], size: int) -> list[tuple[bytes, ...]]:
    """Prove of several leaves, in their order, that each is among the first ``size``.

    All that they need is fetched once. Raises ``ValueError`` when there is no such leaf.
    """
    for index in indexes:
        if not 0 <= index < size:
            raise ValueError(f"there is no leaf {index} in a tree of {size}")
    paths = [list(_path(index, size))[::-1] for index in indexes]
    hashes = iter(_hashes_of(nodes, list(chain.from_iterable(paths))))
    return [tuple(islice(hashes, len(path))) for path in paths]


def consistency_proof(nodes: Nodes, old: int, new: int) -> tuple[bytes, ...]:
    """Prove that the first ``new`` leaves begin with the first ``old`` (RFC 9162, 2.1.4.1).

    Nothing needs proof, and the proof is empty, when ``old`` is 0 or the two are the same. Raises
    ``ValueError`` when ``new`` is the smaller one.
    """
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} cannot go on from one of {old}")
    if old in {0, new}:
        return ()
    return _hashes_of(nodes, list(_subproof(old, new))[::-1])


def _path(index: int, size: int) -> Iterator[Span]:
    first, end = 0, size
    while end - first > 1:
        middle = first + _largest_power_below(end - first)
        if index < middle:
            yield (middle, end)
            end = middle
        else:
            yield (first, middle)
            first = middle


def _subproof(old: int, new: int) -> Iterator[Span]:
    first, end = 0, new
    while old != end:
        middle = first + _largest_power_below(end - first)
        if old <= middle:
            yield (middle, end)
            end = middle
        else:
            yield (first, middle)
            first = middle
    if first > 0:
        yield (first, end)


def _largest_power_below(count: int) -> int:
    return 1 << ((count - 1).bit_length() - 1)


def _hashes_of(nodes: Nodes, spans: Sequence[Span]) -> tuple[bytes, ...]:
    parts = [complete_subtrees(span) for span in spans]
    stored = nodes(set(chain.from_iterable(parts)))
    return tuple(joined([stored[place] for place in part]) for part in parts)
