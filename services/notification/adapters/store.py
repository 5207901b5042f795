"""The kinds of subjects that are on record here, and the names of their events."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from services.notification.domain.contact.commands import ContactCommand
from services.notification.domain.contact.decisions import contact_decider
from services.notification.domain.contact.events import (
    CodeMailAbandoned,
    CodeMailed,
    CodeMailFailed,
    CodeQueued,
    CodeWasWrong,
    ContactEvent,
    ContactPointRemoved,
    ContactPointSet,
    ContactPointVerified,
    LanguageChosen,
    SharedUseConfirmed,
)
from services.notification.domain.contact.points import ContactPoints
from services.notification.domain.matter.commands import MatterCommand
from services.notification.domain.matter.decisions import matter_decider
from services.notification.domain.matter.events import (
    FactHeard,
    MatterEvent,
    WaitingBegan,
    WaitingEnded,
)
from services.notification.domain.matter.matter import Matter
from services.notification.domain.message.events import (
    MailAbandoned,
    MailDelivered,
    MailFailed,
    MailQueued,
    MailWithheld,
    MessagePlaced,
    MessageRead,
    MessageSuppressed,
)
from shared.eventing.catalogue import Catalogue
from shared.eventing.kind import Kind, itself


def whom_a_matter_is_about(matter: Matter, _matter_id: UUID) -> UUID | None:
    """Name the child of a concern or case, once it was told; before that all are ids and codes."""
    return matter.child_id


MATTERS: Final[Kind[MatterCommand, Matter, MatterEvent]] = Kind(
    "matter",
    matter_decider,
    Catalogue(
        {
            "matter.fact-heard": FactHeard,
            "matter.waiting-began": WaitingBegan,
            "matter.waiting-ended": WaitingEnded,
            "matter.message-placed": MessagePlaced,
            "matter.message-suppressed": MessageSuppressed,
            "matter.message-read": MessageRead,
            "matter.mail-queued": MailQueued,
            "matter.mail-delivered": MailDelivered,
            "matter.mail-failed": MailFailed,
            "matter.mail-abandoned": MailAbandoned,
            "matter.mail-withheld": MailWithheld,
        }
    ),
    whom_a_matter_is_about,
)
"""A concern or a case, by its id, and everything that was told of it."""

CONTACTS: Final[Kind[ContactCommand, ContactPoints, ContactEvent]] = Kind(
    "contact",
    contact_decider,
    Catalogue(
        {
            "contact.language-chosen": LanguageChosen,
            "contact.point-set": ContactPointSet,
            "contact.point-removed": ContactPointRemoved,
            "contact.point-verified": ContactPointVerified,
            "contact.shared-use-confirmed": SharedUseConfirmed,
            "contact.code-was-wrong": CodeWasWrong,
            "contact.code-queued": CodeQueued,
            "contact.code-mailed": CodeMailed,
            "contact.code-mail-failed": CodeMailFailed,
            "contact.code-mail-abandoned": CodeMailAbandoned,
        }
    ),
    itself,
)
"""A person, by their id: where and in which language they are told."""
