"""A real mail server for a test: it takes letters in, or does not."""

from __future__ import annotations

import asyncio
import threading
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
KEPT_WITHOUT_A_WORD = "kept, and the line is cut before the answer"


@dataclass
class Mailbox:
    """Letters as they arrived. ``answers`` are given to the next letters, then all are kept.

    While ``open`` is not set, the server has a letter in hand and does not answer.
    """

    port: int
    letters: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    refused: int = 0
    in_hand: int = 0
    open: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.open.set()

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd looks for
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        self.in_hand += 1
        await asyncio.to_thread(self.open.wait)
        answer = self.answers.pop(0) if self.answers else KEPT
        if answer == KEPT_WITHOUT_A_WORD:
            self._keep(envelope)
            cast("asyncio.Transport", server.transport).abort()
            return answer
        if answer != KEPT:
            self.refused += 1
            return answer
        self._keep(envelope)
        return answer

    def _keep(self, envelope: Envelope) -> None:
        content = cast("bytes", envelope.content)
        self.letters.append(message_from_bytes(content, policy=policy.default))

    def to(self, address: str) -> list[EmailMessage]:
        return [letter for letter in self.letters if letter["To"] == address]


@contextmanager
def a_mailbox(port: int | None = None) -> Iterator[Mailbox]:
    mailbox = Mailbox(port or any_free())
    server = Controller(mailbox, hostname=LOOPBACK, port=mailbox.port)
    server.start()
    try:
        yield mailbox
    finally:
        server.stop()
