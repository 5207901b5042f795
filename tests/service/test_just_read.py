"""Repeated looks within a minute are one reading."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from shared.identity.actor import Actor, Role
from shared.identity.purpose import Purpose
from shared.service.reading.child_read import ChildRead
from shared.service.reading.codes import Page
from shared.service.reading.memory import JustRead

ADA = UUID("20000000-0000-4000-8000-000000000001")
NOOR = UUID("20000000-0000-4000-8000-000000000002")
KARI = Actor(person_id=UUID(int=5), role=Role.EMPLOYEE)
BERIT = Actor(person_id=UUID(int=1), role=Role.EMPLOYEE)
NINE = datetime(2026, 1, 19, 9, tzinfo=UTC)
ADAS_PAGE = ChildRead(
    child_id=ADA, page=Page.CHILD, about="child", subject_id=ADA, purpose=Purpose.FOLLOW_UP
)


def remembering() -> JustRead:
    just_read = JustRead()
    just_read.keep(KARI, [ADAS_PAGE], NINE)
    return just_read


@pytest.mark.parametrize(("seconds", "entries"), [(0, 0), (59, 0), (60, 1), (600, 1)])
def test_a_look_within_a_minute_is_the_same_reading(seconds: int, entries: int) -> None:
    then = NINE + timedelta(seconds=seconds)
    assert len(remembering().new(KARI, [ADAS_PAGE], then)) == entries


def test_the_minute_is_counted_from_the_entry_and_not_from_the_last_look() -> None:
    just_read = remembering()
    assert not just_read.new(KARI, [ADAS_PAGE], NINE + timedelta(seconds=50))
    assert just_read.new(KARI, [ADAS_PAGE], NINE + timedelta(seconds=70))


@pytest.mark.parametrize(
    "change",
    [
        {"child_id": NOOR},
        {"page": Page.GUARDIANS},
        {"purpose": Purpose.LEADING},
        {"emergency_id": UUID(int=9)},
    ],
)
def test_another_page_purpose_or_emergency_is_another_reading(change: dict[str, object]) -> None:
    another = ADAS_PAGE.model_copy(update=change)
    assert remembering().new(KARI, [another], NINE) == [another]


def test_another_person_reads_for_themselves() -> None:
    assert remembering().new(BERIT, [ADAS_PAGE], NINE) == [ADAS_PAGE]


def test_what_is_shown_twice_in_one_answer_is_read_once() -> None:
    assert JustRead().new(KARI, [ADAS_PAGE, ADAS_PAGE], NINE) == [ADAS_PAGE]


def test_what_was_never_put_on_record_is_not_remembered() -> None:
    just_read = JustRead()
    assert just_read.new(KARI, [ADAS_PAGE], NINE)
    assert just_read.new(KARI, [ADAS_PAGE], NINE)
