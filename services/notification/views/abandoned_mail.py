"""Whose e-mails do not get through, so that someone can ask for another address?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.notification.domain.message.codes import MailFailure
from services.notification.domain.message.events import MailAbandoned, MailDelivered
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class AbandonedMail(BaseModel):
    """The last e-mail to a person that was given up, since none got through."""

    model_config = ConfigDict(frozen=True)

    person_id: UUID
    failure: MailFailure
    attempts: int
    abandoned_at: datetime


def keys(recorded: Recorded[Event]) -> Collection[str]:
    """A row for each person."""
    match recorded.event:
        case MailAbandoned(person_id=person_id) | MailDelivered(person_id=person_id):
            return (str(person_id),)
        case _:
            return ()


def evolve(_: str, __: AbandonedMail | None, recorded: Recorded[Event]) -> AbandonedMail | None:
    """Note it; forget it when an e-mail gets through again."""
    match recorded.event:
        case MailAbandoned() as abandoned:
            return AbandonedMail(
                person_id=abandoned.person_id,
                failure=abandoned.failure,
                attempts=abandoned.attempt,
                abandoned_at=recorded.occurred_at,
            )
        case _:
            return None


ABANDONED_MAIL: Final = View(
    "abandoned_mail", AbandonedMail, keys, evolve, indexed={"queue": lambda _: "all"}
)
