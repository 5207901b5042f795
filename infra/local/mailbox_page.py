"""The mailbox as a page for people (`/`) and as JSON for programs (`/messages`)."""

from __future__ import annotations

from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from infra.local.letters import Letter, Letters
from infra.local.ports import LOOPBACK

PAGE: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="5">
<title>Stafett: mailbox</title>
<style>body{{font:16px/1.5 system-ui;max-width:44rem;margin:2rem auto;padding:0 1rem}}
article{{border-top:1px solid;padding:1rem 0}}pre{{white-space:pre-wrap;font:inherit}}</style>
<h1>Mailbox</h1>
<p>Every letter that Stafett has sent from this machine. None has left it.</p>
{letters}
</html>
"""

LETTER: Final = """<article><p><strong>{subject}</strong><br>to {recipients}, {received_at}</p>
<pre>{text}</pre></article>"""


def page_of(letters: list[Letter]) -> str:
    """Write the page, the newest letter first."""
    shown = [
        LETTER.format(
            subject=escape(letter.subject),
            recipients=escape(", ".join(letter.recipients)),
            received_at=escape(letter.received_at),
            text=escape(letter.text),
        )
        for letter in reversed(letters)
    ]
    return PAGE.format(letters="\n".join(shown) or "<p>No letters yet.</p>")


class MailboxServer(ThreadingHTTPServer):
    """Serves the letters on loopback."""

    daemon_threads = True

    def __init__(self, letters: Letters, port: int) -> None:
        super().__init__((LOOPBACK, port), _Answers)
        self.letters = letters


class _Answers(BaseHTTPRequestHandler):
    server: MailboxServer

    def do_GET(self) -> None:
        match self.path.partition("?")[0]:
            case "/":
                self._answer(page_of(self.server.letters.all()).encode(), "text/html")
            case "/messages":
                self._answer(self.server.letters.as_json(), "application/json")
            case "/health/ready" | "/health/live":
                self._answer(b'{"status": "ok"}', "application/json")
            case _:
                self.send_error(HTTPStatus.NOT_FOUND)

    def do_DELETE(self) -> None:
        if self.path != "/messages":
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.server.letters.forget()
        self.send_response(HTTPStatus.NO_CONTENT)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet: who looks at the mailbox is nobody's business."""

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
