from __future__ import annotations

from datetime import date

import pytest

from shared.contracts.codes import AddressProtection
from shared.eventing.decider import NotKnownHereYet
from shared.who_is_who.hearing import after_hearing
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho
from tests.rules.who_is_who.people import (
    ADA,
    ADA_IS_OF_AGE,
    ADA_IS_PLACED,
    ADA_TURNS_FOUR,
    BERIT,
    BERIT_IS_ADAS_AUNT,
    BERIT_IS_NO_LONGER_CLOSE,
    LISE,
    LISE_IS_NO_LONGER_PROTECTED,
    LISE_IS_PROTECTED,
    SOLBAKKEN,
    TOR,
    TOR_IS_GRANTED_ACCESS,
    TOR_IS_RESTRICTED,
    TOR_IS_RESTRICTED_BY_A_CARE_ORDER,
    TORS_ACCESS_ENDS,
    TORS_RESTRICTION_IS_LIFTED,
    related,
)

FRIDAY = date(2026, 1, 30)
LATER = date(2026, 2, 24)


def test_a_child_that_nobody_has_told_about_is_not_known_here_yet() -> None:
    with pytest.raises(NotKnownHereYet, match="child"):
        WhoIsWho(RowsInMemory()).child(ADA, FRIDAY)


def test_a_child_whose_unit_has_not_been_told_is_not_known_here_yet() -> None:
    with pytest.raises(NotKnownHereYet, match="child"):
        WhoIsWho(RowsInMemory().hear(related(TOR))).child(ADA, FRIDAY)


def test_a_child_is_known_by_its_unit_and_its_age_that_day() -> None:
    who = WhoIsWho(RowsInMemory().hear(ADA_IS_PLACED, ADA_TURNS_FOUR))
    assert who.child(ADA, FRIDAY).unit_id == SOLBAKKEN
    assert who.child(ADA, date(2026, 2, 28)).age == 3
    assert who.child(ADA, date(2026, 3, 1)).age == 4


def test_a_register_relation_alone_gives_no_access() -> None:
    who = WhoIsWho(RowsInMemory().hear(ADA_IS_PLACED, related(TOR)))
    assert not who.has_access(TOR, ADA, FRIDAY)
    assert [guardian.access for guardian in who.guardians(ADA, FRIDAY)] == [None]


def test_a_granted_guardian_has_access_from_the_day_it_was_granted() -> None:
    who = WhoIsWho(RowsInMemory().hear(ADA_IS_PLACED, related(TOR), TOR_IS_GRANTED_ACCESS))
    assert not who.has_access(TOR, ADA, date(2026, 1, 18))
    assert who.has_access(TOR, ADA, date(2026, 1, 19))


def test_a_grant_without_a_known_relation_gives_no_access() -> None:
    who = WhoIsWho(RowsInMemory().hear(ADA_IS_PLACED, TOR_IS_GRANTED_ACCESS))
    assert not who.has_access(TOR, ADA, FRIDAY)


def test_a_former_guardian_has_no_access() -> None:
    former = related(TOR).model_copy(update={"ends_on": date(2026, 1, 25)})
    who = WhoIsWho(RowsInMemory().hear(ADA_IS_PLACED, former, TOR_IS_GRANTED_ACCESS))
    assert who.has_access(TOR, ADA, date(2026, 1, 25))
    assert not who.has_access(TOR, ADA, date(2026, 1, 26))


def test_access_of_a_child_whose_age_is_not_known_is_no_access() -> None:
    who = WhoIsWho(RowsInMemory().hear(related(TOR), TOR_IS_GRANTED_ACCESS))
    assert not who.has_access(TOR, ADA, FRIDAY)


def test_access_of_a_child_nobody_has_told_about_is_no_access() -> None:
    assert not WhoIsWho(RowsInMemory()).has_access(TOR, ADA, FRIDAY)


def test_access_ends_the_day_it_is_ended() -> None:
    who = WhoIsWho(
        RowsInMemory().hear(ADA_IS_PLACED, related(TOR), TOR_IS_GRANTED_ACCESS, TORS_ACCESS_ENDS)
    )
    assert who.has_access(TOR, ADA, date(2026, 2, 1))
    assert not who.has_access(TOR, ADA, date(2026, 2, 2))


