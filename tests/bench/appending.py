"""Figure 3: what it costs to add to a long case, held against a short one."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID, uuid4

from services.case_coordination.adapters.store import CASES
from services.case_coordination.domain.commands import MakeConcernConcrete, OpenCase
from services.case_coordination.domain.people import PeopleAround
from services.case_coordination.domain.states import CaseState
from services.case_coordination.main import SERVICE
from shared.contracts.codes import CaseLevel
from shared.eventing.recorded import Cause
from shared.eventing.store import Store
from shared.identity.actor import Actor, Role
from tests.bench.figures import Figure, Measured, at_most, middle, ratios
from tests.bench.stand import Stand

LONG: Final = 2_000
SHORT: Final = 20
ROUNDS: Final = 7
PAIRS: Final = 25
"""Appends to each in a round, one to the long case and one to the short, by turns."""

TODAY: Final = date(2026, 1, 12)
NOW: Final = datetime(2026, 1, 12, 9, tzinfo=UTC)
LEADER: Final = UUID("0a1b9f0e-5a54-4a0e-9a0b-7f3a6f2d00b1")
BY: Final = Actor(person_id=LEADER, role=Role.EMPLOYEE)
PEOPLE: Final = PeopleAround(leader_id=LEADER)

MANNER: Final = (
    "The same command to a real case by turns, in memory as after the command before it. Cold: the "
    "first append of a process, which reads the whole case."
)


def measure(stand: Stand) -> Measured:
    """Append to both by turns in rounds, and take the middle of the rounds' ratios."""
    with stand.own("bench_cases", SERVICE) as own:
        long, short = case_of(own.store, LONG), case_of(own.store, SHORT)
        cold = [_cold(own.store, case) for case in (long, short)]
        took = [_round(own.store, long, short) for _ in range(ROUNDS)]
    longs, shorts = zip(*took, strict=True)
    return Measured(
        [
            Figure(
                "append_2000_vs_20",
                middle(ratios(longs, shorts)),
                "cost of one more event on 2,000 against on 20, warm",
                at_most(1.5),
            )
        ],
        {
            "append_2000_ms": middle(longs) * 1000,
            "append_20_ms": middle(shorts) * 1000,
            "append_2000_cold_ms": cold[0] * 1000,
            "append_20_cold_ms": cold[1] * 1000,
        },
        MANNER,
    )


def _round(store: Store, long: UUID, short: UUID) -> tuple[float, float]:
    pairs = [
        (_seconds(_append, store, long), _seconds(_append, store, short)) for _ in range(PAIRS)
    ]
    longs, shorts = zip(*pairs, strict=True)
    return middle(longs), middle(shorts)


def _cold(store: Store, case: UUID) -> float:
    fresh = Store(store.record, store.kinds, store.writer)
    return _seconds(_append, fresh, case)


def case_of(store: Store, events: int) -> UUID:
    """Open a case and append to it; gives its id."""
    case = uuid4()
    store.handle(CASES, case, _open, cause=Cause("bench"))
    for _ in range(events - 1):
        _append(store, case)
    return case


def _append(store: Store, case: UUID) -> None:
    store.handle(CASES, case, _make_concrete, cause=Cause("bench"))


def _open(_: CaseState) -> OpenCase:
    return OpenCase(
        by=BY,
        now=NOW,
        today=TODAY,
        people=PEOPLE,
        concern_id=uuid4(),
        child_id=uuid4(),
        unit_id=uuid4(),
        author_id=LEADER,
        level=CaseLevel.OWN_UNIT,
        guardians_told=(),
        arisen_on=None,
        registered_on=TODAY,
        leader_told_on=TODAY,
        guardians_told_on=None,
        decided_on=TODAY,
    )


def _make_concrete(_: CaseState) -> MakeConcernConcrete:
    return MakeConcernConcrete(
        by=BY,
        now=NOW,
        today=TODAY,
        people=PEOPLE,
        concern="She does not take part in the mornings, and waits at the window",
        assessments=("observe three mornings",),
        possible_measures=("a fixed adult at the door",),
    )


def _seconds(do: Callable[[Store, UUID], None], store: Store, case: UUID) -> float:
    began = time.perf_counter()
    do(store, case)
    return time.perf_counter() - began
