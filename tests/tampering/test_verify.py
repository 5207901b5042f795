"""Whatever PostgreSQL's superuser does to a record of ten thousand events, it is named."""

from __future__ import annotations

import pytest

from shared.proof.checkpoint import signed_checkpoint
from shared.proof.event_hash import event_hash
from shared.proof.note_keys import SignerKey
from tests.tampering.house import CONTEXT, House, notebook
from tests.tampering.places import Place, place_of

pytestmark = pytest.mark.integration

FIRST = notebook(0)
ANOTHER_KEY = SignerKey("stafett/no9999", bytes(reversed(range(32))))


def told(what: str, place: Place) -> str:
    return f"{CONTEXT}: event {place.version} of stream {place.stream} ({place.name}): {what}"


def test_nothing_is_found_where_nothing_was_done(ten_thousand: House) -> None:
    report = ten_thousand.verified()
    assert report.findings == []
    assert report.log_size == 10_000
    assert [one.looked_at for one in report.compared] == [10_000]


def test_one_byte_changed_is_named(ten_thousand: House) -> None:
    place = place_of(FIRST, 2)
    ten_thousand.in_the_record(
        "UPDATE stored_events SET state = set_byte(state, 40, get_byte(state, 40) # 1)"
        " WHERE (originator_id, originator_version) = (%s, %s)",
        *place.key,
    )
    assert ten_thousand.found() == [told("changed", place)]


def test_the_last_event_of_a_stream_removed_is_named(ten_thousand: House) -> None:
    place = place_of(FIRST, 4)
    ten_thousand.in_the_record(
        "DELETE FROM stored_events WHERE (originator_id, originator_version) = (%s, %s)", *place.key
    )
    assert ten_thousand.found() == [told("removed", place)]


def test_a_whole_stream_removed_is_named_event_by_event(ten_thousand: House) -> None:
    ten_thousand.in_the_record(
        "DELETE FROM stored_events WHERE originator_id = %s", place_of(FIRST, 1).stream
    )
    assert ten_thousand.found() == [
        told("removed", place_of(FIRST, version)) for version in (1, 2, 3, 4)
    ]


FORGE = """
INSERT INTO stored_events (originator_id, originator_version, topic, state, mac, notification_id)
SELECT originator_id, 5, topic, state, mac, %s FROM stored_events
WHERE (originator_id, originator_version) = (%s, %s)
"""


def test_a_forged_event_among_the_others_is_named(ten_thousand: House) -> None:
    last = place_of(FIRST, 4)
    ten_thousand.in_the_record(FORGE, -1, *last.key)
    assert ten_thousand.found() == [told("added from outside", last._replace(version=5))]


def test_a_forged_event_at_the_end_is_not_taken_for_one_that_the_log_has_yet_to_hear_of(
    ten_thousand: House,
) -> None:
    last = place_of(FIRST, 4)
    ten_thousand.in_the_record(FORGE, 99_999, *last.key)
    assert ten_thousand.found() == [told("added from outside", last._replace(version=5))]


def test_two_events_swapped_are_named_as_such(ten_thousand: House) -> None:
    one, other = place_of(FIRST, 2), place_of(FIRST, 3)
    ten_thousand.in_the_record(
        "UPDATE stored_events AS here SET state = there.state, mac = there.mac"
        " FROM stored_events AS there WHERE here.originator_id = %s"
        " AND there.originator_id = here.originator_id"
        " AND (here.originator_version, there.originator_version) IN ((2, 3), (3, 2))",
        one.stream,
    )
    assert ten_thousand.found() == [told("re-ordered", one), told("re-ordered", other)]


def test_a_stream_chained_anew_after_a_change_is_named_from_the_change_on(
    ten_thousand: House,
) -> None:
    stream = place_of(FIRST, 1).stream
    _chain_anew(ten_thousand, stream)
    changed = [told("changed", place_of(FIRST, version)) for version in (2, 3, 4)]
    assert ten_thousand.found() == changed


def _chain_anew(house: House, stream: object) -> None:
    rows = house.in_the_record(
        "SELECT originator_version, topic, state FROM stored_events"
        " WHERE originator_id = %s AND originator_version > 1 ORDER BY originator_version",
        stream,
    )
    before, after = "", ""
    for version, name, state in rows:
        forged = (
            bytes(state)
            .replace(b"2026-01-12", b"2026-01-13")
            .replace(before.encode() or b"-", after.encode() or b"-")
        )
        before = event_hash(stream, version, name, bytes(state)).hex()  # type: ignore[arg-type]  # a UUID
        after = event_hash(stream, version, name, forged).hex()  # type: ignore[arg-type]  # a UUID
        house.in_the_record(
            "UPDATE stored_events SET state = %s"
            " WHERE (originator_id, originator_version) = (%s, %s)",
            forged,
            stream,
            version,
        )


def test_a_record_rolled_back_by_an_hour_is_missed_event_by_event(ten_thousand: House) -> None:
    ten_thousand.in_the_record("DELETE FROM stored_events WHERE notification_id > 9990")
    found = ten_thousand.found()
    assert len(found) == 10
    assert all(one.endswith("removed") for one in found)


def test_a_log_that_was_cut_is_found_out_by_what_it_has_signed(ten_thousand: House) -> None:
    ten_thousand.in_the_log("DELETE FROM entries WHERE leaf_index >= 9995")
    ten_thousand.in_the_log("DELETE FROM checkpoints WHERE size > 9000")
    found = ten_thousand.found()
    assert "log: removed from the log - the file 10000 was signed for 10000 entries" in found


def test_an_entry_taken_out_of_the_middle_of_the_log_is_found(ten_thousand: House) -> None:
    ten_thousand.in_the_log("DELETE FROM entries WHERE leaf_index = 5000")
    found = ten_thousand.found()
    assert "log: removed from the log - entry 5000 is not where it was" in found


def test_a_log_replaced_and_signed_with_another_key_is_found(ten_thousand: House) -> None:
    note = signed_checkpoint(1, bytes(32), ANOTHER_KEY).decode()
    ten_thousand.in_the_log("DELETE FROM entries WHERE leaf_index > 0")
    ten_thousand.in_the_log("DELETE FROM checkpoints")
    ten_thousand.in_the_log(
        "INSERT INTO checkpoints VALUES (1, %s, %s, '2026-01-12T12:00:00Z')", bytes(32), note
    )
    found = ten_thousand.found()
    assert any("signed by another key than the log's - a checkpoint" in one for one in found)
    assert "log: removed from the log - the file 10000 was signed for 10000 entries" in found


def test_an_event_that_the_relay_has_told_but_the_service_never_wrote_is_named(
    ten_thousand: House,
) -> None:
    place = place_of(FIRST, 3)
    ten_thousand.in_the_record(
        "UPDATE stored_events SET mac = '\\x00'"
        " WHERE (originator_id, originator_version) = (%s, %s)",
        *place.key,
    )
    assert ten_thousand.found() == [told("not sealed by the service", place)]
