from __future__ import annotations

from datetime import date

import pytest

from shared.eventing.decider import NotKnownHereYet
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho
from tests.rules.who_is_who.people import (
    BERIT,
    DAG,
    INGRID,
    KARI,
    KARI_LEAVES,
    KARI_STARTS,
    MAGNE,
    SOLBAKKEN,
    SOLBAKKEN_GETS_A_NEW_LEADER,
    SOLBAKKEN_IS_DESCRIBED,
)

MONDAY = date(2026, 1, 12)


def test_a_unit_that_nobody_has_told_about_is_not_known_here_yet() -> None:
    with pytest.raises(NotKnownHereYet, match="unit"):
        WhoIsWho(RowsInMemory()).unit(SOLBAKKEN)


def test_a_unit_is_known_with_its_leader_deputy_and_everyone_above() -> None:
    unit = WhoIsWho(RowsInMemory().hear(SOLBAKKEN_IS_DESCRIBED)).unit(SOLBAKKEN)
    assert unit.leaders == (BERIT, DAG, INGRID, MAGNE)
    assert unit.service_manager_id == MAGNE


def test_the_newest_description_of_a_unit_holds() -> None:
    heard = RowsInMemory().hear(SOLBAKKEN_IS_DESCRIBED, SOLBAKKEN_GETS_A_NEW_LEADER)
    assert WhoIsWho(heard).unit(SOLBAKKEN).leader_id == DAG


def test_where_the_leader_is_a_stranger_the_next_leader_stands_in() -> None:
    unit = WhoIsWho(RowsInMemory().hear(SOLBAKKEN_IS_DESCRIBED)).unit(SOLBAKKEN)
    assert unit.leader_towards(frozenset()) == BERIT
    assert unit.leader_towards({BERIT}) == INGRID
    assert unit.leader_towards({BERIT, INGRID}) == MAGNE


def test_the_deputy_stands_in_only_where_everyone_above_is_a_stranger_too() -> None:
    unit = WhoIsWho(RowsInMemory().hear(SOLBAKKEN_IS_DESCRIBED)).unit(SOLBAKKEN)
    assert unit.leader_towards({BERIT, INGRID, MAGNE}) == DAG
    assert unit.leader_towards({BERIT, INGRID, MAGNE, DAG}) is None


def test_someone_without_a_known_post_works_nowhere() -> None:
    assert not WhoIsWho(RowsInMemory()).works_in(KARI, SOLBAKKEN, MONDAY)


def test_a_post_holds_from_its_first_day_to_its_last() -> None:
    who = WhoIsWho(RowsInMemory().hear(KARI_STARTS, KARI_LEAVES))
    assert not who.works_in(KARI, SOLBAKKEN, date(2024, 7, 31))
    assert who.works_in(KARI, SOLBAKKEN, date(2024, 8, 1))
    assert who.works_in(KARI, SOLBAKKEN, date(2026, 3, 31))
    assert not who.works_in(KARI, SOLBAKKEN, date(2026, 4, 1))
    assert len(who.posts(KARI, MONDAY)) == 1
