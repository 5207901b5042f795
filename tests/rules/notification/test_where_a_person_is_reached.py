from __future__ import annotations

from uuid import UUID

import pytest

from services.notification.domain.contact.codes import PersonLanguage, PointKind, VerifiedHow
from services.notification.domain.contact.commands import (
    ChooseLanguage,
    ConfirmContactPoint,
    ConfirmSharedUse,
    RemoveContactPoint,
    SetContactPoint,
    VerifyContactPoint,
)
from services.notification.domain.contact.decisions import MOST_WRONG_CODES, contact_decider
from services.notification.domain.contact.events import (
    CodeWasWrong,
    ContactPointRemoved,
    ContactPointSet,
    ContactPointVerified,
    LanguageChosen,
    SharedUseConfirmed,
)
from services.notification.domain.contact.refusals import (
    AnAddressIsWhereAMessageCanGo,
    ARegistrarNeverUsesACode,
    ContactPointsAreThePersonsOwn,
    OnlyARegistrarVouches,
    OnlyAVerifiedAddressIsShared,
    ProtectedPeopleAreNotMailed,
    ThereIsNothingToVerify,
    TooManyWrongCodes,
)
from shared.identity.actor import Actor
from tests.rules.notification.people import LISE, MONDAY, REGISTRAR, TOR, employee, guardian
from tests.spec import Spec

given = Spec(contact_decider)

LISE_HERSELF = guardian(LISE)
HOME = "lise@home.example"


def lise_gives(
    address: str = HOME,
    *,
    by: Actor = LISE_HERSELF,
    kind: PointKind = PointKind.MAIL,
    verified: VerifiedHow | None = None,
    is_protected: bool = False,
) -> SetContactPoint:
    return SetContactPoint(
        by=by,
        now=MONDAY,
        person_id=LISE,
        kind=kind,
        address=address,
        verified=verified,
        is_protected=is_protected,
    )


def code(*, is_right: bool, by: Actor = LISE_HERSELF) -> VerifyContactPoint:
    return VerifyContactPoint(
        by=by, now=MONDAY, person_id=LISE, kind=PointKind.MAIL, is_right=is_right
    )


def vouches(by: Actor, how: VerifiedHow = VerifiedHow.IN_PERSON) -> ConfirmContactPoint:
    return ConfirmContactPoint(by=by, now=MONDAY, person_id=LISE, kind=PointKind.MAIL, how=how)


def shares_with(*others: UUID) -> ConfirmSharedUse:
    return ConfirmSharedUse(
        by=LISE_HERSELF,
        now=MONDAY,
        person_id=LISE,
        kind=PointKind.MAIL,
        others=frozenset(others),
    )


def wrong(times: int) -> CodeWasWrong:
    return CodeWasWrong(kind=PointKind.MAIL, wrong_codes=times)


given_by_lise = ContactPointSet(kind=PointKind.MAIL, address=HOME, by_registrar=False)
given_by_registrar = ContactPointSet(kind=PointKind.MAIL, address=HOME, by_registrar=True)
by_code = ContactPointVerified(kind=PointKind.MAIL, how=VerifiedHow.CODE)
in_person = ContactPointVerified(kind=PointKind.MAIL, how=VerifiedHow.IN_PERSON)


def test_a_person_gives_an_address_and_it_is_not_verified_by_that() -> None:
    given().when(lise_gives()).then(given_by_lise)


def test_the_same_address_again_changes_nothing() -> None:
    given(given_by_lise, by_code).when(lise_gives("  Lise@Home.example ")).then_nothing()


def test_a_changed_address_has_to_be_verified_anew() -> None:
    given(given_by_lise, by_code).when(lise_gives("new@home.example")).then(
        ContactPointSet(kind=PointKind.MAIL, address="new@home.example", by_registrar=False)
    )


def test_a_registrar_with_a_checked_source_gives_a_verified_address() -> None:
    given().when(lise_gives(by=REGISTRAR, verified=VerifiedHow.IN_PERSON)).then(
        given_by_registrar, in_person
    )


def test_a_registrar_may_vouch_for_an_address_that_the_person_gave() -> None:
    given(given_by_lise).when(lise_gives(by=REGISTRAR, verified=VerifiedHow.IN_PERSON)).then(
        in_person
    )


def test_a_registrar_without_a_source_gives_an_address_to_be_verified() -> None:
    given().when(lise_gives(by=REGISTRAR)).then(given_by_registrar)


def test_nobody_vouches_for_their_own_address() -> None:
    given().when(lise_gives(verified=VerifiedHow.IN_PERSON)).then_refused(OnlyARegistrarVouches)
    given(given_by_lise).when(vouches(LISE_HERSELF)).then_refused(OnlyARegistrarVouches)


