"""The e-mail that says there is a message: judged anew at the moment of sending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.notification.adapters.letters import Stationery
from services.notification.adapters.outgoing import UNKNOWN_FOR, ToSend
from services.notification.adapters.reaching import Reaching
from services.notification.adapters.smtp import Outcome
from services.notification.adapters.store import MATTERS
from services.notification.domain.contact.reach import MailTo, whose_protection_counts
from services.notification.domain.matter.commands import MatterCommand
from services.notification.domain.matter.matter import Matter
from services.notification.domain.message import message as of_message
from services.notification.domain.message.codes import NotMailedBecause
from services.notification.domain.message.commands import (
    RecordMailAccepted,
    RecordMailFailed,
    WithholdMail,
)
from services.notification.domain.message.message import PlacedMessage
from services.notification.domain.telling import Named, Tell, who_is_told
from services.notification.policies.what_is_around import around, with_staff
from services.notification.views.mail_to_send import MailToSend
from shared.eventing.recorded import Cause
from shared.identity.actor import Actor
from shared.service.desk import Desk


@dataclass(frozen=True)
class MessageMail:
    """Prepares the e-mail of a message."""

    desk: Desk
    by: Actor
    reaching: Reaching
    stationery: Stationery

    def prepare(self, mail: MailToSend, now: datetime) -> ToSend | None:
        """Write it, hold it back with a reason, or leave it for later."""
        matter = self.desk.store.state(MATTERS, mail.subject_id)
        message = matter.message(mail.id)
        if not isinstance(message, PlacedMessage) or not _is_due(message, now):
            return None
        to = self._where_to(message, matter, mail, now)
        if to is None:
            return None
        if not isinstance(to, MailTo):
            self._ask(
                mail, lambda: WithholdMail(by=self.by, now=now, message_id=mail.id, because=to)
            )
            return None
        language = self.reaching.language(self.reaching.contact(message.person_id))
        letter = self.stationery.that_there_is_a_message(mail.id, to.address, language)
        return ToSend(letter, lambda outcome, at: self._record(mail, outcome, at))

    def _where_to(
        self, message: PlacedMessage, matter: Matter, mail: MailToSend, now: datetime
    ) -> MailTo | NotMailedBecause | None:
        if not self._is_still_told(message, matter, now):
            return NotMailedBecause.NO_LONGER_TO_BE_TOLD
        counts = whose_protection_counts(message.person_id, message.audience, matter.child_id)
        is_protected = self.reaching.is_protected(counts, now)
        if is_protected is None and now - mail.queued_at < UNKNOWN_FOR:
            return None
        contact = self.reaching.contact(message.person_id)
        return self.reaching.mail_to(
            message.person_id, contact, is_protected=is_protected is not False
        )

    def _is_still_told(self, message: PlacedMessage, matter: Matter, now: datetime) -> bool:
        named = [Named(message.person_id, message.audience)]
        on = self.desk.days.local_date(now)
        knows = with_staff(around(matter, self.desk.known, on), named, self.desk.known, on)
        told = who_is_told(message.happening, named, knows)
        return any(isinstance(one, Tell) for one in told)

    def _record(self, mail: MailToSend, outcome: Outcome, at: datetime) -> None:
        def command() -> MatterCommand:
            if outcome is None:
                return RecordMailAccepted(by=self.by, now=at, message_id=mail.id)
            return RecordMailFailed(by=self.by, now=at, message_id=mail.id, failure=outcome)

        self._ask(mail, command)

    def _ask(self, mail: MailToSend, command: Callable[[], MatterCommand]) -> None:
        cause = Cause(correlation_id=f"mail-{mail.id}")
        matter_id: UUID = mail.subject_id
        self.desk.store.handle(MATTERS, matter_id, lambda _: command(), cause=cause)


def _is_due(message: PlacedMessage, now: datetime) -> bool:
    return isinstance(message.mail, of_message.MailToSend) and message.mail.due_at <= now
