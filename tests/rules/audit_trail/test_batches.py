"""What a batch of receipts means to a log that holds some of them already."""

from __future__ import annotations

import pytest

from services.audit_trail.log.batch import (
    Dispute,
    NotReceipts,
    SomethingIsMissing,
    Why,
    read,
    sort,
)
from tests.rules.audit_trail.receipts import CONTEXT, batch, forged, of, receipt

KNOWN = {position: receipt(position).hash for position in (1, 2, 4)}


def test_what_follows_on_the_log_is_new() -> None:
    assert [each.position for each in sort(batch(5, 6, after=4), 4, KNOWN).new] == [5, 6]


def test_what_the_log_holds_is_passed_over() -> None:
    again = sort(batch(1, 2, after=0), 4, KNOWN)
    assert (again.new, again.disputes) == ((), ())


def test_of_a_batch_that_overlaps_only_the_rest_is_new() -> None:
    overlapping = sort(batch(2, 4, 5, after=1), 4, KNOWN)
    assert [each.position for each in overlapping.new] == [5]
    assert overlapping.disputes == ()


def test_a_batch_that_does_not_join_on_has_to_wait() -> None:
    with pytest.raises(SomethingIsMissing):
        sort(batch(6, after=5), 4, KNOWN)


def test_a_sign_of_life_shows_what_is_missing() -> None:
    with pytest.raises(SomethingIsMissing):
        sort(of(5, []), 4, KNOWN)


def test_another_hash_in_a_known_place_is_disputed() -> None:
    other = forged(receipt(2))
    assert sort(of(1, [other]), 4, KNOWN).disputes == (Dispute(other, Why.OTHER_HASH),)


def test_a_receipt_in_a_place_that_was_passed_by_is_disputed() -> None:
    late = receipt(3)
    assert sort(of(2, [late]), 4, KNOWN).disputes == (Dispute(late, Why.PASSED_BY),)


def test_positions_may_have_holes() -> None:
    assert [each.position for each in sort(batch(7, 9, after=4), 4, KNOWN).new] == [7, 9]


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{}",
        b"\xff",
        batch(2, 1, after=0).model_dump_json().encode(),
        batch(1, after=1).model_dump_json().encode(),
        batch(1, context="directory").model_dump_json().encode(),
        of(0, [receipt(1).model_copy(update={"hash": "00"})]).model_dump_json().encode(),
    ],
    ids=["nothing", "empty", "noise", "backwards", "before", "of another service", "no hash"],
)
def test_what_is_no_batch_of_this_service_can_never_be_taken_in(said: bytes) -> None:
    with pytest.raises(NotReceipts):
        read(CONTEXT, said)


def test_a_batch_is_read_as_it_was_said() -> None:
    said = batch(1, 2)
    assert read(CONTEXT, said.model_dump_json().encode()) == said
