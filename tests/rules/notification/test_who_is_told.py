from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from services.notification.domain.codes import (
    Audience,
    Happening,
    MessageKind,
    SuppressedBecause,
)
from services.notification.domain.telling import (
    Around,
    Guardian,
    Named,
    Suppress,
    Tell,
    who_is_told,
)
from tests.rules.notification.people import (
    ADA,
    AROUND,
    BERIT,
    KARI,
    LISE,
    NOBODY_KNOWS,
    OLA,
    TOR,
    TRUSTED,
    tor_is,
)


def invited(person_id: UUID) -> list[Named]:
    return [Named(person_id, Audience.PARTICIPANT)]


def suppressed(
    person_id: UUID, because: SuppressedBecause, audience: Audience = Audience.GUARDIAN
) -> tuple[Suppress]:
    return (Suppress(person_id, audience, MessageKind.MEETING_PLANNED, because),)


def told(person_id: UUID, audience: Audience = Audience.GUARDIAN) -> tuple[Tell]:
    return (Tell(person_id, audience, MessageKind.MEETING_PLANNED, by_mail=True),)


def test_a_guardian_whom_a_person_has_told_gets_a_message() -> None:
    assert who_is_told(Happening.MEETING_PLANNED, invited(TOR), AROUND) == told(TOR)


@pytest.mark.requirement("R18", "R31")
def test_a_guardian_not_yet_told_gets_nothing_and_the_other_one_does() -> None:
    around = tor_is(Guardian(is_granted=True, was_told=False))
    assert who_is_told(Happening.MEETING_PLANNED, [*invited(TOR), *invited(LISE)], around) == (
        *told(LISE),
        *suppressed(TOR, SuppressedBecause.NOT_YET_TOLD_BY_A_PERSON),
    )


def test_a_register_relation_alone_gives_no_message() -> None:
    around = tor_is(Guardian(is_granted=False, was_told=True))
    assert who_is_told(Happening.MEETING_PLANNED, invited(TOR), around) == suppressed(
        TOR, SuppressedBecause.GUARDIAN_WITHOUT_GRANT
    )


def test_a_restricted_guardian_gets_nothing_whatever_else_is_so() -> None:
    around = tor_is(Guardian(is_granted=True, was_told=True, is_restricted=True))
    assert who_is_told(Happening.MEETING_PLANNED, invited(TOR), around) == suppressed(
        TOR, SuppressedBecause.GUARDIAN_RESTRICTED
    )


def test_unknown_means_do_not_send() -> None:
    assert who_is_told(Happening.MEETING_PLANNED, invited(NOBODY_KNOWS), AROUND) == suppressed(
        NOBODY_KNOWS, SuppressedBecause.PERSON_UNKNOWN, Audience.PARTICIPANT
    )


def test_a_guardian_of_whom_nothing_is_known_gets_nothing() -> None:
    named = [Named(NOBODY_KNOWS, Audience.GUARDIAN)]
    assert who_is_told(Happening.MEETING_PLANNED, named, AROUND) == suppressed(
        NOBODY_KNOWS, SuppressedBecause.PERSON_UNKNOWN
    )


def test_a_leader_too_close_to_the_child_gets_nothing() -> None:
    around = replace(AROUND, strangers=frozenset({BERIT}))
    named = [Named(BERIT, Audience.LEADER)]
    assert who_is_told(Happening.LEAD_ACCEPTED, named, around) == (
        Suppress(
            BERIT,
            Audience.LEADER,
            MessageKind.LEAD_ACCEPTED,
            SuppressedBecause.STRANGER_TO_THE_CHILD,
        ),
    )


def test_a_leader_who_is_the_childs_father_gets_nothing_as_a_leader() -> None:
    around = replace(AROUND, employees=AROUND.employees | {TOR})
    named = [Named(TOR, Audience.LEADER)]
    assert who_is_told(Happening.CASE_OPENED, named, around) == (
        Suppress(
            TOR,
            Audience.LEADER,
            MessageKind.CASE_NEEDS_A_LEAD,
            SuppressedBecause.STRANGER_TO_THE_CHILD,
        ),
    )


def test_an_alert_for_staff_that_names_a_guardian_is_never_sent_to_that_guardian() -> None:
    named = [Named(LISE, Audience.STAFF_THE_ALERT_NAMES)]
    assert who_is_told(Happening.EVALUATION_OVERDUE_1_DAY, named, AROUND) == (
        Suppress(LISE, Audience.GUARDIAN, None, SuppressedBecause.MATRIX_SAYS_NEVER),
    )


