"""What directory and case coordination have told before Ada's plan is evaluated."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from shared.contracts.case_coordination import PlanAgreedV1, Voice
from shared.contracts.codes import ConfidentialityRegime, Ownership, UnitKind
from shared.contracts.contract import Contract
from shared.contracts.directory import (
    ChildPlacedV1,
    GuardianGrantedAccessV1,
    GuardianRelatedV1,
    PostHeldV1,
    UnitDescribedV1,
)
from tests.integration.serving import Served
from tests.rules.evaluation_scheduling import people as p

KARI, BERIT, JORUNN, MONA, EVEN = map(p.employee, (p.KARI, p.BERIT, p.JORUNN, p.MONA, p.EVEN))
LISE, TOR = p.guardian(p.LISE), p.guardian(p.TOR)
LONG_AGO: Final = date(2024, 8, 1)


def who_is_who() -> tuple[Contract, ...]:
    return (
        UnitDescribedV1(
            unit_id=p.SOLBAKKEN,
            kind=UnitKind.KINDERGARTEN,
            ownership=Ownership.PUBLIC,
            regime=ConfidentialityRegime.ADMIN,
            leader_id=p.BERIT,
            deputy_id=p.SISSEL,
            next_leader_ids=(p.JORUNN,),
        ),
        *(
            PostHeldV1(employee_id=someone, unit_id=p.SOLBAKKEN, starts_on=LONG_AGO)
            for someone in (p.KARI, p.BERIT, p.SISSEL, p.MONA, p.EVEN)
        ),
        ChildPlacedV1(child_id=p.ADA, unit_id=p.SOLBAKKEN, starts_on=LONG_AGO, age=4),
        *(related(guardian) for guardian in (p.LISE, p.TOR)),
        *(granted(guardian) for guardian in (p.LISE, p.TOR)),
    )


def left(employee: UUID) -> PostHeldV1:
    return PostHeldV1(
        employee_id=employee,
        unit_id=p.SOLBAKKEN,
        starts_on=LONG_AGO,
        ends_on=date(2026, 3, 3),
    )


def related(guardian: UUID) -> GuardianRelatedV1:
    return GuardianRelatedV1(
        child_id=p.ADA, guardian_id=guardian, has_parental_responsibility=True, starts_on=LONG_AGO
    )


def granted(guardian: UUID) -> GuardianGrantedAccessV1:
    return GuardianGrantedAccessV1(child_id=p.ADA, guardian_id=guardian, starts_on=LONG_AGO)


def plan_agreed(
    on: date = p.PLANNED, due_on: date = p.DUE, version: int = 1, lead: UUID = p.KARI
) -> PlanAgreedV1:
    return PlanAgreedV1(
        case_id=p.CASE,
        child_id=p.ADA,
        unit_id=p.SOLBAKKEN,
        plan_version=version,
        goal_ids=(p.PLAY, p.SLEEP),
        evaluation_on=due_on,
        agreed_on=on,
        lead_id=lead,
        leader_id=p.BERIT,
        service_manager_id=p.JORUNN,
        voices=tuple(Voice(person_id=one.person_id, kind=one.kind) for one in p.VOICES),
    )


def path(step: str = "", evaluation_id: UUID = p.FIRST) -> str:
    return f"/evaluations/{evaluation_id}{'/' if step else ''}{step}"


def names(served: Served) -> list[str]:
    """Name everything on record, without what is known of who is who."""
    recorded = served.desk.store.after(0, 10_000)
    return [one.name for one in recorded if one.kind == "evaluation"]
