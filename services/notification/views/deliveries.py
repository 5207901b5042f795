"""How many messages were placed, mailed, held back and why, on each day?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from pydantic import BaseModel, ConfigDict

from services.notification.domain.message.events import (
    MailAbandoned,
    MailDelivered,
    MailFailed,
    MailQueued,
    MailWithheld,
    MessagePlaced,
    MessageSuppressed,
)
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class DayOfDeliveries(BaseModel):
    """Counts of one day (UTC), by what happened, and why where there is a reason."""

    model_config = ConfigDict(frozen=True)

    happened: Mapping[str, int] = {}
    withheld: Mapping[str, int] = {}
    suppressed: Mapping[str, int] = {}


_COUNTED: Final[Mapping[type[Event], str]] = {
    MessagePlaced: "placed",
    MailQueued: "queued",
    MailDelivered: "delivered",
    MailFailed: "failed_attempts",
    MailAbandoned: "abandoned",
}


def keys(recorded: Recorded[Event]) -> Collection[str]:
    """A row for each day."""
    counted = isinstance(recorded.event, (MailWithheld, MessageSuppressed, *_COUNTED))
    return (recorded.recorded_at.date().isoformat(),) if counted else ()


def evolve(
    _: str, row: DayOfDeliveries | None, recorded: Recorded[Event]
) -> DayOfDeliveries | None:
    """Count one more."""
    day = row or DayOfDeliveries()
    match recorded.event:
        case MailWithheld(because=because):
            return day.model_copy(update={"withheld": one_more(day.withheld, because)})
        case MessageSuppressed(because=because):
            return day.model_copy(update={"suppressed": one_more(day.suppressed, because)})
        case event:
            counted = _COUNTED[type(event)]
            return day.model_copy(update={"happened": one_more(day.happened, counted)})


def one_more(counts: Mapping[str, int], of: str) -> dict[str, int]:
    """Count one more of something."""
    return {**counts, str(of): counts.get(of, 0) + 1}


DELIVERIES: Final = View("deliveries", DayOfDeliveries, keys, evolve)
