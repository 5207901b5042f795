"""Hands letters to a mail server, and tells what it answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Generic, TypeAlias, TypeVar

from aiosmtplib import SMTP
from aiosmtplib.errors import (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPConnectResponseError,
    SMTPDataError,
    SMTPException,
    SMTPHeloError,
    SMTPRecipientRefused,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from services.notification.domain.message.codes import MailFailure
from services.notification.settings import NotificationSettings, SmtpSecurity

OUR_NAME = "stafett"
"""What we call ourselves to the mail server: a machine's own name could tell where it stands."""

FOR_GOOD = 500
"""SMTP replies from here on are final."""

Outcome: TypeAlias = MailFailure | None
"""What went wrong with a letter; None when the server has taken it over."""

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Addressed(Generic[K]):
    """A letter, and by what the sender knows it again."""

    key: K
    letter: EmailMessage


@dataclass(frozen=True)
class Post:
    """The way to the mail server."""

    settings: NotificationSettings

    async def deliver(
        self, letters: Sequence[Addressed[K]], tell: Callable[[K, Outcome], None]
    ) -> None:
        """Hand over letters, one after another; ``tell`` is called after each, before the next."""
        server = self._server()
        try:
            await server.connect()
        except (SMTPException, OSError) as error:
            for each in letters:
                tell(each.key, failure_of(error))
            return
        try:
            for each in letters:
                tell(each.key, await _hand_over(server, each.letter))
        finally:
            server.close()

    def _server(self) -> SMTP:
        settings = self.settings
        password = settings.smtp_password
        return SMTP(
            hostname=settings.smtp_host,
            port=settings.smtp_port,
            username=settings.smtp_user,
            password=password.get_secret_value() if password else None,
            local_hostname=OUR_NAME,
            timeout=settings.smtp_seconds,
            use_tls=settings.smtp_security is SmtpSecurity.TLS,
            start_tls=settings.smtp_security is SmtpSecurity.STARTTLS,
        )


async def _hand_over(server: SMTP, letter: EmailMessage) -> Outcome:
    try:
        if not server.is_connected:
            await server.connect()
        await server.send_message(letter)
    except (SMTPException, OSError) as error:
        return failure_of(error)
    return None


def failure_of(error: Exception) -> MailFailure:
    """Name what went wrong. Only what is wrong with this one letter is ever final."""
    match error:
        case SMTPRecipientsRefused(recipients=[*_, refused]):
            return failure_of(refused)
        case SMTPRecipientRefused(code=code) | SMTPDataError(code=code) if code >= FOR_GOOD:
            return MailFailure.REFUSED_FOR_GOOD
        case SMTPAuthenticationError() | SMTPSenderRefused() | SMTPHeloError():
            return MailFailure.REFUSED_FOR_NOW
        case SMTPConnectError() | SMTPConnectResponseError() | ConnectionRefusedError():
            return MailFailure.NO_CONNECTION
        case SMTPResponseException():
            return MailFailure.REFUSED_FOR_NOW
        case _:
            return MailFailure.NO_ANSWER
