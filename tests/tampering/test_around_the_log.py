"""What is done to the tables beside the log's entries, before it is signed, or out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

import orjson
import psycopg
import pytest
from psycopg import sql

from shared.proof.merkle import leaf_hash
from stafett.verify.child import verify_child
from stafett.verify.finding import What
from stafett.verify.log import leaf
from stafett.verify.rows import entries, one_moment
from stafett.verify.whole import Record, Report, Whole, verify
from tests.tampering.house import CONTEXT, MAC_KEY, SIGNER, House, notebook
from tests.tampering.places import place_of

pytestmark = pytest.mark.integration

FIRST = notebook(0)
STRANGER = UUID("0192f0c1-2a3b-7c4d-8e5f-60718293a4b5")


def named(report: Report) -> set[What]:
    return {one.what for one in report.findings}


@contextmanager
def nothing_outside(house: House) -> Iterator[None]:
    """Empty every place outside the log, and its own table of what it has signed."""
    kept = list(house.outside)
    house.outside.clear()
    house.in_the_log("DELETE FROM checkpoints")
    yield
    house.outside.extend(kept)


def enter_by_hand(house: House, leaf_index: int) -> None:
    """Make the leaf of an entry anew after its row was changed."""
    with one_moment(house.log.runtime_url) as log:
        entry = next(one for one in entries(log) if one.leaf_index == leaf_index)
    house.in_the_log(
        "UPDATE entries SET leaf_hash = %s WHERE leaf_index = %s",
        leaf_hash(leaf(entry)),
        leaf_index,
    )


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE nodes SET hash = '\\x00' WHERE (level, index) = (1, 0)",
        "DELETE FROM nodes WHERE (level, index) = (2, 3)",
        "INSERT INTO nodes VALUES (9, 9, '\\x00')",
        "INSERT INTO nodes VALUES (32767, 9223372036854775807, '\\x00')",
    ],
)
def test_a_tree_that_its_entries_do_not_make_is_named(house: House, tampering: str) -> None:
    house.in_the_log(tampering)
    assert named(house.verified()) == {What.NOT_AS_ENTERED}


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM subjects_of_children WHERE child_id = %s",
        "UPDATE subjects_of_children SET tied_at = tied_at + '1 day' WHERE child_id = %s",
        "UPDATE subjects_of_children SET child_id = gen_random_uuid() WHERE child_id = %s",
    ],
)
def test_what_is_taken_from_a_child_s_trail_is_named(house: House, tampering: str) -> None:
    house.in_the_log(tampering, FIRST)
    assert named(house.verified()) == {What.NOT_AS_ENTERED}
    assert f"notebook {FIRST} of notebooks" in house.found()[0]


def test_a_child_is_verified_by_the_entries_too(house: House) -> None:
    place = place_of(FIRST, 2)
    house.in_the_log("DELETE FROM subjects_of_children")
    house.in_the_record(
        "UPDATE stored_events SET mac = '' WHERE (originator_id, originator_version) = (%s, %s)",
        *place.key,
    )
    report = verify_child(house.whole, FIRST)
    assert [(one.what, one.stream) for one in report.findings] == [(What.NOT_SEALED, place.stream)]


def test_a_child_is_not_verified_where_nothing_is_signed(house: House) -> None:
    house.in_the_log("DELETE FROM checkpoints")
    assert named(verify_child(house.whole, FIRST)) == {What.NOT_SIGNED}


@pytest.mark.parametrize("verified", [verify, lambda whole: verify_child(whole, FIRST)])
def test_a_service_whose_record_is_not_given_is_named(house: House, verified: object) -> None:
    others = replace(house.whole, records={"others": Record(house.record.runtime_url, MAC_KEY)})
    assert callable(verified)
    assert What.NOT_LOOKED_AT in named(verified(others))


def test_a_log_that_is_kept_nowhere_outside_is_named(house: House) -> None:
    with nothing_outside(house):
        house.in_the_log("DELETE FROM entries WHERE leaf_index >= 32")
        house.in_the_log("DELETE FROM nodes WHERE (index + 1) << level > 32")
        house.in_the_log("DELETE FROM subjects_of_children")
        house.in_the_record("DELETE FROM stored_events WHERE notification_id > 32")
        assert What.NOT_KEPT_OUTSIDE in named(house.verified())


def test_a_log_that_has_never_heard_of_a_service_is_named(house: House) -> None:
    with nothing_outside(house):
        house.in_the_log("TRUNCATE entries, nodes, subjects_of_children")
        report = house.verified()
    assert named(report) == {What.LATE}
    assert report.findings[0].service == CONTEXT


@pytest.mark.parametrize(
    "lie",
    [
        "acted_by = %s",
        "subject_id = %s",
        "child_id = NULL, stream = %s",
        "event_id = %s",
        "kind = %s",
        "occurred_at = occurred_at - '1 day'::interval, name = %s",
        "recorded_at = recorded_at - length(%s::text) * '1 day'::interval",
    ],
)
def test_an_entry_that_tells_of_another_event_is_named_although_it_was_signed(
    house: House, lie: str
) -> None:
    house.in_the_log(f"UPDATE entries SET {lie} WHERE leaf_index = 59", STRANGER)
    enter_by_hand(house, 59)
    assert What.MISTOLD in named(house.verified())


def test_what_could_not_stand_in_a_table_is_named_like_any_other_change(house: House) -> None:
    place = place_of(FIRST, 3)
    house.in_the_record(
        "UPDATE stored_events SET originator_version = -1"
        " WHERE (originator_id, originator_version) = (%s, %s)",
        *place.key,
    )
    house.in_the_log("UPDATE entries SET occurred_at = 'infinity' WHERE leaf_index = 9")
    assert {What.CHANGED, What.LOG_CHANGED} <= named(house.verified())


def test_a_record_that_cannot_be_read_is_named_and_the_log_is_verified(house: House) -> None:
    house.in_the_record("ALTER TABLE stored_events RENAME TO elsewhere")
    report = house.verified()
    house.in_the_record("ALTER TABLE elsewhere RENAME TO stored_events")
    assert [str(one) for one in report.findings] == ["notebooks: cannot be read - UndefinedTable"]
    assert report.log_size == 60


def test_a_log_that_cannot_be_read_is_named() -> None:
    nowhere = Whole({}, "postgresql://127.0.0.1:1/none", SIGNER.verifier, ())
    assert named(verify(nowhere)) == {What.UNREADABLE}


@pytest.mark.parametrize(("table", "which"), [("person_keys", 0), ("stream_keys", 1)])
def test_a_key_that_is_gone_without_a_decision_is_named(
    house: House, table: str, which: int
) -> None:
    place = place_of(FIRST, 2)
    ((document,),) = house.in_the_record(
        "SELECT state FROM stored_events WHERE (originator_id, originator_version) = (%s, %s)",
        *place.key,
    )
    key = orjson.loads(document)["lock"][which]
    with psycopg.connect(house.record.keys.owner_url) as keys:
        name = sql.Identifier(table)
        keys.execute(sql.SQL("CREATE TEMP TABLE kept AS TABLE {}").format(name))
        keys.execute(sql.SQL("DELETE FROM {} WHERE id = %s").format(name), (key,))
        keys.commit()
        report = house.verified()
        again = sql.SQL("INSERT INTO {} SELECT * FROM kept WHERE id = %s").format(name)
        keys.execute(again, (key,))
    found = [(one.what, one.stream, one.version) for one in report.findings]
    assert found == [(What.KEY_GONE, *place.key)]


def test_keys_that_cannot_be_read_are_named(house: House) -> None:
    nowhere = replace(house.whole, keys="postgresql://127.0.0.1:1/none")
    assert [str(one) for one in verify(nowhere).findings] == ["keys: cannot be read"]
