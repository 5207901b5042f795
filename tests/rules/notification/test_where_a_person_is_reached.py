from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from services.notification.domain.contact.codes import PersonLanguage, PointKind, VerifiedHow
from services.notification.domain.contact.commands import (
    CodeCommand,
    ConfirmContactPoint,
    ConfirmSharedUse,
    RecordCodeMailed,
    RecordCodeMailFailed,
    SetContactPoints,
    VerifyContactPoint,
    WithholdCodeMail,
)
from services.notification.domain.contact.decisions import contact_decider
from services.notification.domain.contact.events import (
    CodeMailAbandoned,
    CodeMailed,
    CodeMailFailed,
    CodeQueued,
    CodeWasWrong,
    ContactPointRemoved,
    ContactPointSet,
    ContactPointVerified,
    LanguageChosen,
    SharedUseConfirmed,
)
from services.notification.domain.contact.giving import MOST_CODES_A_DAY
from services.notification.domain.contact.refusals import (
    AnAddressIsWhereAMessageCanGo,
    ARegistrarNeverUsesACode,
    ContactPointsAreThePersonsOwn,
    OnlyARegistrarVouches,
    OnlyAVerifiedAddressIsShared,
    ProtectedPeopleAreNotMailed,
    ThereIsNothingToVerify,
    TooManyCodes,
    TooManyWrongCodes,
)
from services.notification.domain.contact.who import MOST_WRONG_CODES
from services.notification.domain.message.codes import MailFailure, NotMailedBecause
from shared.identity.actor import Actor
from tests.rules.notification.people import (
    LISE,
    MONDAY,
    REGISTRAR,
    SYSTEM,
    TOR,
    employee,
    guardian,
)
from tests.spec import Spec

given = Spec(contact_decider)

LISE_HERSELF = guardian(LISE)
HOME = "lise@home.example"
CODE = UUID("00000000-0000-4000-8000-0000000000cd")
MARK = "a" * 64
queued = CodeQueued(code_id=CODE, due_at=MONDAY)


