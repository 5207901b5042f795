"""What may become of a person's contact points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from services.notification.domain.contact.codes import VerifiedHow
from services.notification.domain.contact.commands import (
    ConfirmContactPoint,
    ConfirmSharedUse,
    ContactCommand,
    RecordCodeMailed,
    RecordCodeMailFailed,
    SetContactPoints,
    VerifyContactPoint,
    WithholdCodeMail,
)
from services.notification.domain.contact.events import (
    CodeWasWrong,
    ContactEvent,
    ContactPointVerified,
    SharedUseConfirmed,
)
from services.notification.domain.contact.giving import give
from services.notification.domain.contact.points import (
    ContactPoints,
    Point,
    UnverifiedPoint,
    VerifiedPoint,
    evolve,
)
from services.notification.domain.contact.refusals import (
    ARegistrarNeverUsesACode,
    ContactPointsAreThePersonsOwn,
    OnlyAVerifiedAddressIsShared,
    ThereIsNothingToVerify,
    TooManyWrongCodes,
)
from services.notification.domain.contact.sending_codes import record_code_mail
from services.notification.domain.contact.who import (
    is_by_registrar,
    is_own,
    must_vouch,
    was_given_up,
)
from shared.eventing.asking_rules import passed, refuse
from shared.eventing.decider import Decider
from shared.identity.actor import Role


def decide(command: ContactCommand, state: ContactPoints) -> Sequence[ContactEvent]:
    """Answer a command with what happens, or refuse it."""
    match command:
        case RecordCodeMailed() | RecordCodeMailFailed() | WithholdCodeMail():
            _must_be_ours(command)
            return record_code_mail(command, state)
        case SetContactPoints():
            _must_be_theirs(command)
            return give(command, state)
        case VerifyContactPoint():
            _must_be_theirs(command)
            return _verify(command, state)
        case ConfirmContactPoint():
            _must_be_theirs(command)
            return _confirm(command, state)
        case ConfirmSharedUse():
            _must_be_theirs(command)
            return _confirm_shared(command, state)
        case unknown:
            assert_never(unknown)


def _verify(command: VerifyContactPoint, state: ContactPoints) -> Sequence[ContactEvent]:
    refuse(
        ARegistrarNeverUsesACode,
        when=not is_own(command),
        asker=command.by.person_id,
        person=command.person_id,
    )
    kind, point = command.kind, _point(command, state)
    refuse(TooManyWrongCodes, when=was_given_up(point), kind=kind)
    match point:
        case VerifiedPoint():
            return []
        case UnverifiedPoint(address=address, mark=mark) if command.is_right:
            how = VerifiedHow.CODE
            return [ContactPointVerified(kind=kind, address=address, mark=mark, how=how)]
        case UnverifiedPoint(address=address, mark=mark, wrong_codes=wrong):
            return [CodeWasWrong(kind=kind, address=address, mark=mark, wrong_codes=wrong + 1)]
        case unknown:
            assert_never(unknown)


def _confirm(command: ConfirmContactPoint, state: ContactPoints) -> Sequence[ContactEvent]:
    must_vouch(command, command.how)
    point = _point(command, state)
    if isinstance(point, VerifiedPoint):
        return []
    return [
        ContactPointVerified(
            kind=command.kind, address=point.address, mark=point.mark, how=command.how
        )
    ]


def _confirm_shared(command: ConfirmSharedUse, state: ContactPoints) -> Sequence[ContactEvent]:
    point = _point(command, state)
    if not isinstance(point, VerifiedPoint):
        raise OnlyAVerifiedAddressIsShared
    passed(OnlyAVerifiedAddressIsShared, kind=command.kind)
    others = tuple(sorted(command.others - point.shared_with))
    if not others:
        return []
    return [
        SharedUseConfirmed(kind=command.kind, address=point.address, mark=point.mark, others=others)
    ]


def _point(
    command: VerifyContactPoint | ConfirmContactPoint | ConfirmSharedUse, state: ContactPoints
) -> Point:
    point = state.points.get(command.kind)
    if point is None:
        raise ThereIsNothingToVerify
    passed(ThereIsNothingToVerify, kind=command.kind)
    return point


def _must_be_theirs(command: ContactCommand) -> None:
    refuse(
        ContactPointsAreThePersonsOwn,
        when=not (is_own(command) or is_by_registrar(command)),
        asker=command.by.person_id,
        person=command.person_id,
        role=command.by.role,
    )


def _must_be_ours(command: ContactCommand) -> None:
    refuse(
        ContactPointsAreThePersonsOwn, when=command.by.role is not Role.SYSTEM, role=command.by.role
    )


contact_decider: Decider[ContactCommand, ContactPoints, ContactEvent] = Decider(
    ContactPoints(), decide, evolve
)
