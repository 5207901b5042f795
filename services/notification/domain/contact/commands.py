"""What may be asked about a person's contact points. ``person_id`` is whose they are."""

from __future__ import annotations

from typing import TypeAlias
from uuid import UUID

from services.notification.domain.contact.codes import PersonLanguage, PointKind, VerifiedHow
from shared.eventing.decider import Command
from shared.privacy import Line


class _AboutPerson(Command):
    person_id: UUID


class ChooseLanguage(_AboutPerson):
    """Be told in this language."""

    language: PersonLanguage


class SetContactPoint(_AboutPerson):
    """Give an address or number.

    ``verified`` is how the registrar knows that it reaches the person, if so.
    ``is_protected``: the person's whereabouts are protected, or it is not known that they are not.
    """

    kind: PointKind
    address: Line
    verified: VerifiedHow | None = None
    is_protected: bool


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


class RemoveContactPoint(_AboutPerson):
    """Use the address or number no more."""

    kind: PointKind


ContactCommand: TypeAlias = (
    ChooseLanguage
    | SetContactPoint
    | VerifyContactPoint
    | ConfirmContactPoint
    | ConfirmSharedUse
    | RemoveContactPoint
)
