"""Which e-mails go out now: the list is a hint, the record decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from itertools import islice
from typing import Final

from services.notification.adapters.smtp import Outcome
from services.notification.views.mail_to_send import MAIL_TO_SEND, MailToSend, What
from shared.eventing.decider import NotKnownHereYet
from shared.service.desk import Desk

UNKNOWN_FOR: Final = timedelta(days=1)
"""How long an e-mail waits for someone to say whether an address is protected; then it is held."""

Record = Callable[[Outcome, datetime], None]
"""Puts on record what came of an attempt: what went wrong, or nothing."""


@dataclass(frozen=True)
class ToSend:
    """A letter that may go out now, and how to record what came of it."""

    letter: EmailMessage
    record: Record


Prepare = Callable[[MailToSend, datetime], ToSend | None]
"""Writes the letter, or puts on record why it is not sent, or leaves it for later."""


@dataclass(frozen=True)
class Outgoing:
    """Prepares what is due; ``prepare`` knows how for each kind of e-mail."""

    desk: Desk
    prepare: dict[What, Prepare]

    def due(self, now: datetime, at_most: int) -> Sequence[ToSend]:
        """Give the letters that may go out now, the longest due first."""
        return list(islice(self._due(now), at_most))

    def _due(self, now: datetime) -> Iterator[ToSend]:
        listed = self.desk.views.where(MAIL_TO_SEND, queue="all")
        for mail in sorted(listed, key=lambda one: one.due_at):
            if mail.due_at <= now and (prepared := self._prepared(mail, now)):
                yield prepared

    def _prepared(self, mail: MailToSend, now: datetime) -> ToSend | None:
        try:
            return self.prepare[mail.what](mail, now)
        except NotKnownHereYet:
            return None
