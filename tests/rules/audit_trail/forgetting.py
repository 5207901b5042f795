"""The two who forget together, and a child of whom much is on record."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from services.audit_trail.domain import events as e
from services.audit_trail.domain.codes import Because
from services.audit_trail.domain.commands import (
    ApproveErasure,
    LiftHold,
    OnRecord,
    ProposeErasure,
    SetHold,
)
from services.audit_trail.domain.decider import forgetting_decider
from services.audit_trail.domain.documents import Covered, Document
from services.audit_trail.domain.retention import Place, RetentionRule
from shared.identity.actor import Actor, Role
from tests.spec import Spec

given = Spec(forgetting_decider)

NOON: Final = datetime(2026, 6, 15, 10, 0, tzinfo=UTC)
TODAY: Final = date(2026, 6, 15)

SOLBAKKEN: Final = UUID(int=1)
GRANLI: Final = UUID(int=2)
ARCHIVE: Final = UUID(int=3)

ELI: Final = Actor(person_id=UUID(int=11), role=Role.ARCHIVIST)
OLAV: Final = Actor(person_id=UUID(int=12), role=Role.DATA_PROTECTION_OFFICER)
OLA: Final = Actor(person_id=UUID(int=13), role=Role.DATA_PROTECTION_OFFICER)
BERIT: Final = Actor(person_id=UUID(int=14), role=Role.EMPLOYEE)
KARI: Final = Actor(person_id=UUID(int=15), role=Role.EMPLOYEE)

ERASURE: Final = UUID(int=21)
HOLD: Final = UUID(int=22)

CASE: Final = Covered(service="case-coordination", kind="case", subject_id=UUID(int=31))
CONCERN: Final = Covered(service="concern-intake", kind="concern", subject_id=UUID(int=32))
ELSES: Final = Covered(service="concern-intake", kind="concern", subject_id=UUID(int=33))

A_CASE: Final = Document(
    covered=CASE,
    last={
        "case.opened": date(2013, 2, 4),
        "case.closed": date(2015, 6, 15),
        "case.closing-note-filed": date(2015, 6, 20),
    },
)
A_CONCERN: Final = Document(covered=CONCERN, last={"concern.registered": date(2013, 1, 10)})
DOCUMENTS: Final = (A_CASE, A_CONCERN)

OF_CASES: Final = RetentionRule(
    rule="cases",
    kind="case-coordination/case",
    after="case-coordination/case.closed",
    years=10,
    source="an invented decision of an invented council",
)
OF_CONCERNS: Final = OF_CASES.model_copy(
    update={"rule": "concerns", "kind": "concern-intake/concern"}
)
RULES: Final = (OF_CASES, OF_CONCERNS)
HERE: Final = Place(municipality="no9999", profile="NO")

KEYS: Final = e.Keys(of_the_child=(UUID(int=41),))
STREAM: Final = e.Keys(of_streams=(UUID(int=42),))

IN_SOLBAKKEN: Final = e.UnitNoted(unit_id=SOLBAKKEN)


def on_record(units: Collection[UUID] = (ARCHIVE,), **fields: Any) -> OnRecord:
    usual: dict[str, Any] = {
        "today": TODAY,
        "documents": DOCUMENTS,
        "rules": RULES,
        "place": HERE,
    }
    return OnRecord(**{**usual, **fields}, units=frozenset(units))


def propose(
    by: Actor = ELI,
    because: Because = Because.TIME_IS_OVER,
    covers: Covered | None = None,
    known: OnRecord | None = None,
) -> ProposeErasure:
    return ProposeErasure(
        by=by,
        now=NOON,
        erasure_id=ERASURE,
        because=because,
        covers=covers,
        known=known or on_record(),
    )


def approve(by: Actor = OLAV, known: OnRecord | None = None, keys: e.Keys = KEYS) -> ApproveErasure:
    return ApproveErasure(
        by=by, now=NOON, erasure_id=ERASURE, known=known or on_record(), keys=keys
    )


def proposed(
    because: Because = Because.TIME_IS_OVER,
    covers: Covered | None = None,
    units: tuple[UUID, ...] = (ARCHIVE,),
) -> e.ErasureProposed:
    return e.ErasureProposed(
        erasure_id=ERASURE,
        because=because,
        covers=covers,
        proposed_by=ELI.person_id,
        role=ELI.role,
        units=units,
    )


def approved() -> e.ErasureApproved:
    return e.ErasureApproved(
        erasure_id=ERASURE,
        because=Because.TIME_IS_OVER,
        rules=("cases", "concerns"),
        kept_until=date(2025, 6, 15),
        proposed_by=ELI.person_id,
        approved_by=OLAV.person_id,
        keys=KEYS,
    )


def hold(by: Actor) -> SetHold:
    leaders = frozenset({BERIT.person_id})
    return SetHold(by=by, now=NOON, hold_id=HOLD, reason="A complaint is heard", leaders=leaders)


def lift(by: Actor) -> LiftHold:
    leaders = frozenset({BERIT.person_id})
    return LiftHold(by=by, now=NOON, hold_id=HOLD, reason="It was settled", leaders=leaders)


HELD: Final = e.HoldSet(hold_id=HOLD, reason="A complaint is heard")
LIFTED: Final = e.HoldLifted(hold_id=HOLD, reason="It was settled")
CARRIED_OUT: Final = e.ErasureCarriedOut(erasure_id=ERASURE)
