"""A real mail server for a test: it takes letters in, or does not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from infra.local.ports import LOOPBACK, any_free

KEPT = "250 Kept"


@dataclass
class Mailbox:
    """Letters as they arrived. ``answers`` are given to the next letters, then all are kept."""

    port: int
    letters: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    refused: int = 0

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd looks for
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        answer = self.answers.pop(0) if self.answers else KEPT
        if answer != KEPT:
            self.refused += 1
            return answer
        content = cast("bytes", envelope.content)
        self.letters.append(message_from_bytes(content, policy=policy.default))
        return answer

    def to(self, address: str) -> list[EmailMessage]:
        return [letter for letter in self.letters if letter["To"] == address]


@contextmanager
def a_mailbox() -> Iterator[Mailbox]:
    mailbox = Mailbox(any_free())
    server = Controller(mailbox, hostname=LOOPBACK, port=mailbox.port)
    server.start()
    try:
        yield mailbox
    finally:
        server.stop()
