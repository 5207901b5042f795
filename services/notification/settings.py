"""What notification is told from outside, beside what every service is."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from pydantic import SecretStr

from shared.marking import key_kept_in
from shared.service.settings import Settings


class SmtpSecurity(StrEnum):
    """How the way to the mail server is kept from others."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


class NotificationSettings(Settings):
    """``STAFETT_SMTP_...`` say where the mail server is and who we are to it.

    ``mail_from`` is the one sender of every e-mail: it must name neither a unit nor, where
    protected people are served, the municipality. ``code_key`` makes the codes that verify an
    address; without one, codes hold until the service starts again. ``address_key`` makes the marks
    by which addresses are found; without one, a key is made in the state folder and kept.
    """

    smtp_host: str = "127.0.0.1"
    smtp_port: int = 8126
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_security: SmtpSecurity = SmtpSecurity.NONE
    smtp_seconds: float = 20.0
    mail_from: str = "no-reply@stafett.example"
    code_key: SecretStr | None = None
    address_key: SecretStr | None = None

    @cached_property
    def marking_key(self) -> bytes:
        """Give the key of the marks. What was given under another key is found no more."""
        if self.address_key is not None:
            return self.address_key.get_secret_value().encode()
        return key_kept_in(self.state / "address.key")
