"""Who may say, and vouch for, where a person is reached."""

from __future__ import annotations

from typing import Final

from services.notification.domain.contact.codes import VerifiedHow
from services.notification.domain.contact.commands import ContactCommand
from services.notification.domain.contact.points import Point, UnverifiedPoint
from services.notification.domain.contact.refusals import (
    ARegistrarNeverUsesACode,
    OnlyARegistrarVouches,
)
from shared.eventing.asking_rules import refuse
from shared.identity.actor import Role

MOST_WRONG_CODES: Final = 5


def is_own(command: ContactCommand) -> bool:
    """Tell whether the person asks for themselves."""
    return command.by.person_id == command.person_id


def is_by_registrar(command: ContactCommand) -> bool:
    """Tell whether a registrar asks."""
    return command.by.role is Role.REGISTRAR


def must_vouch(command: ContactCommand, how: VerifiedHow) -> None:
    """Refuse unless a registrar, other than the person, says how it was checked."""
    refuse(
        OnlyARegistrarVouches,
        when=not is_by_registrar(command) or is_own(command),
        asker=command.by.person_id,
        person=command.person_id,
        role=command.by.role,
    )
    refuse(ARegistrarNeverUsesACode, when=how is VerifiedHow.CODE, how=how)


def was_given_up(point: Point) -> bool:
    """Tell whether too many wrong codes were tried."""
    return isinstance(point, UnverifiedPoint) and point.wrong_codes >= MOST_WRONG_CODES
