"""What may become of a person's contact points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, assert_never

from services.notification.domain.contact.address import can_be, written_alike
from services.notification.domain.contact.codes import PointKind, VerifiedHow
from services.notification.domain.contact.commands import (
    ChooseLanguage,
    ConfirmContactPoint,
    ConfirmSharedUse,
    ContactCommand,
    RemoveContactPoint,
    SetContactPoint,
    VerifyContactPoint,
)
from services.notification.domain.contact.events import (
    CodeWasWrong,
    ContactEvent,
    ContactPointRemoved,
    ContactPointSet,
    ContactPointVerified,
    LanguageChosen,
    SharedUseConfirmed,
)
from services.notification.domain.contact.points import (
    ContactPoints,
    Point,
    UnverifiedPoint,
    VerifiedPoint,
    evolve,
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
from shared.eventing.decider import Decider
from shared.identity.actor import Role

MOST_WRONG_CODES: Final = 5


def decide(command: ContactCommand, state: ContactPoints) -> Sequence[ContactEvent]:
    """Answer a command with what happens, or refuse it."""
    if not (_is_own(command) or _is_by_registrar(command)):
        raise ContactPointsAreThePersonsOwn
    match command:
        case ChooseLanguage(language=language):
            return [] if state.language is language else [LanguageChosen(language=language)]
        case SetContactPoint():
            return _set(command, state)
        case VerifyContactPoint():
            return _verify(command, state)
        case ConfirmContactPoint():
            return _confirm(command, state)
        case ConfirmSharedUse():
            return _confirm_shared(command, state)
        case RemoveContactPoint(kind=kind):
            return [ContactPointRemoved(kind=kind)] if kind in state.points else []
        case unknown:
            assert_never(unknown)


def _set(command: SetContactPoint, state: ContactPoints) -> Sequence[ContactEvent]:
    """Keep an address; a changed one has to be verified anew."""
    address = written_alike(command.kind, command.address)
    _must_be_possible(command, address)
    if command.verified is not None:
        _must_vouch(command, command.verified)
    known = state.points.get(command.kind)
    is_new = known is None or known.address != address or _was_given_up(known)
    given = ContactPointSet(kind=command.kind, address=address, by_registrar=not _is_own(command))
    is_settled = isinstance(known, VerifiedPoint) and not is_new
    checked = command.verified is not None and not is_settled
    return [
        *([given] if is_new else []),
        *([ContactPointVerified(kind=command.kind, how=command.verified)] if checked else []),
    ]


def _verify(command: VerifyContactPoint, state: ContactPoints) -> Sequence[ContactEvent]:
    if not _is_own(command):
        raise ARegistrarNeverUsesACode
    match _point(command, state):
        case VerifiedPoint():
            return []
        case UnverifiedPoint() as point if _was_given_up(point):
            raise TooManyWrongCodes
        case UnverifiedPoint() if command.is_right:
            return [ContactPointVerified(kind=command.kind, how=VerifiedHow.CODE)]
        case UnverifiedPoint(wrong_codes=wrong_codes):
            return [CodeWasWrong(kind=command.kind, wrong_codes=wrong_codes + 1)]
        case unknown:
            assert_never(unknown)


def _confirm(command: ConfirmContactPoint, state: ContactPoints) -> Sequence[ContactEvent]:
    _must_vouch(command, command.how)
    if isinstance(_point(command, state), VerifiedPoint):
        return []
    return [ContactPointVerified(kind=command.kind, how=command.how)]


def _confirm_shared(command: ConfirmSharedUse, state: ContactPoints) -> Sequence[ContactEvent]:
    point = _point(command, state)
    if not isinstance(point, VerifiedPoint):
        raise OnlyAVerifiedAddressIsShared
    unheard_of = command.others - point.shared_with
    return [SharedUseConfirmed(kind=command.kind, others=unheard_of)] if unheard_of else []


def _must_be_possible(command: SetContactPoint, address: str) -> None:
    if not can_be(command.kind, address):
        raise AnAddressIsWhereAMessageCanGo
    if command.kind is PointKind.MAIL and command.is_protected:
        raise ProtectedPeopleAreNotMailed


def _must_vouch(command: ContactCommand, how: VerifiedHow) -> None:
    if not _is_by_registrar(command) or _is_own(command):
        raise OnlyARegistrarVouches
    if how is VerifiedHow.CODE:
        raise ARegistrarNeverUsesACode


def _point(
    command: VerifyContactPoint | ConfirmContactPoint | ConfirmSharedUse, state: ContactPoints
) -> Point:
    try:
        return state.points[command.kind]
    except KeyError:
        raise ThereIsNothingToVerify from None


def _was_given_up(point: Point) -> bool:
    return isinstance(point, UnverifiedPoint) and point.wrong_codes >= MOST_WRONG_CODES


def _is_own(command: ContactCommand) -> bool:
    return command.by.person_id == command.person_id


def _is_by_registrar(command: ContactCommand) -> bool:
    return command.by.role is Role.REGISTRAR


contact_decider: Decider[ContactCommand, ContactPoints, ContactEvent] = Decider(
    ContactPoints(), decide, evolve
)
