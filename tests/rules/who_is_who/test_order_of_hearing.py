from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.contracts.contract import Contract
from shared.contracts.registry import CONTRACTS
from shared.who_is_who.hearing import HEARD_FROM_THE_DIRECTORY, AnyRow, after_hearing, keys_of
from shared.who_is_who.rows import ROW, child_key, person_key, unit_key
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho
from tests.rules.who_is_who import people

STORY: list[tuple[int, Contract]] = list(
    enumerate(
        [
            people.SOLBAKKEN_IS_DESCRIBED,
            people.KARI_STARTS,
            people.ADA_IS_PLACED,
            people.related(people.LISE),
            people.related(people.TOR),
            people.TOR_IS_GRANTED_ACCESS,
            people.TOR_IS_RESTRICTED,
            people.TORS_ACCESS_ENDS,
            people.TORS_RESTRICTION_IS_LIFTED,
            people.TOR_IS_GRANTED_ACCESS,
            people.LISE_IS_PROTECTED,
            people.BERIT_IS_ADAS_AUNT,
            people.ADA_TURNS_FOUR,
            people.BERIT_IS_NO_LONGER_CLOSE,
            people.LISE_IS_NO_LONGER_PROTECTED,
            people.KARI_LEAVES,
            people.SOLBAKKEN_GETS_A_NEW_LEADER,
        ],
        start=1,
    )
)


def heard(story: list[tuple[int, Contract]]) -> dict[str, AnyRow]:
    rows: dict[str, AnyRow] = {}
    for sequence, fact in story:
        rows |= after_hearing(
            fact, sequence, {key: rows[key] for key in keys_of(fact) if key in rows}
        )
    return rows


@given(st.permutations(STORY))
def test_in_whichever_order_facts_come_the_same_is_known(story: list[tuple[int, Contract]]) -> None:
    assert heard(story) == heard(STORY)


@given(st.lists(st.sampled_from(STORY), max_size=20))
def test_a_fact_heard_again_changes_nothing(again: list[tuple[int, Contract]]) -> None:
    assert heard([*STORY, *again]) == heard(STORY)


def test_every_row_is_the_same_after_a_journey_through_json() -> None:
    for row in heard(STORY).values():
        assert ROW.validate_json(ROW.dump_json(row)) == row


def test_everything_the_directory_tells_is_heard() -> None:
    told = {contract for contract in CONTRACTS.values() if contract.context == "directory"}
    assert set(HEARD_FROM_THE_DIRECTORY) == told


@pytest.mark.parametrize(("_", "fact"), STORY)
def test_hearing_a_fact_changes_the_rows_it_is_about_and_no_other(_: int, fact: Contract) -> None:
    assert set(after_hearing(fact, 1, {})) == set(keys_of(fact))


class CountingRows(RowsInMemory):
    reads = 0

    def rows(self, keys: Collection[str]) -> Mapping[str, AnyRow]:
        self.reads += 1
        return super().rows(keys)


def test_what_is_read_ahead_is_read_once() -> None:
    rows = CountingRows(heard(STORY))
    who = WhoIsWho(rows).ahead(
        unit_key(people.SOLBAKKEN), child_key(people.ADA), person_key(people.KARI)
    )
    assert who.unit(people.SOLBAKKEN).leader_id == people.DAG
    assert who.child(people.ADA, date(2026, 3, 1)).age == 4
    assert who.works_in(people.KARI, people.SOLBAKKEN, date(2026, 3, 1))
    assert rows.reads == 1


def test_one_request_reads_each_row_once_also_one_that_is_not_there() -> None:
    rows = CountingRows(heard(STORY))
    who = WhoIsWho(rows).once()
    assert who.unit(people.SOLBAKKEN) == who.unit(people.SOLBAKKEN)
    assert who.posts(uuid4(), date(2026, 3, 1)) == ()
    who.ahead(unit_key(people.SOLBAKKEN))
    assert rows.reads == 2
    stranger = uuid4()
    assert who.posts(stranger, date(2026, 3, 1)) == who.posts(stranger, date(2026, 3, 2))
    assert rows.reads == 3
