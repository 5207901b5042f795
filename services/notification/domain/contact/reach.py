"""Whether an e-mail may go to a person now, judged at the moment of sending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from services.notification.domain.contact.codes import PointKind
from services.notification.domain.contact.points import (
    ContactPoints,
    UnverifiedPoint,
    VerifiedPoint,
)
from services.notification.domain.message.codes import NotMailedBecause


@dataclass(frozen=True, slots=True)
class MailTo:
    """Where the e-mail goes."""

    address: str


def where_to_mail(
    person_id: UUID,
    contact: ContactPoints,
    sharers: Mapping[UUID, VerifiedPoint],
    *,
    is_protected: bool,
) -> MailTo | NotMailedBecause:
    """Give the person's e-mail address, or what speaks against using it (B57).

    ``sharers`` are the others who have verified the same address: it is used for none of them
    until each has confirmed each of the others.
    """
    if is_protected:
        return NotMailedBecause.PROTECTED_ADDRESS
    match contact.points.get(PointKind.MAIL):
        case None:
            return NotMailedBecause.NO_ADDRESS
        case UnverifiedPoint():
            return NotMailedBecause.ADDRESS_NOT_VERIFIED
        case VerifiedPoint(address=address) as point:
            everyone = {**sharers, person_id: point}
            if all(_has_confirmed(one, everyone) for one in everyone):
                return MailTo(address)
            return NotMailedBecause.ADDRESS_SHARED_AND_NOT_CONFIRMED


def _has_confirmed(person_id: UUID, everyone: Mapping[UUID, VerifiedPoint]) -> bool:
    return everyone.keys() - {person_id} <= everyone[person_id].shared_with
