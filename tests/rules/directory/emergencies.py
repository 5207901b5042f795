"""Emergency access as people ask for it."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from services.directory.domain.emergency.commands import Around, OpenEmergencyAccess
from services.directory.domain.emergency.decisions import emergency_decider
from services.directory.domain.emergency.events import EmergencyAccessOpened
from shared.identity.actor import Actor
from tests.rules.directory.people import ADA, BERIT, COLLEAGUE, INGRID, MAGNE, NOW, TODAY
from tests.spec import Spec

EMERGENCY = UUID("60000000-0000-4000-8000-000000000001")
OLAV = UUID("10000000-0000-4000-8000-000000000007")
IN_AN_HOUR = datetime(2026, 1, 19, 10, tzinfo=UTC)
WHY = "The mother calls: Ada is ill, and nobody of her group is here."

AROUND_ADA = Around(
    is_protected=False,
    strangers=frozenset(),
    leaders=(BERIT, INGRID, MAGNE),
    officers=frozenset({OLAV}),
)

given_emergency = Spec(emergency_decider)


def open_access(
    by: Actor = COLLEAGUE, *, around: Around = AROUND_ADA, is_at_work: bool = True
) -> OpenEmergencyAccess:
    return OpenEmergencyAccess(
        by=by,
        now=NOW,
        today=TODAY,
        emergency_id=EMERGENCY,
        child_id=ADA,
        reason=WHY,
        until=IN_AN_HOUR,
        is_at_work=is_at_work,
        around=around,
    )


def opened(
    by: Actor = COLLEAGUE, tells: tuple[UUID, ...] = (OLAV, BERIT), reason: str = WHY
) -> EmergencyAccessOpened:
    return EmergencyAccessOpened(
        emergency_id=EMERGENCY,
        child_id=ADA,
        employee_id=by.person_id,
        opened_at=NOW,
        until=IN_AN_HOUR,
        reason=reason,
        tells=tells,
    )
