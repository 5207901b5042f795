"""The e-mail with the code by which a person shows that an address is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.notification.adapters.codes import Codes
from services.notification.adapters.letters import Stationery
from services.notification.adapters.outgoing import UNKNOWN_FOR, ToSend
from services.notification.adapters.reaching import Reaching
from services.notification.adapters.smtp import Outcome
from services.notification.adapters.store import CONTACTS
from services.notification.domain.contact.address import can_be
from services.notification.domain.contact.codes import PointKind
from services.notification.domain.contact.commands import (
    CodeCommand,
    RecordCodeMailed,
    RecordCodeMailFailed,
    WithholdCodeMail,
)
from services.notification.domain.contact.points import ContactPoints, UnverifiedPoint
from services.notification.domain.message.codes import NotMailedBecause
from services.notification.views.mail_to_send import MailToSend
from shared.eventing.recorded import Cause
from shared.identity.actor import Actor
from shared.service.desk import Desk


@dataclass(frozen=True)
class CodeMail:
    """Prepares the e-mail with a code."""

    desk: Desk
    by: Actor
    reaching: Reaching
    stationery: Stationery
    codes: Codes

    def prepare(self, mail: MailToSend, now: datetime) -> ToSend | None:
        """Write it, hold it back with a reason, or leave it for later."""
        contact = self.reaching.contact(mail.subject_id)
        point = contact.points.get(PointKind.MAIL)
        is_protected = self.reaching.is_protected([mail.subject_id], now)
        if not isinstance(point, UnverifiedPoint) or not _is_the_latest(mail, contact, now):
            return None
        if is_protected is None and now - mail.queued_at < UNKNOWN_FOR:
            return None
        if is_protected is not False:
            self._withhold(mail, NotMailedBecause.PROTECTED_ADDRESS, now)
            return None
        if not can_be(PointKind.MAIL, point.address):
            self._withhold(mail, NotMailedBecause.NO_ADDRESS, now)
            return None
        code, language = self.codes.of(mail.id), self.reaching.language(contact)
        letter = self.stationery.with_a_code(mail.id, code, point.address, language)
        return ToSend(letter, lambda outcome, at: self._record(mail, outcome, at))

    def _withhold(self, mail: MailToSend, because: NotMailedBecause, now: datetime) -> None:
        self._ask(
            WithholdCodeMail(
                by=self.by, now=now, person_id=mail.subject_id, code_id=mail.id, because=because
            )
        )

    def _record(self, mail: MailToSend, outcome: Outcome, at: datetime) -> None:
        person_id, code_id = mail.subject_id, mail.id
        if outcome is None:
            self._ask(RecordCodeMailed(by=self.by, now=at, person_id=person_id, code_id=code_id))
            return
        self._ask(
            RecordCodeMailFailed(
                by=self.by, now=at, person_id=person_id, code_id=code_id, failure=outcome
            )
        )

    def _ask(self, command: CodeCommand) -> None:
        cause = Cause(correlation_id=f"code-{command.code_id}")
        self.desk.store.handle(CONTACTS, command.person_id, lambda _: command, cause=cause)


def _is_the_latest(mail: MailToSend, contact: ContactPoints, now: datetime) -> bool:
    code = contact.code
    if code is None or code.code_id != mail.id or code.due_at is None:
        return False
    return code.due_at <= now