def test_a_registrar_cannot_say_that_a_code_was_given() -> None:
    given().when(lise_gives(by=REGISTRAR, verified=VerifiedHow.CODE)).then_refused(
        ARegistrarNeverUsesACode
    )
    given(given_by_lise).when(code(is_right=True, by=REGISTRAR)).then_refused(
        ARegistrarNeverUsesACode
    )


def test_nobody_else_says_where_a_person_is_reached() -> None:
    given().when(lise_gives(by=guardian(TOR))).then_refused(ContactPointsAreThePersonsOwn)
    given().when(lise_gives(by=employee(TOR))).then_refused(ContactPointsAreThePersonsOwn)


@pytest.mark.parametrize(
    "address",
    [
        "lise",
        "lise@home",
        "@home.example",
        "lise@home.example\nBcc: all@home.example",
        "lise@home.example, tor@home.example",
        "Lise <lise@home.example>",
        "lise@hjemme.\u00e6",
        "a" * 65 + "@home.example",
    ],
)
def test_what_cannot_be_an_address_is_not_kept_as_one(address: str) -> None:
    given().when(lise_gives(address)).then_refused(AnAddressIsWhereAMessageCanGo)


def test_a_number_is_kept_without_spaces() -> None:
    given().when(lise_gives("+47 99 00 00 01", kind=PointKind.PHONE)).then(
        ContactPointSet(kind=PointKind.PHONE, address="+4799000001", by_registrar=False)
    )


def test_what_cannot_be_a_number_is_not_kept_as_one() -> None:
    given().when(lise_gives("ring Lise", kind=PointKind.PHONE)).then_refused(
        AnAddressIsWhereAMessageCanGo
    )


def test_a_protected_person_has_no_mail_address_on_record() -> None:
    given().when(lise_gives(is_protected=True)).then_refused(ProtectedPeopleAreNotMailed)


def test_a_protected_person_may_have_a_number() -> None:
    given().when(lise_gives("99000001", kind=PointKind.PHONE, is_protected=True)).then(
        ContactPointSet(kind=PointKind.PHONE, address="99000001", by_registrar=False)
    )


def test_the_right_code_verifies_the_address() -> None:
    given(given_by_lise).when(code(is_right=True)).then(by_code)


def test_a_wrong_code_is_counted() -> None:
    given(given_by_lise, wrong(1)).when(code(is_right=False)).then(wrong(2))


def test_after_five_wrong_codes_not_even_the_right_one_helps() -> None:
    given(given_by_lise, wrong(MOST_WRONG_CODES)).when(code(is_right=True)).then_refused(
        TooManyWrongCodes
    )


def test_after_too_many_wrong_codes_the_address_is_given_anew() -> None:
    given(given_by_lise, wrong(MOST_WRONG_CODES)).when(lise_gives()).then(given_by_lise)


def test_a_verified_address_needs_no_code() -> None:
    given(given_by_lise, by_code).when(code(is_right=False)).then_nothing()


def test_there_must_be_something_to_verify() -> None:
    given().when(code(is_right=True)).then_refused(ThereIsNothingToVerify)
    given().when(vouches(REGISTRAR)).then_refused(ThereIsNothingToVerify)


def test_a_registrar_confirms_what_was_checked() -> None:
    given(given_by_lise).when(vouches(REGISTRAR)).then(in_person)
    given(given_by_lise, in_person).when(vouches(REGISTRAR)).then_nothing()


def test_a_person_confirms_that_an_address_is_shared() -> None:
    given(given_by_lise, by_code).when(shares_with(TOR)).then(
        SharedUseConfirmed(kind=PointKind.MAIL, others=frozenset({TOR}))
    )


def test_confirming_twice_is_confirming_once() -> None:
    confirmed = SharedUseConfirmed(kind=PointKind.MAIL, others=frozenset({TOR}))
    given(given_by_lise, by_code, confirmed).when(shares_with(TOR)).then_nothing()


def test_who_has_not_verified_an_address_learns_nothing_of_who_shares_it() -> None:
    given(given_by_lise).when(shares_with(TOR)).then_refused(OnlyAVerifiedAddressIsShared)


def test_a_person_takes_an_address_away() -> None:
    removal = RemoveContactPoint(by=LISE_HERSELF, now=MONDAY, person_id=LISE, kind=PointKind.MAIL)
    given(given_by_lise).when(removal).then(ContactPointRemoved(kind=PointKind.MAIL))
    given().when(removal).then_nothing()


def test_a_person_chooses_a_language_once() -> None:
    choice = ChooseLanguage(
        by=LISE_HERSELF, now=MONDAY, person_id=LISE, language=PersonLanguage.DANISH
    )
    given().when(choice).then(LanguageChosen(language=PersonLanguage.DANISH))
    given(LanguageChosen(language=PersonLanguage.DANISH)).when(choice).then_nothing()
