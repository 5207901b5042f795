"""The e-mail itself: the same few words to everyone, in the language they read.

No name, no unit, no municipality, no link: nothing that tells who wrote, what it is about, or
where anyone is (B57, B58).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from uuid import UUID

from services.notification.domain.message.identity import mail_id
from services.notification.sentences import (
    CODE_BODY,
    CODE_SUBJECT,
    MAIL_BODY,
    MAIL_SUBJECT,
)
from shared.languages.languages import Languages
from shared.languages.negotiation import Language


@dataclass(frozen=True)
class Stationery:
    """What all letters have in common."""

    sender: str
    languages: Languages

    def that_there_is_a_message(self, message: UUID, to: str, language: Language) -> EmailMessage:
        """Write that there is a message, and not what it says."""
        say = self.languages.say
        return self._letter(
            message, to, language, say(MAIL_SUBJECT, language), say(MAIL_BODY, language)
        )

    def with_a_code(self, code_id: UUID, code: str, to: str, language: Language) -> EmailMessage:
        """Write the code by which a person shows that an address is theirs."""
        say = self.languages.say
        body = say(CODE_BODY, language, code=code)
        return self._letter(code_id, to, language, say(CODE_SUBJECT, language), body)

    def _letter(
        self, letter_id: UUID, to: str, language: Language, subject: str, body: str
    ) -> EmailMessage:
        letter = EmailMessage()
        letter["From"] = self.sender
        letter["To"] = to
        letter["Subject"] = subject
        letter["Date"] = format_datetime(datetime.now(UTC))
        letter["Message-ID"] = mail_id(letter_id, self.sender.rpartition("@")[2])
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(body + "\n")
        letter["Content-Language"] = language
        return letter
