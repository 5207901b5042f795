"""What a person, or a registrar, sees of where the person is reached."""

from __future__ import annotations

from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.notification.adapters.reaching import Reaching
from services.notification.domain.contact.codes import PersonLanguage, PointKind, VerifiedHow
from services.notification.domain.contact.points import (
    ContactPoints,
    UnverifiedPoint,
    VerifiedPoint,
)
from services.notification.domain.contact.reach import is_free_to_use


class PointPage(BaseModel):
    """One address or number.

    ``is_shared``: someone else has verified the same one; only whoever has verified it is told.
    ``is_used``: messages may go there; shared, only when everyone has confirmed it.
    """

    model_config = ConfigDict(frozen=True)

    address: str
    is_verified: bool
    verified_how: VerifiedHow | None
    wrong_codes: int
    is_shared: bool
    is_used: bool


class ContactPage(BaseModel):
    """Where and in which language a person is told that there is a message."""

    model_config = ConfigDict(frozen=True)

    person_id: UUID
    language: PersonLanguage | None
    mail: PointPage | None
    phone: PointPage | None


def contact_page(person_id: UUID, contact: ContactPoints, reaching: Reaching) -> ContactPage:
    """Make the page."""
    return ContactPage(
        person_id=person_id,
        language=contact.language,
        mail=_point(person_id, PointKind.MAIL, contact, reaching),
        phone=_point(person_id, PointKind.PHONE, contact, reaching),
    )


def _point(
    person_id: UUID, kind: PointKind, contact: ContactPoints, reaching: Reaching
) -> PointPage | None:
    match contact.points.get(kind):
        case None:
            return None
        case UnverifiedPoint(address=address, wrong_codes=wrong_codes):
            return PointPage(
                address=address,
                is_verified=False,
                verified_how=None,
                wrong_codes=wrong_codes,
                is_shared=False,
                is_used=False,
            )
        case VerifiedPoint(address=address, how=how, shared_with=shared_with):
            sharers = reaching.sharers(person_id, kind, contact)
            return PointPage(
                address=address,
                is_verified=True,
                verified_how=how,
                wrong_codes=0,
                is_shared=bool(sharers),
                is_used=is_free_to_use(person_id, shared_with, sharers),
            )
