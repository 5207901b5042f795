"""Where a person is reached now, and in which language, from the record and from who is who."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.notification.adapters.store import CONTACTS
from services.notification.domain.contact.codes import PersonLanguage, PointKind
from services.notification.domain.contact.points import ContactPoints, VerifiedPoint
from services.notification.domain.contact.reach import MailTo, where_to_mail
from services.notification.domain.message.codes import NotMailedBecause
from services.notification.views.verified_points import VERIFIED_POINTS, point_key
from shared.contracts.codes import AddressProtection
from shared.languages.negotiation import DEFAULT, Language
from shared.service.desk import Desk

SPOKEN_IN: Final[Mapping[str, Language]] = {"NO": "nb", "DK": "da"}
"""The language of a person who has chosen none, by country."""

SPOKEN: Final[Mapping[PersonLanguage, Language]] = {
    PersonLanguage.BOKMAAL: "nb",
    PersonLanguage.NYNORSK: "nn",
    PersonLanguage.DANISH: "da",
    PersonLanguage.ENGLISH: "en",
}


@dataclass(frozen=True)
class Reaching:
    """Answers for the sender and for the pages about contact points."""

    desk: Desk

    def contact(self, person_id: UUID) -> ContactPoints:
        """Give what is on record of a person's contact points."""
        return self.desk.store.state(CONTACTS, person_id)

    def language(self, contact: ContactPoints) -> Language:
        """Give the language in which a person is told."""
        if contact.language is None:
            return SPOKEN_IN.get(self.desk.settings.country, DEFAULT)
        return SPOKEN[contact.language]

    def is_protected(self, people: Iterable[UUID], now: datetime) -> bool | None:
        """Tell whether any of them has a protected address; None when nobody has told of one."""
        on = self.desk.days.local_date(now)
        told = self.desk.known.protections(people, on).values()
        if any(one not in (None, AddressProtection.NONE) for one in told):
            return True
        return None if None in told else False

    def sharers(
        self, person_id: UUID, kind: PointKind, contact: ContactPoints
    ) -> Mapping[UUID, frozenset[UUID]]:
        """Give the others who have verified the same address, if this person has."""
        point = contact.points.get(kind)
        if not isinstance(point, VerifiedPoint) or point.mark is None:
            return {}
        key = point_key(kind, point.mark)
        row = self.desk.views.rows(VERIFIED_POINTS, [key]).get(key)
        return row.others(person_id) if row else {}

    def mail_to(
        self, person_id: UUID, contact: ContactPoints, *, is_protected: bool
    ) -> MailTo | NotMailedBecause:
        """Give the address to mail to, or what speaks against it."""
        sharers = self.sharers(person_id, PointKind.MAIL, contact)
        return where_to_mail(person_id, contact, sharers, is_protected=is_protected)
