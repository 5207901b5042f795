"""What we sign and prove is accepted, and forgeries refused, by code that others have written.

The judge is ``metamorphic-log``, an implementation in Rust that shares nothing with ours.
"""

from __future__ import annotations

import metamorphic_log as outside  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.proof.checkpoint import signed_checkpoint
from shared.proof.merkle import consistency_proof, inclusion_proof
from shared.proof.notes import Signature, read_note
from tests.proof.people import ARCHIVE, FORGER, NEIGHBOUR, SOLBAKKEN
from tests.proof.trees import flipped, tree_of_size

MOST = 120
TREE = tree_of_size(MOST)
KEYS = [str(SOLBAKKEN.verifier)]

SIZES = st.integers(1, MOST)
TWO_SIZES = st.tuples(SIZES, SIZES).map(sorted).map(tuple)


def note_of(size: int) -> str:
    return signed_checkpoint(size, TREE.root(size), SOLBAKKEN).decode()


def test_our_checkpoint_is_accepted() -> None:
    head = outside.checkpoint_verify(note_of(77), KEYS)
    assert (head.origin, head.size, head.root) == (SOLBAKKEN.name, 77, TREE.root(77))


def test_a_checkpoint_that_others_signed_too_is_accepted() -> None:
    note = read_note(note_of(77).encode())
    content = NEIGHBOUR.cosign(note.text, 1_768_813_200)
    note = note.also_signed(Signature(NEIGHBOUR.name, NEIGHBOUR.verifier.id, content))
    content = ARCHIVE.sign(note.text)
    note = note.also_signed(Signature(ARCHIVE.name, ARCHIVE.verifier.id, content))
    both = [*KEYS, str(ARCHIVE.verifier)]
    assert outside.verify_signed_note(note.written().decode(), both) == 2
    assert outside.checkpoint_verify(note.written().decode(), KEYS).size == 77


def test_a_checkpoint_by_someone_with_the_logs_name_is_refused() -> None:
    forged = signed_checkpoint(77, TREE.root(77), FORGER).decode()
    with pytest.raises(outside.VerifyError):
        outside.checkpoint_verify(forged, KEYS)


def test_a_checkpoint_with_another_size_is_refused() -> None:
    with pytest.raises(outside.VerifyError):
        outside.checkpoint_verify(note_of(77).replace("\n77\n", "\n78\n"), KEYS)


@given(TWO_SIZES)
def test_our_proofs_of_inclusion_are_accepted(sizes: tuple[int, int]) -> None:
    index, size = sizes[0] - 1, sizes[1]
    proof = list(inclusion_proof(TREE, index, size))
    outside.verify_inclusion(index, size, TREE.leaf(index), proof, TREE.root(size))
    outside.checkpoint_verify_inclusion(note_of(size), KEYS, index, TREE.leaf(index), proof)


@given(TWO_SIZES)
def test_our_proofs_of_consistency_are_accepted(sizes: tuple[int, int]) -> None:
    proof = list(consistency_proof(TREE, *sizes))
    outside.verify_consistency(*sizes, proof, TREE.root(sizes[0]), TREE.root(sizes[1]))
    outside.checkpoint_verify_consistency(note_of(sizes[0]), note_of(sizes[1]), KEYS, proof)


@given(TWO_SIZES, st.integers(0, 255))
def test_a_forged_leaf_is_refused(sizes: tuple[int, int], bit: int) -> None:
    index, size = sizes[0] - 1, sizes[1]
    forged = flipped(TREE.leaf(index), bit)
    proof = list(inclusion_proof(TREE, index, size))
    with pytest.raises(outside.VerifyError):
        outside.verify_inclusion(index, size, forged, proof, TREE.root(size))


@given(TWO_SIZES.filter(lambda sizes: sizes[0] != sizes[1]), st.integers(0, 255))
def test_a_forged_history_is_refused(sizes: tuple[int, int], bit: int) -> None:
    forged = flipped(TREE.root(sizes[0]), bit)
    proof = list(consistency_proof(TREE, *sizes))
    with pytest.raises(outside.VerifyError):
        outside.verify_consistency(*sizes, proof, forged, TREE.root(sizes[1]))
