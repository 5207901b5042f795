"""What may be asked about a person's contact points. ``person_id`` is whose they are."""

from __future__ import annotations

from typing import TypeAlias
from uuid import UUID

from services.notification.domain.contact.codes import PersonLanguage, PointKind, VerifiedHow
from services.notification.domain.message.codes import MailFailure, NotMailedBecause
from shared.eventing.decider import Command
from shared.privacy import Address, Mark


class _AboutPerson(Command):
    person_id: UUID


class SetContactPoints(_AboutPerson):
    """Say in full where and in which language the person is told; what is left out is removed.

    ``mail_mark`` and ``phone_mark`` are what the two are found by, written alike.
    ``verified`` is how the registrar knows that the addresses reach the person, if so.
    ``is_protected``: the person's whereabouts are protected, or it is not known that they are not.
    ``code_id`` names the code that is sent where an e-mail address has to be verified.
    """

    language: PersonLanguage | None = None
    mail: Address | None = None
    mail_mark: Mark | None = None
    phone: Address | None = None
    phone_mark: Mark | None = None
    verified: VerifiedHow | None = None
    is_protected: bool
    code_id: UUID


class VerifyContactPoint(_AboutPerson):
    """Give the code that was sent. ``is_right`` is worked out outside: no code is ever stored."""

    kind: PointKind
    is_right: bool


class ConfirmContactPoint(_AboutPerson):
    """A registrar has made sure that an address or number reaches the person."""

    kind: PointKind
    how: VerifiedHow


class ConfirmSharedUse(_AboutPerson):
    """Use the address although these others have verified the same one."""

    kind: PointKind
    others: frozenset[UUID]


class _AboutCode(_AboutPerson):
    code_id: UUID


class RecordCodeMailed(_AboutCode):
    """The mail server has taken over the e-mail with the code."""


class RecordCodeMailFailed(_AboutCode):
    """The mail server did not take it."""

    failure: MailFailure


class WithholdCodeMail(_AboutCode):
    """At the moment of sending, something speaks against the e-mail."""

    because: NotMailedBecause


CodeCommand: TypeAlias = RecordCodeMailed | RecordCodeMailFailed | WithholdCodeMail

ContactCommand: TypeAlias = (
    SetContactPoints | VerifyContactPoint | ConfirmContactPoint | ConfirmSharedUse | CodeCommand
)
