"""A log of concerns as they go: registered, shared, acknowledged, closed. All of it is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Final
from uuid import UUID, uuid4

from services.concern_intake.adapters.store import CONCERNS
from services.concern_intake.domain import events as e
from services.concern_intake.domain.content import ChildById, Details, Observation
from shared.contracts.codes import LeaderCapacity
from shared.eventing.kind import stream_id
from shared.eventing.recorded import Cause, Recorded
from shared.eventing.store import Store
from shared.identity.actor import Actor, Role
from tests.bench.figures import middle

AT_A_TIME: Final = 2_000

TODAY: Final = date(2026, 1, 12)
NOW: Final = datetime(2026, 1, 12, 9, tzinfo=UTC)
KARI, BERIT, UNIT, ADA = (uuid4() for _ in range(4))
BY: Final = Actor(person_id=KARI, role=Role.EMPLOYEE, unit_id=UNIT)


def fill(store: Store, events: int) -> int:
    """Make a log of so many events; gives the bytes of a middling one as it is stored."""
    log = _log()
    sizes: list[int] = []
    for _ in range(0, events, AT_A_TIME):
        batch = list(islice(log, AT_A_TIME))
        store.record.save(*batch)
        sizes += [len(store.record.mapper.to_stored_event(one).state) for one in batch[:8]]
    return int(middle(sizes))


def _log() -> Iterator[Recorded[e.ConcernEvent]]:
    while True:
        concern_id = uuid4()
        for place, event in enumerate(_story(), start=1):
            yield _recorded(concern_id, place, event)


def _recorded(concern_id: UUID, place: int, event: e.ConcernEvent) -> Recorded[e.ConcernEvent]:
    return Recorded(
        originator_id=stream_id(CONCERNS.name, concern_id, event.facet()),
        originator_version=place,
        id=uuid4(),
        kind=CONCERNS.name,
        name=CONCERNS.catalogue.name_of(type(event)),
        subject_id=concern_id,
        facet=event.facet(),
        event=event,
        occurred_at=NOW,
        recorded_at=NOW,
        by=BY,
        ground=None,
        cause=Cause(str(uuid4())),
    )


def _story() -> Iterator[e.ConcernEvent]:
    seen = Observation(what="Ada sat alone by the window and did not answer", on=TODAY)
    yield e.ConcernRegistered(
        author_id=KARI,
        unit_id=UNIT,
        registered_on=TODAY,
        child=ChildById(child_id=ADA),
        observations=(seen,),
        details=Details(what_happened="She used to run to the others"),
    )
    yield e.SharedWithLeader(
        author_id=KARI,
        unit_id=UNIT,
        leader_id=BERIT,
        capacity=LeaderCapacity.NEAREST,
        shared_on=TODAY,
    )
    yield e.ConcernAcknowledged(leader_id=BERIT, acknowledged_on=TODAY)
    yield e.ConcernClosed(
        author_id=KARI,
        leader_id=BERIT,
        reason="It was one bad week, and she plays with the others again",
        who_was_told="Lise and Tor, on the telephone",
        closed_on=TODAY,
    )
