"""`python -m infra.local.mailbox`: a real SMTP server that keeps letters instead of sending them.

Told by ``STAFETT_SMTP_PORT``, ``STAFETT_MAILBOX_PORT`` (page and JSON) and ``STAFETT_STATE``.
"""

from __future__ import annotations

import os
import signal
import threading
from datetime import UTC, datetime
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from infra.local.letters import Letters
from infra.local.mailbox_page import MailboxServer
from infra.local.ports import LOOPBACK


class Keeper:
    """Takes letters in; the answer to the sender comes after the letter is on disk."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd looks for
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep one letter."""
        content = envelope.content or b""
        self._letters.keep(
            content if isinstance(content, bytes) else content.encode(),
            str(envelope.mail_from or ""),
            [str(recipient) for recipient in envelope.rcpt_tos],
            datetime.now(UTC).isoformat(timespec="milliseconds"),
        )
        return "250 Kept"


def serve(letters: Letters, smtp_port: int, page_port: int) -> None:
    """Take letters in and show them until asked to stop."""
    asked_to_stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: asked_to_stop.set())
    smtp = Controller(Keeper(letters), hostname=LOOPBACK, port=smtp_port, enable_SMTPUTF8=True)
    smtp.start()
    # The page answers whether the mailbox is ready, so it comes after the post.
    page = MailboxServer(letters, page_port)
    threading.Thread(target=page.serve_forever, daemon=True).start()
    asked_to_stop.wait()
    smtp.stop()
    page.shutdown()


if __name__ == "__main__":
    serve(
        Letters(Path(os.environ.get("STAFETT_STATE", ".stafett")) / "mail"),
        int(os.environ.get("STAFETT_SMTP_PORT", "8126")),
        int(os.environ.get("STAFETT_MAILBOX_PORT", "8125")),
    )
