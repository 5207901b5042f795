"""Hundreds of tamperings that nobody thought of: none is missed, and nothing else is blamed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stafett.verify.finding import What
from tests.tampering.house import House

pytestmark = pytest.mark.integration

EVENTS = 60

POSITION = st.integers(1, EVENTS)
OFTEN = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@OFTEN
@given(position=POSITION, share=st.floats(0, 0.999), bit=st.integers(0, 7))
def test_any_bit_of_any_event(house: House, position: int, share: float, bit: int) -> None:
    house.put_right()
    house.in_the_record(
        "UPDATE stored_events SET state = set_bit(state, (length(state) * %s::float)::bigint"
        " * 8 + %s, 1 - get_bit(state, (length(state) * %s::float)::bigint * 8 + %s))"
        " WHERE notification_id = %s",
        min(share, 0.99),
        bit,
        min(share, 0.99),
        bit,
        position,
    )
    blamed = _blamed(house)
    assert [what for what, _ in blamed] == [What.CHANGED]
    assert [where for _, where in blamed] == _places(house, [position])


@OFTEN
@given(positions=st.sets(POSITION, min_size=1, max_size=10))
def test_any_events_removed(house: House, positions: set[int]) -> None:
    house.put_right()
    gone = _places(house, sorted(positions))
    house.in_the_record(
        "DELETE FROM stored_events WHERE notification_id = ANY(%s)", list(positions)
    )
    blamed = _blamed(house)
    assert [where for what, where in blamed if what is What.REMOVED] == gone
    assert {what for what, _ in blamed} <= {What.REMOVED, What.CHAIN_BROKEN}


@OFTEN
@given(pair=st.lists(POSITION, min_size=2, max_size=2, unique=True))
def test_any_two_events_exchanged_in_the_order_of_recording(house: House, pair: list[int]) -> None:
    house.put_right()
    places = _places(house, sorted(pair))
    house.in_the_record(
        "UPDATE stored_events SET notification_id = -1 WHERE notification_id = %s", pair[0]
    )
    house.in_the_record(
        "UPDATE stored_events SET notification_id = %s WHERE notification_id = %s", *pair
    )
    house.in_the_record(
        "UPDATE stored_events SET notification_id = %s WHERE notification_id = -1", pair[1]
    )
    blamed = _blamed(house)
    assert [where for what, where in blamed if what is What.REORDERED] == places
    assert {what for what, _ in blamed} <= {What.REORDERED, What.CHAIN_BROKEN}


@OFTEN
@given(position=POSITION, column=st.sampled_from(["hash", "leaf_hash", "event_id", "acted_by"]))
def test_any_entry_of_the_log_changed(house: House, position: int, column: str) -> None:
    house.put_right()
    forged = {"hash": "'\\x00'::bytea", "leaf_hash": "'\\x00'::bytea"}
    value = forged.get(column, "gen_random_uuid()")
    house.in_the_log(f"UPDATE entries SET {column} = {value} WHERE position = %s", position)
    assert What.LOG_CHANGED in {what for what, _ in _blamed(house)}


@OFTEN
@given(position=POSITION)
def test_any_entry_of_the_log_removed(house: House, position: int) -> None:
    house.put_right()
    house.in_the_log("DELETE FROM entries WHERE position = %s", position)
    assert What.LOG_CUT in {what for what, _ in _blamed(house)}


def _blamed(house: House) -> list[tuple[What, tuple[object, object]]]:
    return [(one.what, (one.stream, one.version)) for one in house.verified().findings]


def _places(house: House, positions: list[int]) -> list[tuple[object, object]]:
    rows = house.in_the_record(
        "SELECT originator_id, originator_version FROM copy_of_stored_events"
        " WHERE notification_id = ANY(%s) ORDER BY notification_id",
        positions,
    )
    return [(stream, version) for stream, version in rows]
