"""What emergency access opens of a case and its evaluations: what a colleague sees, for reading."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.case_coordination.adapters.store import case_of
from services.case_coordination.main import SERVICE as CASES
from services.evaluation_scheduling.main import SERVICE as EVALUATIONS
from shared.contracts.codes import AddressProtection, CaseLevel
from shared.contracts.concern_intake import FollowUpDecidedV1
from shared.contracts.directory import (
    AddressProtectionChangedV1,
    ConflictOfInterestChangedV1,
    EmergencyAccessOpenedV1,
)
from shared.identity.actor import Actor, Role
from shared.service.reading.child_read import ChildRead
from tests.eventually import eventually
from tests.integration.evaluation_people import plan_agreed, who_is_who
from tests.integration.serving import Served, serving
from tests.integration.telling import tell
from tests.real_parts import RealBus, RealDatabase
from tests.rules.case_coordination.people import ADA, BERIT, CONCERN, KARI, LISE, SOLBAKKEN
from tests.rules.case_coordination.solbakken import LONG_AGO, TOLD
from tests.rules.evaluation_scheduling import people as p

pytestmark = pytest.mark.integration

NOON = datetime(2026, 1, 21, 12, tzinfo=UTC)
CASE = case_of(CONCERN)
RUNE = Actor(person_id=UUID(int=55), role=Role.EMPLOYEE)
AS_A_GUARDIAN = RUNE.model_copy(update={"role": Role.GUARDIAN})


def opened(child_id: UUID, at: datetime) -> EmergencyAccessOpenedV1:
    return EmergencyAccessOpenedV1(
        child_id=child_id,
        emergency_id=UUID(int=77),
        employee_id=RUNE.person_id,
        opened_at=at,
        until=at + timedelta(minutes=60),
    )


def unprotected(child_id: UUID) -> AddressProtectionChangedV1:
    return AddressProtectionChangedV1(
        person_id=child_id, protection=AddressProtection.NONE, starts_on=LONG_AGO
    )


def readings(served: Served) -> list[ChildRead]:
    return [
        one.event
        for one in served.desk.store.after(0, 10_000)
        if isinstance(one.event, ChildRead) and one.by.person_id == RUNE.person_id
    ]


def test_a_case(database: RealDatabase, nats: RealBus) -> None:
    decided = FollowUpDecidedV1(
        concern_id=CONCERN,
        child_id=ADA,
        unit_id=SOLBAKKEN,
        author_id=KARI,
        leader_id=BERIT,
        level=CaseLevel.OWN_UNIT,
        guardians_told=(LISE,),
        guardians_not_told=(),
        registered_on=NOON.date(),
        leader_told_on=NOON.date(),
        guardians_told_on=NOON.date(),
        decided_on=NOON.date(),
    )
    path = f"/cases/{CASE}"
    with serving(CASES, database, nats, now=NOON) as served:
        tell(nats, *TOLD, unprotected(ADA), decided)
        eventually(lambda: served.get(path, Actor(person_id=BERIT, role=Role.EMPLOYEE)).is_success)
        assert served.get(path, RUNE).status_code == 404
        tell(nats, opened(ADA, NOON))
        eventually(lambda: served.get(path, RUNE).is_success)
        (read,) = readings(served)
        assert (read.subject_id, read.emergency_id) == (CASE, UUID(int=77))
        assert served.get(f"/children/{ADA}/cases", RUNE).json()["cases"]
        assert eventually(lambda: served.get(f"/children/{ADA}/trail", RUNE).json()["lines"])
        assert served.get(path, AS_A_GUARDIAN).status_code == 404
        asked = served.post(f"{path}/ending/decline", RUNE, {"reason": "It goes on."})
        assert asked.status_code == 404
        close = ConflictOfInterestChangedV1(
            employee_id=RUNE.person_id, child_id=ADA, exists=True, starts_on=NOON.date()
        )
        tell(nats, close)
        eventually(lambda: served.get(path, RUNE).status_code == 404)


def test_an_evaluation(database: RealDatabase, nats: RealBus) -> None:
    path = f"/cases/{p.CASE}/evaluations"
    with serving(EVALUATIONS, database, nats, now=NOON) as served:
        tell(nats, *who_is_who(), unprotected(p.ADA), plan_agreed())
        eventually(lambda: served.get(path, p.employee(p.BERIT)).is_success)
        assert served.get(path, RUNE).status_code == 404
        tell(nats, opened(p.ADA, NOON))
        eventually(lambda: served.get(path, RUNE).is_success)
        (evaluation,) = served.get(path, RUNE).json()["evaluations"]
        one = f"/evaluations/{evaluation['evaluation_id']}"
        assert served.get(one, RUNE).is_success
        assert {(read.page, read.emergency_id) for read in readings(served)} == {
            ("evaluations", UUID(int=77)),
            ("evaluation", UUID(int=77)),
        }
        held = {"held_on": "2026-01-21", "how": "in-person", "attended": []}
        assert served.post(f"{one}/hold", RUNE, held).status_code in {404, 422}
        hidden = unprotected(p.ADA).model_copy(
            update={"protection": AddressProtection.STRICT, "starts_on": NOON.date()}
        )
        tell(nats, hidden)
        eventually(lambda: served.get(path, RUNE).status_code == 404)
