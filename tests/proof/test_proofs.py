"""Every proof verifies, no altered one does, and each is made of a few rows fetched at once."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shared.proof.merkle import EMPTY_ROOT, consistency_proof, inclusion_proof, inclusion_proofs
from shared.proof.verifying import NotProved, verify_consistency, verify_inclusion
from tests.proof.trees import Stored, flipped, tree_of_size

MOST = 300
TREE = tree_of_size(MOST)

SIZES = st.integers(1, MOST)
TWO_SIZES = st.tuples(SIZES, SIZES).map(sorted).map(tuple)
PLACES = SIZES.flatmap(lambda size: st.tuples(st.integers(0, size - 1), st.just(size)))
SMALL = [(index, size) for size in range(1, 34) for index in range(size)]


def check_inclusion(index: int, size: int, proof: tuple[bytes, ...]) -> None:
    verify_inclusion(TREE.leaf(index), index, size, proof, TREE.root(size))


def check_consistency(old: int, new: int, proof: tuple[bytes, ...]) -> None:
    verify_consistency(old, new, TREE.root(old), TREE.root(new), proof)


def refuses_inclusion(index: int, size: int, proof: tuple[bytes, ...]) -> bool:
    with pytest.raises(NotProved):
        check_inclusion(index, size, proof)
    return True


def refuses_consistency(old: int, new: int, proof: tuple[bytes, ...]) -> bool:
    with pytest.raises(NotProved):
        check_consistency(old, new, proof)
    return True


@pytest.mark.parametrize(("index", "size"), SMALL)
def test_every_leaf_of_every_small_tree_is_proved(index: int, size: int) -> None:
    check_inclusion(index, size, inclusion_proof(TREE, index, size))
    check_consistency(index, size, consistency_proof(TREE, index, size))


@given(PLACES)
def test_every_leaf_of_a_tree_is_proved(place: tuple[int, int]) -> None:
    check_inclusion(*place, inclusion_proof(TREE, *place))


@given(TWO_SIZES)
def test_every_tree_is_proved_to_go_on_from_every_smaller_one(sizes: tuple[int, int]) -> None:
    check_consistency(*sizes, consistency_proof(TREE, *sizes))


@given(PLACES, st.data())
def test_a_proof_of_inclusion_with_one_bit_changed_is_refused(
    place: tuple[int, int], data: st.DataObject
) -> None:
    proof = [TREE.leaf(place[0]), *inclusion_proof(TREE, *place)]
    at = data.draw(st.integers(0, len(proof) - 1))
    proof[at] = flipped(proof[at], data.draw(st.integers(0, 255)))
    with pytest.raises(NotProved):
        verify_inclusion(proof[0], *place, proof[1:], TREE.root(place[1]))


@given(PLACES, PLACES)
def test_a_proof_of_inclusion_is_of_one_place_only(
    place: tuple[int, int], other: tuple[int, int]
) -> None:
    assume(place != other)
    proof = inclusion_proof(TREE, *place)
    with pytest.raises(NotProved):
        verify_inclusion(TREE.leaf(place[0]), other[0], place[1], proof, TREE.root(other[1]))


@given(PLACES)
def test_a_longer_or_shorter_proof_of_inclusion_is_refused(place: tuple[int, int]) -> None:
    proof = inclusion_proof(TREE, *place)
    assert refuses_inclusion(*place, (*proof, EMPTY_ROOT))
    assert refuses_inclusion(*place, (EMPTY_ROOT, *proof))
    assert not proof or refuses_inclusion(*place, proof[:-1])
    assert not proof or refuses_inclusion(*place, proof[1:])


@given(TWO_SIZES.filter(lambda sizes: sizes[0] != sizes[1]), st.data())
def test_a_proof_of_consistency_with_one_bit_changed_is_refused(
    sizes: tuple[int, int], data: st.DataObject
) -> None:
    old, new = sizes
    parts = [TREE.root(old), TREE.root(new), *consistency_proof(TREE, *sizes)]
    at = data.draw(st.integers(0, len(parts) - 1))
    parts[at] = flipped(parts[at], data.draw(st.integers(0, 255)))
    with pytest.raises(NotProved):
        verify_consistency(old, new, parts[0], parts[1], parts[2:])


@given(TWO_SIZES)
def test_a_longer_or_shorter_proof_of_consistency_is_refused(sizes: tuple[int, int]) -> None:
    proof = consistency_proof(TREE, *sizes)
    assert refuses_consistency(*sizes, (*proof, EMPTY_ROOT))
    assert refuses_consistency(*sizes, (EMPTY_ROOT, *proof))
    assert not proof or refuses_consistency(*sizes, proof[:-1])
    assert not proof or refuses_consistency(*sizes, proof[1:])


def test_a_tree_does_not_go_on_from_a_larger_one() -> None:
    assert refuses_consistency(5, 4, ())
    with pytest.raises(ValueError, match="a tree of 4 cannot go on from one of 5"):
        consistency_proof(TREE, 5, 4)


def test_two_trees_of_one_size_have_one_root() -> None:
    with pytest.raises(NotProved, match="different roots"):
        verify_consistency(4, 4, TREE.root(4), TREE.root(5), ())


def test_every_tree_goes_on_from_the_empty_one() -> None:
    check_consistency(0, 5, ())
    with pytest.raises(NotProved, match="another root"):
        verify_consistency(0, 5, TREE.root(1), TREE.root(5), ())


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 5)])
def test_a_leaf_that_is_not_there_is_not_proved(index: int, size: int) -> None:
    with pytest.raises(NotProved, match="there is no leaf"):
        verify_inclusion(EMPTY_ROOT, index, size, (), EMPTY_ROOT)
    with pytest.raises(ValueError, match="there is no leaf"):
        inclusion_proof(TREE, index, size)


@given(TWO_SIZES)
def test_a_proof_fetches_once_and_few_rows(sizes: tuple[int, int]) -> None:
    stored = Stored(TREE.rows)
    inclusion_proof(stored, sizes[0] - 1, sizes[1])
    consistency_proof(stored, *sizes)
    assert len(stored.fetches) <= 2
    assert max(stored.fetches) <= 2 * MOST.bit_length()


@given(SIZES.flatmap(lambda size: st.tuples(st.lists(st.integers(0, size - 1)), st.just(size))))
def test_many_leaves_are_proved_with_one_fetch(asked: tuple[list[int], int]) -> None:
    stored = Stored(TREE.rows)
    indexes, size = asked
    proofs = inclusion_proofs(stored, indexes, size)
    assert proofs == [inclusion_proof(TREE, index, size) for index in indexes]
    assert len(stored.fetches) == 1
    assert stored.fetches[0] <= len(stored.rows)


def test_a_proof_of_inclusion_is_for_one_size() -> None:
    with pytest.raises(NotProved, match="too short"):
        verify_inclusion(TREE.leaf(0), 0, 8, inclusion_proof(TREE, 0, 4), TREE.root(4))
    with pytest.raises(NotProved, match="too long"):
        verify_inclusion(TREE.leaf(3), 1, 2, inclusion_proof(TREE, 3, 4), TREE.root(4))


def test_a_proof_of_consistency_is_for_two_sizes() -> None:
    with pytest.raises(NotProved, match="too short"):
        verify_consistency(4, 16, TREE.root(4), TREE.root(8), consistency_proof(TREE, 4, 8))
    with pytest.raises(NotProved, match="too long"):
        verify_consistency(3, 4, TREE.root(7), TREE.root(8), consistency_proof(TREE, 7, 8))


def test_a_proof_of_consistency_is_not_empty_where_one_is_needed() -> None:
    with pytest.raises(NotProved, match="is empty"):
        verify_consistency(3, 8, TREE.root(3), TREE.root(8), ())
