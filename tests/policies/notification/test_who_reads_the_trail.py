"""Who was told of what in a case is read by those who work with it, and by nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from services.notification.adapters.trail import may_read
from services.notification.domain.codes import Audience, Happening
from services.notification.domain.matter.matter import Matter
from services.notification.domain.message.message import PlacedMessage
from services.notification.domain.waiting import LeadIs, Place
from services.notification.policies.what_is_learned import what_is_learned
from shared.contracts.codes import ConfidentialityRegime, Ownership, UnitKind
from shared.contracts.contract import Contract
from shared.contracts.directory import ChildPlacedV1, PostHeldV1, UnitDescribedV1
from shared.service.trail import Reader
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho
from tests.policies.notification import facts
from tests.rules.notification.people import (
    ADA,
    BERIT,
    KARI,
    MONDAY,
    OLA,
    RAGNHILD,
    SOLBAKKEN,
    employee,
)

FURUHEIM: Final = UUID("00000000-0000-4000-8000-000000000051")
LONG_AGO: Final = date(2025, 8, 18)
AT: Final = Place(context="case-coordination", sequence=1)
CASE_OF_ADA: Final = Matter(
    happened=frozenset({Happening.CASE_OPENED}),
    marks=frozenset({LeadIs(at=AT, person_id=KARI)}),
).having_learned(what_is_learned(facts.opened))
CONCERN_OF_ADA: Final = Matter().having_learned(what_is_learned(facts.follow_up))


def unit(unit_id: UUID, leader: UUID) -> UnitDescribedV1:
    return UnitDescribedV1(
        unit_id=unit_id,
        kind=UnitKind.KINDERGARTEN,
        ownership=Ownership.PUBLIC,
        regime=ConfidentialityRegime.ADMIN,
        leader_id=leader,
        next_leader_ids=(RAGNHILD,),
    )


def ada_in(unit_id: UUID, since: date = LONG_AGO) -> ChildPlacedV1:
    return ChildPlacedV1(child_id=ADA, unit_id=unit_id, starts_on=since, age=3)


def kari_works(until: date | None = None) -> PostHeldV1:
    return PostHeldV1(employee_id=KARI, unit_id=SOLBAKKEN, starts_on=LONG_AGO, ends_on=until)


def readers(matter: Matter, *more: Contract) -> set[UUID]:
    told = (unit(SOLBAKKEN, BERIT), unit(FURUHEIM, OLA), ada_in(SOLBAKKEN), kari_works(), *more)
    known = WhoIsWho(RowsInMemory().hear(*told))
    people = (KARI, BERIT, OLA, RAGNHILD)
    return {who for who in people if may_read(matter, Reader(employee(who), MONDAY, known))}


def test_lead_and_leader_read_whom_a_case_was_told_to() -> None:
    assert readers(CASE_OF_ADA) == {KARI, BERIT}


def test_a_child_that_moves_takes_nothing_along_to_the_leader_of_its_new_unit() -> None:
    moved = ada_in(FURUHEIM, since=date(2026, 1, 12))
    assert readers(CASE_OF_ADA, moved) == {KARI, BERIT}


def test_a_lead_who_has_left_the_unit_reads_no_more() -> None:
    assert readers(CASE_OF_ADA, kari_works(until=date(2026, 1, 16))) == {BERIT}


def test_of_a_concern_only_a_leader_who_was_told_reads() -> None:
    assert readers(CONCERN_OF_ADA) == set()
    told = PlacedMessage(BERIT, Audience.LEADER, Happening.CONCERN_SHARED_WITH_LEADER)
    assert readers(replace(CONCERN_OF_ADA, messages={UUID(int=1): told})) == {BERIT}
