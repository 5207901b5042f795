"""Who is told who has read: each what may be known to them, and the family never how often."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from uuid import UUID

import pytest

from shared.eventing.decider import MAIN
from shared.identity.actor import Actor, Role
from shared.identity.purpose import Purpose
from shared.service.reading.child_read import READINGS
from shared.service.reading.codes import SAFEGUARDING, Page, Withheld
from shared.service.reading.readers import Subjects, family_page, readers_page
from shared.service.reading.reads_of_a_child import ReadRow
from shared.service.trail import AnyTrail, Reader, Trail
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho

ADA, KARI, BERIT, LISE, TOR = (UUID(int=number) for number in range(1, 6))
TOLD_OF, NOT_TOLD_OF, A_CHILD_PAGE = (UUID(int=number) for number in range(11, 14))
MORNING = datetime(2026, 1, 19, 8, tzinfo=UTC)
EVENING = datetime(2026, 1, 19, 18, tzinfo=UTC)
NEARLY_MIDNIGHT_IN_OSLO = datetime(2026, 1, 19, 22, 59, tzinfo=UTC)
AFTER_MIDNIGHT_IN_OSLO = datetime(2026, 1, 19, 23, 1, tzinfo=UTC)


def row(
    reader_id: UUID = KARI,
    read_at: datetime = MORNING,
    subject_id: UUID = TOLD_OF,
    withheld: Withheld | None = None,
    role: Role = Role.EMPLOYEE,
    about: str = "reading",
) -> ReadRow:
    return ReadRow(
        read_at=read_at,
        reader_id=reader_id,
        role=role,
        unit_id=None,
        purpose=Purpose.FOLLOW_UP,
        page=Page.CASE,
        about=about,
        subject_id=subject_id,
        child_id=ADA,
        emergency_id=None,
        withheld=withheld,
    )


def subjects(by: Actor, *, facets: Collection[str] = (MAIN,)) -> Subjects:
    """Answer where a subject is its own state, and exists for whoever was told of it."""
    trail: AnyTrail = Trail(
        READINGS,
        child_of=lambda _: None,
        door=lambda state, _: state == TOLD_OF,
        facets=lambda _, __: facets,
        sentences={},
        family=lambda state, _: state == TOLD_OF,
    )
    reader = Reader(by, MORNING, WhoIsWho(RowsInMemory()))
    return Subjects({"reading": trail}, reader, lambda _, subject_id: subject_id)


LEADER = Actor(person_id=BERIT, role=Role.EMPLOYEE)
MOTHER = Actor(person_id=LISE, role=Role.GUARDIAN)


def test_a_leader_knows_of_readings_of_what_exists_for_them() -> None:
    assert subjects(LEADER).staff_may_know(row())
    assert not subjects(LEADER).staff_may_know(row(subject_id=NOT_TOLD_OF))


@pytest.mark.parametrize(("facets", "known"), [((MAIN,), False), ((MAIN, SAFEGUARDING), True)])
def test_a_reading_for_safety_is_known_to_those_who_read_that_stream(
    facets: Collection[str], known: bool
) -> None:
    read = row(withheld=Withheld.SAFEGUARDING)
    assert subjects(LEADER, facets=facets).staff_may_know(read) is known


def test_a_leader_knows_of_readings_of_the_child_itself_but_not_for_safety() -> None:
    of_the_child = row(about="child", subject_id=ADA)
    for_safety = row(about="child", subject_id=ADA, withheld=Withheld.SAFEGUARDING)
    assert subjects(LEADER).staff_may_know(of_the_child)
    assert not subjects(LEADER).staff_may_know(for_safety)


@pytest.mark.parametrize(
    "hidden",
    [
        row(subject_id=NOT_TOLD_OF),
        row(withheld=Withheld.SAFEGUARDING),
        row(withheld=Withheld.PROTECTED_CHILD),
        row(about="child", subject_id=ADA),
        row(TOR, role=Role.GUARDIAN),
    ],
    ids=["not told of", "for safety", "protected", "of the child elsewhere", "the father's"],
)
def test_what_the_family_is_never_told(hidden: ReadRow) -> None:
    assert not subjects(MOTHER).family_may_know(hidden)


def test_the_family_is_told_of_what_they_were_told_of_and_of_their_own_reading() -> None:
    assert subjects(MOTHER).family_may_know(row())
    assert subjects(MOTHER).family_may_know(row(LISE, role=Role.GUARDIAN))


def test_many_readings_on_a_day_are_one_line_to_the_family() -> None:
    once = family_page(ADA, "case-coordination", [row()], with_names=False)
    often = [row(who, at) for who in (KARI, BERIT) for at in (MORNING, EVENING)]
    assert family_page(ADA, "case-coordination", often, with_names=False) == once


def test_the_day_is_the_municipalitys() -> None:
    rows = [row(read_at=NEARLY_MIDNIGHT_IN_OSLO), row(read_at=AFTER_MIDNIGHT_IN_OSLO)]
    page = family_page(ADA, "directory", rows, with_names=False)
    assert [str(day.day) for day in page.days] == ["2026-01-19", "2026-01-20"]


def test_readers_are_named_to_the_family_where_the_municipality_says_so() -> None:
    rows = [row(BERIT), row(KARI), row(KARI, EVENING)]
    (day,) = family_page(ADA, "directory", rows, with_names=True).days
    assert day.reader_ids == (KARI, BERIT)


def test_those_who_answer_for_it_see_every_reading_the_latest_first() -> None:
    page = readers_page(ADA, "directory", [row(), row(read_at=EVENING)])
    assert [reading.read_at for reading in page.readings] == [EVENING, MORNING]
