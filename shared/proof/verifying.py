"""Verifies proofs about a Merkle tree, as RFC 9162 says a stranger must."""

from __future__ import annotations

from collections.abc import Sequence

from shared.proof.merkle import EMPTY_ROOT, parent_hash


class NotProved(Exception):
    """A proof does not prove what it was given for; the message says why."""


def verify_inclusion(
    hashed: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Verify that the leaf with this hash stands at ``index`` among ``size`` (RFC 9162, 2.1.3.2).

    Raises ``NotProved``.
    """
    if not 0 <= index < size:
        raise NotProved(f"there is no leaf {index} in a tree of {size}")
    place, last, reached = index, size - 1, hashed
    for beside in proof:
        _refuse(last == 0, "the proof of inclusion is too long")
        if place & 1 or place == last:
            reached = parent_hash(beside, reached)
            place, last = _above_left_edge(place, last)
        else:
            reached = parent_hash(reached, beside)
        place, last = place >> 1, last >> 1
    _refuse(last != 0, "the proof of inclusion is too short")
    _refuse(reached != root, "the proof of inclusion leads to another root")


def verify_consistency(
    old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Verify that the tree of ``new`` leaves begins with that of ``old`` (RFC 9162, 2.1.4.2).

    Raises ``NotProved``.
    """
    _refuse(not 0 <= old <= new, f"a tree of {new} cannot go on from one of {old}")
    _refuse(old == 0 and old_root != EMPTY_ROOT, "an empty tree has another root")
    _refuse(old == new and old_root != new_root, "two trees of one size have different roots")
    if old in {0, new}:
        _refuse(bool(proof), "there is a proof where nothing needs one")
        return
    _verify_growth(old, new, old_root, new_root, proof)


def _verify_growth(
    old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    # A complete old tree is itself the first hash of the path, and is therefore left out of it.
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    _refuse(not path, "the proof of consistency is empty")
    place, last = _above_complete(old - 1, new - 1)
    then = now = path[0]
    for beside in path[1:]:
        _refuse(last == 0, "the proof of consistency is too long")
        if place & 1 or place == last:
            then, now = parent_hash(beside, then), parent_hash(beside, now)
            place, last = _above_left_edge(place, last)
        else:
            now = parent_hash(now, beside)
        place, last = place >> 1, last >> 1
    _refuse(last != 0, "the proof of consistency is too short")
    _refuse(then != old_root, "the proof of consistency leads to another old root")
    _refuse(now != new_root, "the proof of consistency leads to another new root")


def _above_left_edge(place: int, last: int) -> tuple[int, int]:
    """Climb to the next level where something stands to the left, or to the top."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _above_complete(place: int, last: int) -> tuple[int, int]:
    """Climb to the first level where the old tree's last node is a left child."""
    while place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _refuse(wrong: bool, why: str) -> None:
    if wrong:
        raise NotProved(why)
