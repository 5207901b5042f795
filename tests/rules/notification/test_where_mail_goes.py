from __future__ import annotations

from uuid import UUID

from services.notification.domain.codes import Audience
from services.notification.domain.contact.codes import PointKind, VerifiedHow
from services.notification.domain.contact.points import (
    ContactPoints,
    Point,
    UnverifiedPoint,
    VerifiedPoint,
)
from services.notification.domain.contact.reach import (
    MailTo,
    where_to_mail,
    whose_protection_counts,
)
from services.notification.domain.message.codes import NotMailedBecause
from tests.rules.notification.people import ADA, KARI, LISE, OLA, TOR

HOME = "family@home.example"


def mail(point: Point) -> ContactPoints:
    return ContactPoints(points={PointKind.MAIL: point})


def verified(*shared_with: UUID) -> VerifiedPoint:
    return VerifiedPoint(HOME, VerifiedHow.CODE, frozenset(shared_with))


def test_mail_goes_to_a_verified_address() -> None:
    assert where_to_mail(LISE, mail(verified()), {}, is_protected=False) == MailTo(HOME)


def test_mail_does_not_go_to_an_address_nobody_has_verified() -> None:
    contact = mail(UnverifiedPoint(HOME))
    assert (
        where_to_mail(LISE, contact, {}, is_protected=False)
        is NotMailedBecause.ADDRESS_NOT_VERIFIED
    )


def test_without_an_address_there_is_no_mail() -> None:
    phone = ContactPoints(points={PointKind.PHONE: VerifiedPoint("99000001", VerifiedHow.EMPLOYER)})
    assert where_to_mail(LISE, phone, {}, is_protected=False) is NotMailedBecause.NO_ADDRESS


def test_an_address_that_may_no_longer_be_read_is_none() -> None:
    forgotten = mail(VerifiedPoint("[slettet]", VerifiedHow.CODE))
    assert where_to_mail(LISE, forgotten, {}, is_protected=False) is NotMailedBecause.NO_ADDRESS


def test_mail_does_not_go_to_someone_protected() -> None:
    assert (
        where_to_mail(LISE, mail(verified()), {}, is_protected=True)
        is NotMailedBecause.PROTECTED_ADDRESS
    )


def test_an_address_that_two_share_is_used_for_neither() -> None:
    assert (
        where_to_mail(LISE, mail(verified()), {TOR: frozenset()}, is_protected=False)
        is NotMailedBecause.ADDRESS_SHARED_AND_NOT_CONFIRMED
    )


def test_it_is_not_enough_that_one_of_two_has_confirmed() -> None:
    assert (
        where_to_mail(LISE, mail(verified(TOR)), {TOR: frozenset()}, is_protected=False)
        is NotMailedBecause.ADDRESS_SHARED_AND_NOT_CONFIRMED
    )


def test_when_both_have_confirmed_it_is_used() -> None:
    assert where_to_mail(
        LISE, mail(verified(TOR)), {TOR: frozenset({LISE})}, is_protected=False
    ) == MailTo(HOME)


def test_when_a_third_comes_everyone_has_to_confirm_again() -> None:
    sharers = {TOR: frozenset({LISE}), OLA: frozenset({LISE, TOR})}
    assert (
        where_to_mail(LISE, mail(verified(TOR)), sharers, is_protected=False)
        is NotMailedBecause.ADDRESS_SHARED_AND_NOT_CONFIRMED
    )


def test_the_family_of_a_protected_child_gets_no_mail() -> None:
    assert whose_protection_counts(LISE, Audience.GUARDIAN, ADA) == {LISE, ADA}


def test_staff_get_the_same_empty_mail_about_a_protected_child() -> None:
    assert whose_protection_counts(KARI, Audience.CASE_LEAD, ADA) == {KARI}