def test_an_end_heard_before_the_older_grant_still_ends_it() -> None:
    rows = dict(after_hearing(TORS_ACCESS_ENDS, 7, {}))
    rows |= after_hearing(TOR_IS_GRANTED_ACCESS, 5, rows)
    who = WhoIsWho(RowsInMemory(rows).hear(ADA_IS_PLACED, related(TOR)))
    assert who.has_access(TOR, ADA, FRIDAY)
    assert not who.has_access(TOR, ADA, LATER)


def test_access_granted_anew_after_an_end_holds() -> None:
    who = WhoIsWho(
        RowsInMemory().hear(ADA_IS_PLACED, related(TOR), TORS_ACCESS_ENDS, TOR_IS_GRANTED_ACCESS)
    )
    assert who.has_access(TOR, ADA, LATER)


def test_a_restriction_closes_access_on_its_first_day() -> None:
    who = WhoIsWho(
        RowsInMemory().hear(ADA_IS_PLACED, related(TOR), TOR_IS_GRANTED_ACCESS, TOR_IS_RESTRICTED)
    )
    assert who.has_access(TOR, ADA, date(2026, 2, 1))
    assert not who.has_access(TOR, ADA, date(2026, 2, 2))
    assert [guardian.is_restricted for guardian in who.guardians(ADA, LATER)] == [True]


def test_one_of_two_restrictions_lifted_leaves_the_other() -> None:
    who = WhoIsWho(
        RowsInMemory().hear(
            related(TOR),
            TOR_IS_RESTRICTED,
            TOR_IS_RESTRICTED_BY_A_CARE_ORDER,
            TORS_RESTRICTION_IS_LIFTED,
        )
    )
    assert [guardian.is_restricted for guardian in who.guardians(ADA, LATER)] == [True]


def test_a_lifted_restriction_no_longer_holds() -> None:
    who = WhoIsWho(RowsInMemory().hear(related(TOR), TOR_IS_RESTRICTED, TORS_RESTRICTION_IS_LIFTED))
    assert [guardian.is_restricted for guardian in who.guardians(ADA, LATER)] == [False]


@pytest.mark.requirement("B52")
def test_at_eighteen_no_guardian_has_access() -> None:
    who = WhoIsWho(
        RowsInMemory().hear(ADA_IS_PLACED, related(TOR), TOR_IS_GRANTED_ACCESS, ADA_IS_OF_AGE)
    )
    assert who.has_access(TOR, ADA, date(2040, 2, 29))
    assert not who.has_access(TOR, ADA, date(2040, 3, 1))


def test_a_guardian_is_a_stranger_to_the_child_in_what_staff_see() -> None:
    who = WhoIsWho(RowsInMemory().hear(related(TOR), related(LISE)))
    assert who.strangers(ADA, FRIDAY) == {TOR, LISE}
    assert who.is_stranger(TOR, ADA, FRIDAY)
    assert who.stranger_to(TOR, FRIDAY) == {ADA}


def test_an_employee_entered_as_close_is_a_stranger_until_that_is_lifted() -> None:
    who = WhoIsWho(RowsInMemory().hear(BERIT_IS_ADAS_AUNT, BERIT_IS_NO_LONGER_CLOSE))
    assert who.is_stranger(BERIT, ADA, date(2026, 2, 11))
    assert who.stranger_to(BERIT, date(2026, 2, 11)) == {ADA}
    assert not who.is_stranger(BERIT, ADA, date(2026, 2, 12))
    assert who.stranger_to(BERIT, date(2026, 2, 12)) == frozenset()


def test_protection_that_nobody_has_told_of_counts_as_protected() -> None:
    who = WhoIsWho(RowsInMemory())
    assert who.protection(LISE, FRIDAY) is None
    assert who.protected([LISE], FRIDAY) == {LISE}


def test_protection_holds_until_it_is_taken_off() -> None:
    who = WhoIsWho(RowsInMemory().hear(LISE_IS_PROTECTED, LISE_IS_NO_LONGER_PROTECTED))
    assert who.protection(LISE, FRIDAY) is AddressProtection.STRICT
    assert who.protected([LISE], LATER) == frozenset()
