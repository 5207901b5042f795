"""A log of concerns as they go: registered, shared, acknowledged, closed. All of it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Final
from uuid import uuid4

from services.concern_intake.adapters.store import CONCERNS
from services.concern_intake.domain import events as e
from services.concern_intake.domain.content import ChildById, Details, Observation
from shared.contracts.codes import LeaderCapacity
from shared.eventing.placing import in_place
from shared.eventing.recorded import Cause
from shared.eventing.store import Store
from shared.eventing.writing import Written
from shared.identity.actor import Actor, Role
from tests.bench.figures import middle

AT_A_TIME: Final = 2_000
STORY: Final = 4
"""Events in the story of one concern."""

TODAY: Final = date(2026, 1, 12)
NOW: Final = datetime(2026, 1, 12, 9, tzinfo=UTC)
KARI, BERIT, UNIT, ADA = (uuid4() for _ in range(4))
BY: Final = Actor(person_id=KARI, role=Role.EMPLOYEE, unit_id=UNIT)


def fill(store: Store, events: int) -> int:
    """Make a log of so many events; gives the bytes of a middling one as it is stored."""
    sizes: list[int] = []
    for _ in range(0, events, AT_A_TIME):
        written = [one for _ in range(AT_A_TIME // STORY) for one in _a_concern(store)]
        store.record.recorder.insert_events(
            [one.stored for one in written], macs=[one.mac for one in written]
        )
        sizes += [len(one.stored.state) for one in written[:8]]
    return int(middle(sizes))


def _a_concern(store: Store) -> Sequence[Written]:
    _, written, _ = in_place(
        store.writer,
        CONCERNS,
        uuid4(),
        list(_story()),
        ADA,
        {},
        by=BY,
        now=NOW,
        cause=Cause(str(uuid4())),
    )
    return written


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
