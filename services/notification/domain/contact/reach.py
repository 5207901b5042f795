"""Whether an e-mail may go to a person now, judged at the moment of sending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from services.notification.domain.codes import Audience
from services.notification.domain.contact.address import can_be
from services.notification.domain.contact.codes import PointKind
from services.notification.domain.contact.points import (
    ContactPoints,
    UnverifiedPoint,
    VerifiedPoint,
)
from services.notification.domain.message.codes import NotMailedBecause
from services.notification.domain.telling import FAMILY


@dataclass(frozen=True, slots=True)
class MailTo:
    """Where the e-mail goes."""

    address: str


def whose_protection_counts(
    person_id: UUID, audience: Audience, child_id: UUID | None
) -> frozenset[UUID]:
    """Name those whose protected address stands in the way of an e-mail to this person (B57).

    The family of a protected child gets none; people at work get the same empty one as always.
    """
    if audience in FAMILY and child_id is not None:
        return frozenset({person_id, child_id})
    return frozenset({person_id})


def where_to_mail(
    person_id: UUID,
    contact: ContactPoints,
    sharers: Mapping[UUID, frozenset[UUID]],
    *,
    is_protected: bool,
) -> MailTo | NotMailedBecause:
    """Give the person's e-mail address, or what speaks against using it (B57).

    ``sharers`` are the others who have verified the same address, each with those whom they have
    confirmed: it is used for none of them until each has confirmed each of the others. An address
    that may no longer be read is none.
    """
    if is_protected:
        return NotMailedBecause.PROTECTED_ADDRESS
    match contact.points.get(PointKind.MAIL):
        case None:
            return NotMailedBecause.NO_ADDRESS
        case point if not can_be(PointKind.MAIL, point.address):
            return NotMailedBecause.NO_ADDRESS
        case UnverifiedPoint():
            return NotMailedBecause.ADDRESS_NOT_VERIFIED
        case VerifiedPoint(address=address, shared_with=shared_with):
            if is_free_to_use(person_id, shared_with, sharers):
                return MailTo(address)
            return NotMailedBecause.ADDRESS_SHARED_AND_NOT_CONFIRMED


def is_free_to_use(
    person_id: UUID, shared_with: frozenset[UUID], sharers: Mapping[UUID, frozenset[UUID]]
) -> bool:
    """Tell whether all who have the address, this person included, have confirmed each other."""
    everyone = {**sharers, person_id: shared_with}
    return all(everyone.keys() - {one} <= confirmed for one, confirmed in everyone.items())
