from __future__ import annotations

from datetime import date

from services.directory.domain.codes import Position
from services.directory.domain.person.commands import (
    EmployPerson,
    EndPost,
    EnterPerson,
    HoldPost,
    NoteAddress,
    ProtectPerson,
)
from services.directory.domain.person.events import (
    AddressNoted,
    PersonProtected,
    PersonRenamed,
    PostEnded,
)
from services.directory.domain.person.refusals import PostExists, PostIsHeldOnce
from services.directory.domain.refusals import (
    IdBelongsToOne,
    PeriodEndsAfterItStarts,
    PersonIsEntered,
    ProtectedAddressIsNotStored,
    RegistrarKeepsTheDirectory,
    UnitIsDescribed,
)
from shared.contracts.codes import AddressProtection
from shared.identity.actor import Actor
from tests.rules.directory.people import (
    FURUHEIM,
    KARI,
    KARI_ENTERED,
    KARI_NOT_PROTECTED,
    LEADER,
    NOW,
    REGISTRAR,
    SOLBAKKEN,
    TODAY,
    given_person,
    post,
)

AUGUST = date(2024, 8, 1)
MARCH = date(2026, 3, 31)


def enter(name: str = "Kari Nordli", by: Actor = REGISTRAR) -> EnterPerson:
    return EnterPerson(by=by, now=NOW, today=TODAY, person_id=KARI, name=name)


def hold(
    starts_on: date = AUGUST, ends_on: date | None = None, unit_is_described: bool = True
) -> HoldPost:
    return HoldPost(
        by=REGISTRAR,
        now=NOW,
        today=TODAY,
        unit_id=SOLBAKKEN,
        unit_is_described=unit_is_described,
        position=Position.TEACHER,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def end(ends_on: date = MARCH) -> EndPost:
    return EndPost(by=REGISTRAR, now=NOW, today=TODAY, unit_id=SOLBAKKEN, ends_on=ends_on)


def protect(protection: AddressProtection) -> ProtectPerson:
    return ProtectPerson(by=REGISTRAR, now=NOW, today=TODAY, protection=protection)


def note_address() -> NoteAddress:
    return NoteAddress(by=REGISTRAR, now=NOW, today=TODAY)


EMPLOY_KARI = EmployPerson(**hold().model_dump(), person_id=KARI, name="Kari Nordli")
KARI_ENDED = PostEnded(
    person_id=KARI,
    unit_id=SOLBAKKEN,
    position=Position.TEACHER,
    starts_on=AUGUST,
    ends_on=MARCH,
)
KARI_PROTECTED = PersonProtected(
    person_id=KARI, protection=AddressProtection.PROTECTED, starts_on=TODAY
)


def test_a_person_is_entered_and_it_is_said_whether_they_are_protected() -> None:
    given_person().when(enter()).then(KARI_ENTERED, KARI_NOT_PROTECTED)


def test_entering_a_person_as_they_are_changes_nothing() -> None:
    given_person(KARI_ENTERED).when(enter()).then_nothing()


def test_a_person_gets_another_name() -> None:
    given_person(KARI_ENTERED).when(enter("Kari Moe")).then(
        PersonRenamed(person_id=KARI, name="Kari Moe")
    )


def test_only_the_registrar_enters_people() -> None:
    given_person().when(enter(by=LEADER)).then_refused(RegistrarKeepsTheDirectory)


def test_a_new_employee_is_entered_with_the_first_post() -> None:
    given_person().when(EMPLOY_KARI).then(KARI_ENTERED, KARI_NOT_PROTECTED, post(AUGUST))


def test_a_person_who_is_known_can_be_employed() -> None:
    given_person(KARI_ENTERED).when(EMPLOY_KARI).then(post(AUGUST))


def test_a_child_and_a_person_never_share_an_id() -> None:
    given_person().when(enter().model_copy(update={"is_a_child": True})).then_refused(
        IdBelongsToOne
    )
    given_person().when(EMPLOY_KARI.model_copy(update={"is_a_child": True})).then_refused(
        IdBelongsToOne
    )


def test_a_post_has_a_first_day_and_perhaps_a_last() -> None:
    given_person(KARI_ENTERED).when(hold(AUGUST, MARCH)).then(post(AUGUST, MARCH))


def test_the_same_post_again_changes_nothing() -> None:
    given_person(KARI_ENTERED, post(AUGUST)).when(hold()).then_nothing()


def test_two_posts_in_one_unit_do_not_overlap() -> None:
    given_person(KARI_ENTERED, post(AUGUST)).when(hold(TODAY)).then_refused(PostIsHeldOnce)


def test_a_post_can_follow_one_that_has_ended() -> None:
    given_person(KARI_ENTERED, post(AUGUST), KARI_ENDED).when(hold(date(2026, 4, 1))).then(
        post(date(2026, 4, 1))
    )


def test_a_post_does_not_end_before_it_starts() -> None:
    given_person(KARI_ENTERED).when(hold(MARCH, AUGUST)).then_refused(PeriodEndsAfterItStarts)


def test_a_post_is_in_a_unit_that_has_been_described() -> None:
    given_person(KARI_ENTERED).when(hold(unit_is_described=False)).then_refused(UnitIsDescribed)


def test_nobody_has_a_post_before_they_are_entered() -> None:
    given_person().when(hold()).then_refused(PersonIsEntered)


def test_a_post_gets_its_last_day() -> None:
    given_person(KARI_ENTERED, post(AUGUST)).when(end()).then(KARI_ENDED)


def test_ending_a_post_on_the_day_it_ends_changes_nothing() -> None:
    given_person(KARI_ENTERED, post(AUGUST), KARI_ENDED).when(end()).then_nothing()


def test_a_post_that_is_extended_does_not_run_into_the_next() -> None:
    history = (KARI_ENTERED, post(AUGUST, TODAY), post(date(2026, 4, 1), date(2026, 6, 30)))
    given_person(*history).when(end(MARCH)).then(KARI_ENDED)
    given_person(KARI_ENTERED, post(AUGUST, TODAY), post(date(2026, 2, 1))).when(
        hold(date(2026, 1, 25), MARCH)
    ).then_refused(PostIsHeldOnce)


def test_only_a_post_that_someone_has_can_end() -> None:
    elsewhere = post(AUGUST).model_copy(update={"unit_id": FURUHEIM})
    given_person(KARI_ENTERED, elsewhere).when(end()).then_refused(PostExists)


def test_a_post_is_not_ended_before_it_started() -> None:
    given_person(KARI_ENTERED, post(AUGUST)).when(end(date(2024, 7, 31))).then_refused(
        PeriodEndsAfterItStarts
    )


def test_protection_holds_from_the_day_it_is_entered() -> None:
    given_person(KARI_ENTERED, KARI_NOT_PROTECTED).when(protect(AddressProtection.PROTECTED)).then(
        KARI_PROTECTED
    )


def test_protection_entered_again_changes_nothing() -> None:
    given_person(KARI_ENTERED, KARI_PROTECTED).when(
        protect(AddressProtection.PROTECTED)
    ).then_nothing()


def test_an_address_is_noted_without_being_in_the_record() -> None:
    given_person(KARI_ENTERED).when(note_address()).then(AddressNoted(person_id=KARI))


def test_no_address_is_stored_for_someone_whose_address_is_protected() -> None:
    given_person(KARI_ENTERED, KARI_PROTECTED).when(note_address()).then_refused(
        ProtectedAddressIsNotStored
    )
