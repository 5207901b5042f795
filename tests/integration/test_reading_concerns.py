"""Reading concerns: on record, marked in an emergency, and never in the way of reporting one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from services.concern_intake.main import SERVICE
from shared.contracts.directory import EmergencyAccessOpenedV1, GuardianGrantedAccessV1
from shared.identity.actor import Actor, Role
from shared.service.reading.child_read import ChildRead
from tests.eventually import eventually
from tests.integration.intake_people import (
    ALL_IS_WELL,
    DETAILS,
    ELSEWHERE,
    FOLLOW_UP,
    GUARDIAN,
    LONG_AGO,
    MONDAY,
    NOOR,
    OWN_VIEW,
    SHARE,
    THE_DIRECTORY_SAYS,
    THREE_THINGS,
    a_concern,
    done,
    post,
    talk,
    told,
)
from tests.integration.serving import Served, serving
from tests.integration.telling import tell
from tests.real_parts import RealBus, RealDatabase
from tests.rules.concern_intake.people import ADA, BERIT, KARI, LISE, OLE_COLLEAGUE, SOLBAKKEN, TOR

pytestmark = pytest.mark.integration

TODAY = date(2026, 1, 12)
OFFICER = Actor(person_id=UUID(int=88), role=Role.DATA_PROTECTION_OFFICER)
EMERGENCY = EmergencyAccessOpenedV1(
    child_id=ADA,
    emergency_id=UUID(int=77),
    employee_id=ELSEWHERE.person_id,
    opened_at=MONDAY,
    until=MONDAY + timedelta(minutes=60),
)
LISE_MAY_READ = GuardianGrantedAccessV1(child_id=ADA, guardian_id=LISE, starts_on=LONG_AGO)
NOT_SAFE = ALL_IS_WELL | {"violence": "yes"}

A_LOG_THAT_TAKES_NO_READINGS = """
CREATE FUNCTION no_readings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'no readings'; END $$;
CREATE TRIGGER no_readings BEFORE INSERT ON stored_events FOR EACH ROW
WHEN (NEW.topic = 'reading.child-read') EXECUTE FUNCTION no_readings();
"""


@pytest.fixture
def served(database: RealDatabase, nats: RealBus) -> Iterator[Served]:
    with serving(SERVICE, database, nats, now=MONDAY) as served:
        tell(nats, *THE_DIRECTORY_SAYS, post(KARI.person_id))
        eventually(lambda: served.desk.known.works_in(KARI.person_id, SOLBAKKEN, TODAY))
        eventually(lambda: not served.desk.known.protected([ADA, NOOR], TODAY))
        yield served


def readings(served: Served, by: Actor) -> list[ChildRead]:
    return [
        one.event
        for one in served.desk.store.after(0, 10_000)
        if isinstance(one.event, ChildRead) and one.by.person_id == by.person_id
    ]


def refuse_readings(database: RealDatabase) -> None:
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute(A_LOG_THAT_TAKES_NO_READINGS)


def followed_up(served: Served) -> str:
    concern = a_concern(served, KARI, details=DETAILS)
    done(served.post(f"{concern}/share-with-leader", KARI))
    done(served.post(f"{concern}/acknowledge", BERIT, {"next_step": "share-with-guardians"}))
    done(served.post(f"{concern}/sharing-decision", BERIT, SHARE))
    done(served.post(f"{concern}/talks", KARI, talk(told(LISE), told(TOR, "not-reached"))))
    done(served.post(f"{concern}/own-view", KARI, OWN_VIEW))
    done(served.post(f"{concern}/follow-up", BERIT, FOLLOW_UP))
    return concern


def in_an_emergency(served: Served, nats: RealBus) -> None:
    tell(nats, EMERGENCY)
    now = served.desk.clock.now
    eventually(lambda: served.desk.known.has_emergency_access(ELSEWHERE.person_id, ADA, now()))


def test_a_concern_and_every_hit_in_a_list_are_on_record(served: Served) -> None:
    concern = a_concern(served, KARI)
    done(served.get(concern, KARI))
    eventually(lambda: done(served.get("/me/concerns", KARI))["concerns"])
    assert [(read.page, read.child_id) for read in readings(served, KARI)] == [
        ("concern", ADA),
        ("own-concerns", ADA),
    ]
    assert {f"/concerns/{read.subject_id}" for read in readings(served, KARI)} == {concern}


def test_the_trail_is_on_record_for_each_concern_it_tells_of(served: Served) -> None:
    concern = a_concern(served, KARI)
    eventually(lambda: done(served.get(f"/children/{ADA}/trail", KARI))["lines"])
    read = readings(served, KARI)[-1]
    assert (read.page, f"/concerns/{read.subject_id}") == ("trail", concern)
    assert done(served.get(f"/children/{ADA}/trail", OLE_COLLEAGUE))["lines"] == []
    assert readings(served, OLE_COLLEAGUE) == []


def test_reporting_and_the_page_of_immediate_help_need_no_read_log_and_no_bus(
    served: Served, database: RealDatabase
) -> None:
    refuse_readings(database)
    concern = a_concern(served, KARI)
    assert served.get(concern, KARI).status_code == 503
    with serving(SERVICE, database, None, now=MONDAY) as alone:
        again = {"Idempotency-Key": "one-concern"}
        first, second = (alone.post("/concerns", KARI, THREE_THINGS, **again) for _ in range(2))
        assert (first.status_code, second.status_code) == (201, 201)
        assert first.json() == second.json()
        assert done(alone.get("/immediate-help", KARI))["steps"]
        assert alone.get(first.headers["Location"], KARI).status_code == 503


def test_in_an_emergency_a_concern_that_became_a_case_is_read_and_marked(
    served: Served, nats: RealBus
) -> None:
    concern = followed_up(served)
    assert served.get(concern, ELSEWHERE).status_code == 404
    in_an_emergency(served, nats)
    page = done(served.get(concern, ELSEWHERE))
    assert page.get("safeguarding") is None
    (read,) = readings(served, ELSEWHERE)
    assert (read.emergency_id, read.purpose) == (EMERGENCY.emergency_id, "emergency")
    assert served.post(f"{concern}/additions", ELSEWHERE, {"details": DETAILS}).status_code == 404


def test_an_emergency_opens_no_concern_that_tells_of_danger(served: Served, nats: RealBus) -> None:
    concern = a_concern(served, KARI, safety=NOT_SAFE)
    in_an_emergency(served, nats)
    nobody = served.get(f"/concerns/{uuid4()}", ELSEWHERE)
    hidden = served.get(concern, ELSEWHERE)
    assert (hidden.status_code, hidden.content) == (404, nobody.content)


def days_told(served: Served) -> set[str]:
    answer = done(served.get(f"/children/{ADA}/readers", GUARDIAN))
    return {day["purpose"] for day in answer["days"]}


def test_a_guardian_learns_nothing_of_a_concern_nobody_has_told_of(
    served: Served, nats: RealBus
) -> None:
    tell(nats, LISE_MAY_READ)
    eventually(lambda: served.desk.known.has_access(LISE, ADA, TODAY))
    done(served.get(a_concern(served, KARI), KARI))
    eventually(lambda: done(served.get(f"/children/{ADA}/readers", OFFICER))["readings"])
    assert days_told(served) == set()
    concern = followed_up(served)
    done(served.get(concern, BERIT))
    eventually(lambda: days_told(served) == {"follow-up"})


def test_a_guardian_never_learns_of_reading_for_the_childs_safety(
    served: Served, nats: RealBus
) -> None:
    tell(nats, LISE_MAY_READ)
    eventually(lambda: served.desk.known.has_access(LISE, ADA, TODAY))
    concern = a_concern(served, KARI, safety=NOT_SAFE)
    done(served.post(f"{concern}/share-with-leader", KARI))
    done(served.get(concern, BERIT))
    assert [read.withheld for read in readings(served, BERIT)] == ["safeguarding"]
    eventually(lambda: done(served.get(f"/children/{ADA}/readers", OFFICER))["readings"])
    assert days_told(served) == set()


def test_a_leader_learns_nothing_of_the_reading_of_a_concern_they_were_not_told_of(
    served: Served,
) -> None:
    done(served.get(a_concern(served, KARI), KARI))
    eventually(lambda: done(served.get(f"/children/{ADA}/readers", OFFICER))["readings"])
    told_of = done(served.get(f"/children/{ADA}/readers", BERIT))["readings"]
    assert "concern" not in {each["about"] for each in told_of}
