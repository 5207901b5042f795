"""What makes two requests the same message."""

from __future__ import annotations

from typing import Final
from uuid import UUID, uuid5

from services.notification.domain.codes import MessageKind

_MESSAGES: Final = UUID("5b0f6c1e-6d0a-5c5e-9b1f-0f3f7a0a3a11")


def message_id(fact_id: str, person_id: UUID, kind: MessageKind | None) -> UUID:
    """Give the one id of what a fact has to say to a person, so that it is never said twice."""
    return uuid5(_MESSAGES, f"{fact_id}/{person_id}/{kind or 'nothing'}")


def mail_id(message: UUID, host: str) -> str:
    """Give the Message-ID of a message's e-mail: the same at every attempt.

    When a crash comes between the server's acceptance and our record of it, the e-mail goes out
    again under the same Message-ID, by which a receiver can see that it has it already.
    """
    return f"<{message}@{host}>"
