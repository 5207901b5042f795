"""What the pages about contact points have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from services.notification.adapters.contact_page import ContactPage, contact_page
from services.notification.adapters.reaching import Reaching
from services.notification.adapters.store import CONTACTS
from services.notification.domain.contact.address import written_alike
from services.notification.domain.contact.codes import PersonLanguage, PointKind, VerifiedHow
from services.notification.domain.contact.commands import ContactCommand, SetContactPoints
from services.notification.domain.contact.points import ContactPoints
from services.notification.settings import NotificationSettings
from shared.marking import mark_of
from shared.privacy import Mark
from shared.service.desk import Desk, new_id
from shared.web.asking import Asking


@dataclass(frozen=True)
class ContactAsking:
    """One request about where one person is reached."""

    desk: Desk
    asking: Asking
    person_id: UUID

    def page(self) -> ContactPage:
        """Show what is on record now."""
        return self._page(Reaching(self.desk).contact(self.person_id))

    def sharers(self, kind: PointKind, contact: ContactPoints) -> Mapping[UUID, frozenset[UUID]]:
        """Give the others who have verified the same address."""
        return Reaching(self.desk).sharers(self.person_id, kind, contact)

    def ask(self, command: Callable[[ContactPoints], ContactCommand]) -> ContactPoints:
        """Decide, held against the page the person looked at; gives what it leaves."""
        handled = self.desk.ask(
            self.asking,
            CONTACTS,
            self.person_id,
            command,
            door=lambda _: True,
            page=self._page,
        )
        return handled.state

    def setting(
        self,
        language: PersonLanguage | None,
        mail: str | None,
        phone: str | None,
        verified: VerifiedHow | None,
    ) -> SetContactPoints:
        """Make the command that keeps all of it. Unknown protection counts as protection."""
        protected = Reaching(self.desk).is_protected([self.person_id], self.asking.now)
        return SetContactPoints(
            by=self.asking.actor,
            now=self.asking.now,
            person_id=self.person_id,
            language=language,
            mail=mail,
            mail_mark=self._mark(PointKind.MAIL, mail),
            phone=phone,
            phone_mark=self._mark(PointKind.PHONE, phone),
            verified=verified,
            is_protected=protected is not False,
            code_id=new_id(self.asking),
        )

    def _mark(self, kind: PointKind, said: str | None) -> Mark | None:
        settings = self.desk.settings
        assert isinstance(settings, NotificationSettings)
        return None if said is None else mark_of(written_alike(kind, said), settings.marking_key)

    def _page(self, contact: ContactPoints) -> ContactPage:
        return contact_page(self.person_id, contact, Reaching(self.desk))