def test_a_column_that_the_row_leaves_empty_is_not_told() -> None:
    named = [Named(OLA, Audience.PARTICIPANT)]
    assert who_is_told(Happening.LEAD_PROPOSED, named, AROUND) == (
        Suppress(OLA, Audience.PARTICIPANT, None, SuppressedBecause.NOT_IN_THE_MATRIX),
    )


def test_a_child_without_a_door_of_its_own_is_told_by_people() -> None:
    assert who_is_told(Happening.MEETING_PLANNED, invited(ADA), AROUND) == suppressed(
        ADA, SuppressedBecause.CHILD_HAS_NO_DOOR_OF_ITS_OWN, Audience.YOUNG_PERSON
    )


def test_a_young_person_with_a_door_of_its_own_is_told() -> None:
    around = replace(AROUND, child_has_own_door=True, child_was_told=True)
    assert who_is_told(Happening.MEETING_PLANNED, invited(ADA), around) == told(
        ADA, Audience.YOUNG_PERSON
    )


def test_a_young_person_hears_of_a_case_from_people_first() -> None:
    around = replace(AROUND, child_has_own_door=True)
    assert who_is_told(Happening.MEETING_PLANNED, invited(ADA), around) == suppressed(
        ADA, SuppressedBecause.NOT_YET_TOLD_BY_A_PERSON, Audience.YOUNG_PERSON
    )


def test_another_child_than_the_cases_own_is_not_told() -> None:
    named = [Named(NOBODY_KNOWS, Audience.YOUNG_PERSON)]
    around = replace(AROUND, child_has_own_door=True)
    assert who_is_told(Happening.MEETING_PLANNED, named, around) == suppressed(
        NOBODY_KNOWS, SuppressedBecause.PERSON_UNKNOWN, Audience.YOUNG_PERSON
    )


def test_who_is_named_in_two_capacities_is_told_once_as_far_as_one_of_them_goes() -> None:
    named = [Named(BERIT, Audience.LEADER), Named(BERIT, Audience.EMPLOYEE)]
    assert who_is_told(Happening.LEAD_PROPOSED, named, AROUND) == (
        Tell(BERIT, Audience.EMPLOYEE, MessageKind.ASKED_TO_LEAD, by_mail=True),
    )


def test_of_what_is_no_message_nobody_is_told() -> None:
    assert who_is_told(Happening.EVALUATION_HELD, invited(KARI), AROUND) == ()


ANYONE = st.sampled_from([KARI, BERIT, OLA, ADA, LISE, TOR, NOBODY_KNOWS])
GUARDIANS = st.builds(Guardian, st.booleans(), st.booleans(), st.booleans())


@pytest.mark.requirement("R29")
@whatever(
    happening=st.sampled_from(Happening),
    named=st.lists(st.builds(Named, ANYONE, st.sampled_from(Audience))),
    tor=GUARDIANS,
    strangers=st.frozensets(ANYONE),
)
def test_whatever_happens_and_whoever_is_named_a_guardian_is_told_only_when_all_is_well(
    happening: Happening, named: list[Named], tor: Guardian, strangers: frozenset[UUID]
) -> None:
    around = replace(tor_is(tor), strangers=strangers)
    told_ids = {
        one.person_id for one in who_is_told(happening, named, around) if isinstance(one, Tell)
    }
    assert (TOR in told_ids) <= (tor == TRUSTED)
    assert NOBODY_KNOWS not in told_ids
    assert told_ids.isdisjoint(strangers - around.guardians.keys() - {ADA})


@whatever(
    happening=st.sampled_from(Happening),
    named=st.lists(st.builds(Named, ANYONE, st.sampled_from(Audience))),
)
def test_nobody_is_told_of_the_same_thing_twice(happening: Happening, named: list[Named]) -> None:
    judged = who_is_told(happening, named, AROUND)
    assert len({one.person_id for one in judged}) == len(judged)


@whatever(
    happening=st.sampled_from(Happening),
    named=st.lists(st.builds(Named, ANYONE, st.sampled_from(Audience))),
)
def test_where_nothing_is_known_nobody_is_told(happening: Happening, named: list[Named]) -> None:
    assert not [one for one in who_is_told(happening, named, Around()) if isinstance(one, Tell)]