def lise_gives(
    mail: str | None = None,
    *,
    by: Actor = LISE_HERSELF,
    phone: str | None = None,
    language: PersonLanguage | None = None,
    verified: VerifiedHow | None = None,
    is_protected: bool = False,
    now: datetime = MONDAY,
    mark: str | None = None,
) -> SetContactPoints:
    return SetContactPoints(
        by=by,
        now=now,
        person_id=LISE,
        language=language,
        mail=mail,
        mail_mark=mark,
        phone=phone,
        verified=verified,
        is_protected=is_protected,
        code_id=CODE,
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
    return CodeWasWrong(kind=PointKind.MAIL, address=HOME, wrong_codes=times)


given_by_lise = ContactPointSet(kind=PointKind.MAIL, address=HOME, by_registrar=False)
given_by_registrar = ContactPointSet(kind=PointKind.MAIL, address=HOME, by_registrar=True)
by_code = ContactPointVerified(kind=PointKind.MAIL, address=HOME, how=VerifiedHow.CODE)
in_person = ContactPointVerified(kind=PointKind.MAIL, address=HOME, how=VerifiedHow.IN_PERSON)


def test_a_person_gives_an_address_and_it_is_not_verified_by_that() -> None:
    given().when(lise_gives(HOME)).then(given_by_lise, queued)


def test_the_same_address_again_changes_nothing() -> None:
    given(given_by_lise, by_code).when(lise_gives("  Lise@Home.example ")).then_nothing()


def test_a_changed_address_has_to_be_verified_anew() -> None:
    given(given_by_lise, by_code).when(lise_gives("new@home.example")).then(
        ContactPointRemoved(kind=PointKind.MAIL, address=HOME),
        ContactPointSet(kind=PointKind.MAIL, address="new@home.example", by_registrar=False),
        queued,
    )


def test_a_registrar_with_a_checked_source_gives_a_verified_address() -> None:
    given().when(lise_gives(HOME, by=REGISTRAR, verified=VerifiedHow.IN_PERSON)).then(
        given_by_registrar, in_person
    )


def test_a_registrar_may_vouch_for_an_address_that_the_person_gave() -> None:
    given(given_by_lise).when(lise_gives(HOME, by=REGISTRAR, verified=VerifiedHow.IN_PERSON)).then(
        in_person
    )


def test_a_registrar_without_a_source_gives_an_address_to_be_verified() -> None:
    given().when(lise_gives(HOME, by=REGISTRAR)).then(given_by_registrar, queued)


def test_nobody_vouches_for_their_own_address() -> None:
    given().when(lise_gives(HOME, verified=VerifiedHow.IN_PERSON)).then_refused(
        OnlyARegistrarVouches
    )
    given(given_by_lise).when(vouches(LISE_HERSELF)).then_refused(OnlyARegistrarVouches)


def test_a_registrar_cannot_say_that_a_code_was_given() -> None:
    given().when(lise_gives(HOME, by=REGISTRAR, verified=VerifiedHow.CODE)).then_refused(
        ARegistrarNeverUsesACode
    )
    given(given_by_lise).when(code(is_right=True, by=REGISTRAR)).then_refused(
        ARegistrarNeverUsesACode
    )


def test_nobody_else_says_where_a_person_is_reached() -> None:
    given().when(lise_gives(HOME, by=guardian(TOR))).then_refused(ContactPointsAreThePersonsOwn)
    given().when(lise_gives(HOME, by=employee(TOR))).then_refused(ContactPointsAreThePersonsOwn)


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


def test_the_mark_of_an_address_follows_it_from_first_to_last() -> None:
    set_by_lise = given_by_lise.model_copy(update={"mark": MARK})
    verified = by_code.model_copy(update={"mark": MARK})
    point = {"kind": PointKind.MAIL, "address": HOME, "mark": MARK}
    given().when(lise_gives(HOME, mark=MARK)).then(set_by_lise, queued)
    given(set_by_lise).when(code(is_right=True)).then(verified)
    given(set_by_lise).when(code(is_right=False)).then(wrong(1).model_copy(update={"mark": MARK}))
    given(set_by_lise, verified).when(shares_with(TOR)).then(
        SharedUseConfirmed.model_validate(point | {"others": (TOR,)})
    )
    given(set_by_lise, verified).when(lise_gives()).then(ContactPointRemoved.model_validate(point))


def test_a_number_is_kept_without_spaces() -> None:
    given().when(lise_gives(phone="+47 99 00 00 01")).then(
        ContactPointSet(kind=PointKind.PHONE, address="+4799000001", by_registrar=False)
    )


def test_what_cannot_be_a_number_is_not_kept_as_one() -> None:
    given().when(lise_gives(phone="ring Lise")).then_refused(AnAddressIsWhereAMessageCanGo)


def test_a_protected_person_has_no_mail_address_on_record() -> None:
    given().when(lise_gives(HOME, is_protected=True)).then_refused(ProtectedPeopleAreNotMailed)


def test_a_protected_person_may_have_a_number() -> None:
    given().when(lise_gives(phone="99000001", is_protected=True)).then(
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
    given(given_by_lise, wrong(MOST_WRONG_CODES)).when(lise_gives(HOME)).then(given_by_lise, queued)


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
        SharedUseConfirmed(kind=PointKind.MAIL, address=HOME, others=(TOR,))
    )


def test_confirming_twice_is_confirming_once() -> None:
    confirmed = SharedUseConfirmed(kind=PointKind.MAIL, address=HOME, others=(TOR,))
    given(given_by_lise, by_code, confirmed).when(shares_with(TOR)).then_nothing()


def test_who_has_not_verified_an_address_learns_nothing_of_who_shares_it() -> None:
    given(given_by_lise).when(shares_with(TOR)).then_refused(OnlyAVerifiedAddressIsShared)


def test_what_a_person_leaves_out_is_removed() -> None:
    given(given_by_lise).when(lise_gives()).then(
        ContactPointRemoved(kind=PointKind.MAIL, address=HOME)
    )
    given().when(lise_gives()).then_nothing()


def test_a_person_chooses_a_language_once() -> None:
    danish = LanguageChosen(language=PersonLanguage.DANISH)
    given().when(lise_gives(language=PersonLanguage.DANISH)).then(danish)
    given(danish).when(lise_gives(language=PersonLanguage.DANISH)).then_nothing()


def test_nobodys_mailbox_is_filled_with_codes() -> None:
    five_codes = [queued] * MOST_CODES_A_DAY
    given(*five_codes).when(lise_gives(HOME)).then_refused(TooManyCodes)
    given(*five_codes).when(lise_gives(HOME, now=MONDAY + timedelta(days=1))).then(
        given_by_lise, CodeQueued(code_id=CODE, due_at=MONDAY + timedelta(days=1))
    )


def code_mail(failure: MailFailure | None = None) -> CodeCommand:
    said = {"by": SYSTEM, "now": MONDAY, "person_id": LISE, "code_id": CODE, "failure": failure}
    asked = RecordCodeMailFailed if failure else RecordCodeMailed
    return asked.model_validate({k: v for k, v in said.items() if v is not None})


def test_a_mailed_code_is_on_record_once() -> None:
    mailed = CodeMailed(code_id=CODE)
    given(given_by_lise, queued).when(code_mail()).then(mailed)
    given(given_by_lise, queued, mailed).when(code_mail()).then_nothing()


def test_a_code_that_was_not_taken_is_sent_again_later() -> None:
    given(given_by_lise, queued).when(code_mail(MailFailure.NO_ANSWER)).then(
        CodeMailFailed(
            code_id=CODE,
            attempt=1,
            failure=MailFailure.NO_ANSWER,
            retry_at=MONDAY + timedelta(minutes=1),
        )
    )


def test_a_code_to_an_address_that_is_refused_for_good_is_given_up() -> None:
    refused = MailFailure.REFUSED_FOR_GOOD
    given(given_by_lise, queued).when(code_mail(refused)).then(
        CodeMailAbandoned(code_id=CODE, because=refused)
    )


def test_a_code_to_someone_protected_meanwhile_is_held_back() -> None:
    protected = NotMailedBecause.PROTECTED_ADDRESS
    withhold = WithholdCodeMail(
        by=SYSTEM, now=MONDAY, person_id=LISE, code_id=CODE, because=protected
    )
    given(given_by_lise, queued).when(withhold).then(
        CodeMailAbandoned(code_id=CODE, because=protected)
    )


def test_what_came_of_a_code_is_recorded_by_the_service_alone() -> None:
    forged = RecordCodeMailed(by=LISE_HERSELF, now=MONDAY, person_id=LISE, code_id=CODE)
    given(given_by_lise, queued).when(forged).then_refused(ContactPointsAreThePersonsOwn)
