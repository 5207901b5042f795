"""What happens in the concerns of a town: many children, and one of whom much was written."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from services.concern_intake.domain import events as e
from services.concern_intake.domain.content import ChildById, Details, Observation
from shared.contracts.codes import LeaderCapacity
from shared.identity.actor import Actor, Role
from tests.journeys.scenario import read_scenario
from tests.journeys.town import names_of_the_town

_PEOPLE: Final = names_of_the_town() | dict(read_scenario("background").ids)

AUTHOR: Final = UUID(_PEOPLE["kari"])
LEADER: Final = UUID(_PEOPLE["berit"])
UNIT: Final = UUID(_PEOPLE["solbakken"])
MUCH_WRITTEN_OF: Final = UUID(_PEOPLE["ada"])
"""The child with about a thousand events, over several concerns."""
ORDINARY: Final = UUID(_PEOPLE["iver"])
"""A child with as many events as most."""
BY: Final = Actor(person_id=AUTHOR, role=Role.EMPLOYEE, unit_id=UNIT)

CONCERNS: Final = 8
EVENTS_IN_EACH: Final = 125
FEWEST, MOST = 10, 30

BEGAN: Final = datetime(2025, 9, 1, 7, tzinfo=UTC)
LASTED: Final = timedelta(days=120)
TODAY: Final = date(2026, 1, 12)


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern: its id, its child, how many events it has, when it was on record (UTC)."""

    id: UUID
    child_id: UUID
    events: int
    recorded_at: datetime


def concerns(events: int) -> Iterator[Concern]:
    """Give the concerns of a town that come to at least so many events, the same each time.

    Those of the child of whom much was written lie among the others; the last one is of the child
    of whom there is as much as of most.
    """
    # Not for secrets: the same town each time.
    chance = random.Random(20260112)
    others = max(events - CONCERNS * EVENTS_IN_EACH - MOST, 0)
    every = max(others // CONCERNS, 1)
    written = 0
    for nth in range(CONCERNS):
        at = BEGAN + LASTED * nth / CONCERNS
        yield Concern(_id(chance), MUCH_WRITTEN_OF, EVENTS_IN_EACH, at)
        while written < every * (nth + 1) and written < others:
            at = BEGAN + LASTED * written / max(others, 1)
            one = Concern(_id(chance), _id(chance), chance.randint(FEWEST, MOST), at)
            written += one.events
            yield one
    yield Concern(_id(chance), ORDINARY, MOST, BEGAN + LASTED)


def _id(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def story(concern: Concern) -> Sequence[e.ConcernEvent]:
    """Tell a concern from its registration to its end."""
    seen = Observation(what="sat alone by the window and did not answer when asked", on=TODAY)
    said = Details(what_happened="used to run to the others, and now waits to be fetched")
    more = e.ConcernAddedTo(details=said, observations=(seen,))
    return [
        e.ConcernRegistered(
            author_id=AUTHOR,
            unit_id=UNIT,
            registered_on=TODAY,
            child=ChildById(child_id=concern.child_id),
            observations=(seen,),
            details=said,
        ),
        *_shared(),
        *[more] * (concern.events - 4),
        e.ConcernClosed(
            author_id=AUTHOR,
            leader_id=LEADER,
            reason="It was one bad week, and all is as it was before",
            who_was_told="Lise and Tor, on the telephone",
            closed_on=TODAY,
        ),
    ]


def _shared() -> Iterator[e.ConcernEvent]:
    yield e.SharedWithLeader(
        author_id=AUTHOR,
        unit_id=UNIT,
        leader_id=LEADER,
        capacity=LeaderCapacity.NEAREST,
        shared_on=TODAY,
    )
    yield e.ConcernAcknowledged(leader_id=LEADER, acknowledged_on=TODAY)
