"""Letters that arrived, each a file as it came over SMTP, with who it was for."""

from __future__ import annotations

import email
import email.policy
import itertools
import json
import time
from dataclasses import asdict, dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Final

_NUMBERS: Final = itertools.count()


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as it may be shown; ``recipients`` are those of the SMTP envelope."""

    id: str
    received_at: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    language: str
    text: str
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Letters:
    """A directory of letters, in the order in which they came."""

    directory: Path

    def keep(self, raw: bytes, sender: str, recipients: list[str], received_at: str) -> None:
        """Keep a letter; it is on disk, whole, when this returns."""
        self.directory.mkdir(parents=True, exist_ok=True)
        name = f"{time.time_ns():020d}-{next(_NUMBERS):04d}"
        envelope = {"sender": sender, "recipients": recipients, "received_at": received_at}
        (self.directory / f"{name}.eml").write_bytes(raw)
        draft = self.directory / f"{name}.new"
        draft.write_text(json.dumps(envelope))
        draft.replace(self.directory / f"{name}.json")

    def all(self) -> list[Letter]:
        """Give all letters, the first one first."""
        return [self._read(envelope) for envelope in sorted(self.directory.glob("*.json"))]

    def forget(self) -> None:
        """Throw all letters away."""
        for file in (*self.directory.glob("*.json"), *self.directory.glob("*.eml")):
            file.unlink(missing_ok=True)

    def as_json(self) -> bytes:
        """Write all letters as a JSON list."""
        return json.dumps([asdict(letter) for letter in self.all()], ensure_ascii=False).encode()

    def _read(self, envelope_file: Path) -> Letter:
        envelope = json.loads(envelope_file.read_text())
        raw = envelope_file.with_suffix(".eml").read_bytes()
        message = email.message_from_bytes(raw, policy=email.policy.default)
        return Letter(
            id=envelope_file.stem,
            received_at=envelope["received_at"],
            sender=envelope["sender"],
            recipients=tuple(envelope["recipients"]),
            subject=str(message.get("subject", "")),
            language=str(message.get("content-language", "")),
            text=_text_of(message),
            headers=tuple((name, str(value)) for name, value in message.items()),
        )


def _text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    return str(body.get_content()) if body is not None else ""
