"""What a day brings by itself: midnight of a birthday on the training clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.directory.domain.child.events import ChildTurned, GuardianAccessEnded
from services.directory.domain.codes import AccessEndedBecause
from services.directory.main import SERVICE
from tests.eventually import eventually
from tests.integration.directory_people import (
    BOTH_CHECKS,
    FATHER,
    LEADER,
    REGISTRAR,
    TOR,
    child,
    done,
    enter_solbakken,
    relation,
)
from tests.integration.serving import Served, serving
from tests.real_parts import RealBus, RealDatabase

pytestmark = pytest.mark.integration

MARIT = UUID("20000000-0000-4000-8000-000000000003")
TWO_MINUTES_TO_MIDNIGHT = datetime(2026, 2, 28, 22, 58, tzinfo=UTC)


def told(served: Served, kind: type) -> list[object]:
    recorded = served.desk.store.after(0, 10_000)
    return [one.event for one in recorded if isinstance(one.event, kind)]


@pytest.mark.requirement("B52")
def test_at_midnight_of_the_eighteenth_birthday_the_guardians_access_ends(
    database: RealDatabase, nats: RealBus
) -> None:
    with serving(SERVICE, database, nats, now=TWO_MINUTES_TO_MIDNIGHT, speed=10) as served:
        enter_solbakken(served)
        done(served.put(f"/children/{MARIT}", REGISTRAR, child("Marit Dahl", "2008-03-01")))
        guardian = f"/children/{MARIT}/guardians/{TOR}"
        done(served.put(guardian, REGISTRAR, relation(starts_on="2008-03-01")))
        path = f"{guardian}/access"
        eventually(lambda: done(served.post(path, LEADER, BOTH_CHECKS)))
        assert served.get(f"/children/{MARIT}", FATHER).status_code == 200
        (turned,) = eventually(
            lambda: [
                event
                for event in told(served, ChildTurned)
                if isinstance(event, ChildTurned) and event.child_id == MARIT
            ]
        )
        assert (turned.age, turned.on) == (18, date(2026, 3, 1))
        (ended,) = told(served, GuardianAccessEnded)
        assert isinstance(ended, GuardianAccessEnded)
        assert ended.because is AccessEndedBecause.OF_AGE
        assert served.get(f"/children/{MARIT}", FATHER).status_code == 404
