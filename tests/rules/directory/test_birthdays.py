from __future__ import annotations

from datetime import date

import pytest

from services.directory.domain.child.access import next_day_that_brings
from services.directory.domain.child.child import KnownChild
from services.directory.domain.child.events import (
    ChildEntered,
    ChildEvent,
    ChildPlaced,
    ChildTurned,
    GuardianAccessEnded,
)
from services.directory.domain.child.refusals import DayIsNotedByTheSystem
from services.directory.domain.codes import AccessEndedBecause
from services.directory.domain.days import age_on, birthday
from shared.privacy import NOBODYS_BIRTH_DATE
from tests.rules.directory.people import (
    ADA,
    ADA_ENTERED,
    ADA_IS_KNOWN,
    COLLEAGUE,
    FURUHEIM,
    TODAY,
    TOR,
    TOR_GRANTED,
    TOR_HAS_ACCESS,
    given_child,
    note_day,
    place_ada,
    related,
    restricted,
)

TURNED_FOUR = ChildTurned(child_id=ADA, age=4, on=date(2026, 3, 1))
LEAP_DAY = date(2020, 2, 29)


def test_a_year_is_completed_on_the_birthday() -> None:
    assert age_on(date(2022, 3, 1), date(2026, 2, 28)) == 3
    assert age_on(date(2022, 3, 1), date(2026, 3, 1)) == 4


def test_born_on_29_february_a_year_is_completed_on_1_march_where_there_is_no_such_day() -> None:
    assert birthday(LEAP_DAY, 6) == date(2026, 3, 1)
    assert birthday(LEAP_DAY, 8) == date(2028, 2, 29)
    assert age_on(LEAP_DAY, date(2026, 2, 28)) == 5
    assert age_on(LEAP_DAY, date(2026, 3, 1)) == 6


def test_before_birth_there_is_no_age() -> None:
    assert age_on(date(2026, 3, 1), TODAY) == -1


def test_on_a_birthday_the_age_is_told() -> None:
    given_child(*ADA_IS_KNOWN).when(note_day(date(2026, 3, 1))).then(TURNED_FOUR)


def test_on_the_day_before_nothing_is_told() -> None:
    given_child(*ADA_IS_KNOWN).when(note_day(date(2026, 2, 28))).then_nothing()


def test_a_birthday_is_told_once() -> None:
    given_child(*ADA_IS_KNOWN, TURNED_FOUR).when(note_day(date(2026, 3, 1))).then_nothing()


def test_birthdays_that_were_slept_through_are_told_as_the_last_one() -> None:
    given_child(*ADA_IS_KNOWN).when(note_day(date(2028, 5, 1))).then(
        ChildTurned(child_id=ADA, age=6, on=date(2028, 3, 1))
    )


def test_nobody_asks_for_a_birthday() -> None:
    given_child(*ADA_IS_KNOWN).when(note_day(TODAY, COLLEAGUE)).then_refused(DayIsNotedByTheSystem)


@pytest.mark.requirement("B52")
def test_access_ends_by_itself_on_the_eighteenth_birthday() -> None:
    of_age = date(2040, 3, 1)
    given_child(*TOR_HAS_ACCESS).when(note_day(of_age)).then(
        ChildTurned(child_id=ADA, age=18, on=of_age),
        GuardianAccessEnded(
            child_id=ADA, guardian_id=TOR, because=AccessEndedBecause.OF_AGE, on=of_age
        ),
    )


def test_access_ends_by_itself_when_a_restriction_begins() -> None:
    given_child(*TOR_HAS_ACCESS, restricted(date(2026, 2, 2))).when(
        note_day(date(2026, 2, 2))
    ).then(
        GuardianAccessEnded(
            child_id=ADA,
            guardian_id=TOR,
            because=AccessEndedBecause.RESTRICTED,
            on=date(2026, 2, 2),
        )
    )


def test_access_ends_by_itself_the_day_after_a_guardians_last() -> None:
    history = (*ADA_IS_KNOWN, related(TOR, ends_on=date(2026, 1, 31)), TOR_GRANTED)
    given_child(*history).when(note_day(date(2026, 1, 31))).then_nothing()
    given_child(*history).when(note_day(date(2026, 2, 1))).then(
        GuardianAccessEnded(
            child_id=ADA,
            guardian_id=TOR,
            because=AccessEndedBecause.RELATION_ENDED,
            on=date(2026, 2, 1),
        )
    )


def known(*history: ChildEvent) -> KnownChild:
    child = given_child(*history).state()
    assert isinstance(child, KnownChild)
    return child


def test_the_next_day_that_brings_something_is_the_birthday() -> None:
    assert next_day_that_brings(known(*ADA_IS_KNOWN)) == date(2026, 3, 1)
    assert next_day_that_brings(known(*ADA_IS_KNOWN, TURNED_FOUR)) == date(2027, 3, 1)


def test_the_next_day_that_brings_something_may_be_a_restriction_or_a_last_day() -> None:
    restriction = restricted(date(2026, 2, 2))
    assert next_day_that_brings(known(*TOR_HAS_ACCESS, restriction)) == date(2026, 2, 2)
    assert next_day_that_brings(known(*ADA_IS_KNOWN, restriction)) == date(2026, 3, 1)
    last_day = related(TOR, ends_on=date(2026, 1, 31))
    assert next_day_that_brings(known(*TOR_HAS_ACCESS, last_day)) == date(2026, 2, 1)


ADA_FORGOTTEN = ChildEntered(
    child_id=ADA, name="[slettet]", birth_date=NOBODYS_BIRTH_DATE, age=ADA_ENTERED.age
)


def test_a_child_that_is_forgotten_grows_no_older() -> None:
    given_child(ADA_FORGOTTEN).when(note_day(date(2026, 3, 1))).then_nothing()
    assert known(ADA_FORGOTTEN).age(date(2040, 1, 1)) == 3


def test_a_child_that_is_forgotten_waits_for_no_birthday() -> None:
    assert next_day_that_brings(known(ADA_FORGOTTEN)) is None


def test_a_child_that_is_forgotten_is_placed_at_the_age_that_was_told_last() -> None:
    august = date(2026, 8, 17)
    given_child(ADA_FORGOTTEN).when(place_ada(august)).then(
        ChildPlaced(child_id=ADA, unit_id=FURUHEIM, starts_on=august, age=3)
    )
