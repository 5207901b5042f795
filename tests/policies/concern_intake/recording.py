"""Events in their place in the record, and the pages made of them."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from services.concern_intake.adapters.store import CATALOGUE
from services.concern_intake.domain.events import ConcernEvent
from services.concern_intake.views.seen import SEEN_DECIDER, Seen
from shared.eventing.decider import Event
from shared.eventing.recorded import Cause, Recorded
from tests.rules.concern_intake.people import KARI

CONCERN = UUID("00000000-0000-4000-8000-000000000c01")
ANOTHER = UUID("00000000-0000-4000-8000-000000000c02")
NOW = datetime(2026, 1, 12, 11, 0, tzinfo=UTC)


def recorded(event: ConcernEvent, concern_id: UUID = CONCERN) -> Recorded[Event]:
    return Recorded(
        originator_id=concern_id,
        originator_version=1,
        id=ANOTHER,
        kind="concern",
        name=CATALOGUE.name_of(type(event)),
        subject_id=concern_id,
        facet=event.facet(),
        event=event,
        occurred_at=NOW,
        recorded_at=NOW,
        by=KARI,
        ground=None,
        cause=Cause("test"),
    )


def seen(*events: ConcernEvent) -> Seen:
    return SEEN_DECIDER.state(events)
