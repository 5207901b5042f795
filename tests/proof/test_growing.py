"""A tree grows by rows that are inserted and never change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.proof.growing import Edge, edge_of
from shared.proof.merkle import leaf_hash, parent_hash
from tests.proof.trees import tree_of_size


def hashes(first: int, end: int) -> list[bytes]:
    return [leaf_hash(index.to_bytes(4, "big")) for index in range(first, end)]


def test_a_leaf_that_completes_nothing_is_one_row() -> None:
    edge = edge_of(tree_of_size(6), 6)
    assert [node.place for node in edge.append(leaf_hash(b"seventh"))] == [(0, 6)]


def test_a_leaf_gives_a_row_for_each_subtree_that_it_completes() -> None:
    edge = edge_of(tree_of_size(7), 7)
    places = [node.place for node in edge.append(leaf_hash(b"eighth"))]
    assert places == [(0, 7), (1, 3), (2, 1), (3, 0)]


def test_a_row_holds_the_hash_of_its_two_children() -> None:
    stored = tree_of_size(8)
    assert stored.rows[1, 3] == parent_hash(stored.leaf(6), stored.leaf(7))
    assert stored.rows[2, 1] == parent_hash(stored.rows[1, 2], stored.rows[1, 3])


@given(st.integers(0, 70), st.integers(0, 70))
def test_a_tree_that_is_taken_up_again_grows_as_if_it_had_never_been_left(
    before: int, added: int
) -> None:
    stored = tree_of_size(before)
    edge = edge_of(stored, before)
    new = dict(edge.grow(hashes(before, before + added)))
    assert not set(new) & set(stored.rows)
    assert stored.rows | new == tree_of_size(before + added).rows
    assert edge == edge_of(tree_of_size(before + added), before + added)


@given(st.integers(0, 200))
def test_the_edge_gives_the_root_of_all_leaves(size: int) -> None:
    stored = tree_of_size(size)
    assert edge_of(stored, size).root == stored.root(size)


def test_a_long_tree_passes_through_a_short_edge() -> None:
    edge = Edge()
    rows = sum(1 for _ in edge.grow(b"%032d" % index for index in range(50_000)))
    assert edge.size == 50_000
    assert len(edge.hashes) == (50_000).bit_count()
    assert rows == sum(50_000 >> level for level in range(16))


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_to_take_up_a_tree_fetches_once(size: int) -> None:
    stored = tree_of_size(size)
    edge_of(stored, size)
    assert stored.fetches == [size.bit_count()]
