"""Who has read about a child: on record before anything is shown, in the directory's own doors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from services.directory.domain.emergency.events import EmergencyAccessOpened
from services.directory.main import SERVICE
from shared.identity.actor import Actor, Role
from shared.service.reading.child_read import ChildRead
from tests.eventually import eventually
from tests.integration.directory_people import (
    ADA,
    BERIT,
    BOTH_CHECKS,
    ELSEWHERE,
    EMPLOYEE,
    FATHER,
    FURUHEIM,
    INGRID,
    KARI,
    LEADER,
    LISE,
    MONDAY,
    MOTHER,
    NEXT_LEADER,
    OLA,
    REGISTRAR,
    SOLBAKKEN,
    done,
    enter_solbakken,
    post,
)
from tests.integration.serving import Served, serving
from tests.real_parts import RealBus, RealDatabase

pytestmark = pytest.mark.integration

OLAV = UUID("10000000-0000-4000-8000-000000000008")
OFFICER = Actor(person_id=OLAV, role=Role.DATA_PROTECTION_OFFICER)
WHY = {"reason": "Ada is ill, and nobody of her group is here."}
EMERGENCY = f"/children/{ADA}/emergency-access"


@pytest.fixture
def served(database: RealDatabase, nats: RealBus) -> Iterator[Served]:
    with serving(SERVICE, database, nats, now=MONDAY) as served:
        enter_solbakken(served)
        officer = post("Olav Nes", FURUHEIM) | {"position": "data-protection-officer"}
        done(served.put(f"/employees/{OLAV}", REGISTRAR, officer))
        eventually(lambda: served.desk.known.is_employed(OLAV, MONDAY.date()))
        eventually(lambda: served.desk.known.posts(OLA, MONDAY.date()))
        eventually(lambda: served.get(f"/children/{ADA}/conflicts", LEADER).status_code == 200)
        yield served


def readings(served: Served, by: Actor) -> list[tuple[str, ChildRead]]:
    return [
        (one.by.role, one.event)
        for one in served.desk.store.after(0, 10_000)
        if isinstance(one.event, ChildRead) and one.by.person_id == by.person_id
    ]


def pages(served: Served, by: Actor) -> list[str]:
    return [read.page.value for _, read in readings(served, by)]


def listed(served: Served, by: Actor) -> list[dict[str, str]]:
    found: list[dict[str, str]] = done(served.get(f"/children/{ADA}/readers", by)).json()[
        "readings"
    ]
    return found


def let_the_mother_in(served: Served) -> None:
    done(served.post(f"/children/{ADA}/guardians/{LISE}/access", LEADER, BOTH_CHECKS))
    eventually(lambda: served.desk.known.has_access(LISE, ADA, MONDAY.date()))


def nothing(answer: httpx.Response) -> tuple[int, bytes]:
    return answer.status_code, answer.content


def unknown(served: Served, by: Actor) -> tuple[int, bytes]:
    return nothing(served.get(f"/children/{uuid4()}", by))


def test_a_page_is_on_record_before_it_is_shown(served: Served) -> None:
    done(served.get(f"/children/{ADA}", EMPLOYEE))
    ((role, read),) = readings(served, EMPLOYEE)
    assert role == Role.EMPLOYEE
    assert (read.child_id, read.page, read.purpose) == (ADA, "child", "follow-up")
    assert read.withheld is None


def test_reading_a_page_again_within_a_minute_is_one_entry(served: Served) -> None:
    first, second = (done(served.get(f"/children/{ADA}", EMPLOYEE)) for _ in range(2))
    assert first.content == second.content
    assert pages(served, EMPLOYEE) == ["child"]
    done(served.get(f"/children/{ADA}/guardians", EMPLOYEE))
    assert pages(served, EMPLOYEE) == ["child", "guardians"]


def test_every_hit_of_a_search_is_an_entry_and_what_is_not_found_is_none(served: Served) -> None:
    found = done(served.get(f"/units/{SOLBAKKEN}/children", EMPLOYEE)).json()["children"]
    read = readings(served, EMPLOYEE)
    assert {str(one.child_id) for _, one in read} == {each["child_id"] for each in found}
    assert {one.page for _, one in read} == {"child-search"}
    done(served.get(f"/units/{SOLBAKKEN}/children?name=nobody", NEXT_LEADER))
    assert readings(served, NEXT_LEADER) == []


def test_what_is_not_shown_is_not_read(served: Served) -> None:
    assert served.get(f"/children/{ADA}", ELSEWHERE).status_code == 404
    assert readings(served, ELSEWHERE) == []


def test_asking_for_what_is_so_already_shows_a_page_and_is_a_reading(served: Served) -> None:
    as_it_is = {"protection": "none"}
    done(served.put(f"/children/{ADA}/protection", REGISTRAR, as_it_is))
    done(served.put(f"/children/{ADA}/protection", REGISTRAR, as_it_is))
    assert pages(served, REGISTRAR) == ["answer"]
    done(served.put(f"/children/{ADA}/protection", REGISTRAR, {"protection": "strict"}))
    assert pages(served, REGISTRAR) == ["answer"]


def test_the_client_says_for_what(served: Served) -> None:
    done(served.get(f"/children/{ADA}", EMPLOYEE, **{"Stafett-Purpose": "answering-access"}))
    assert [read.purpose for _, read in readings(served, EMPLOYEE)] == ["answering-access"]


@pytest.mark.parametrize("said", ["curiosity", "emergency", "own-child", "supervision"])
def test_a_purpose_off_the_list_or_of_another_role_is_refused(served: Served, said: str) -> None:
    answer = served.get(f"/children/{ADA}", EMPLOYEE, **{"Stafett-Purpose": said})
    assert (answer.status_code, answer.json()["type"]) == (
        422,
        "urn:stafett:problem:purpose-not-known",
    )
    assert readings(served, EMPLOYEE) == []


def test_no_read_log_no_answer(served: Served, database: RealDatabase) -> None:
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute(f'REVOKE INSERT ON stored_events FROM "{database.runtime}"'.encode())
        owner.execute(
            "REVOKE INSERT (originator_id, originator_version, topic, state, mac) "
            f'ON stored_events FROM "{database.runtime}"'.encode()
        )
    answer = served.get(f"/children/{ADA}", EMPLOYEE)
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert answer.json()["type"] == "urn:stafett:problem:no-read-log"
    assert "Ada" not in answer.text
    assert served.get(f"/units/{SOLBAKKEN}/children", EMPLOYEE).status_code == 503
    assert served.get("/units", EMPLOYEE).status_code == 200


def test_leader_and_officer_are_told_who_has_read_and_a_colleague_is_not(served: Served) -> None:
    done(served.get(f"/children/{ADA}", EMPLOYEE))
    row = eventually(lambda: next(row for row in listed(served, LEADER) if row["page"] == "child"))
    assert (row["reader_id"], row["unit_id"]) == (str(KARI), str(SOLBAKKEN))
    assert row in listed(served, OFFICER)
    assert nothing(served.get(f"/children/{ADA}/readers", EMPLOYEE)) == unknown(served, EMPLOYEE)
    eventually(lambda: "readers" in {row["page"] for row in listed(served, OFFICER)})


def test_a_guardian_is_told_on_which_days_and_for_what_and_not_how_often(served: Served) -> None:
    let_the_mother_in(served)
    for path in ("", "/guardians"):
        done(served.get(f"/children/{ADA}{path}", EMPLOYEE))
        done(served.get(f"/children/{ADA}{path}", NEXT_LEADER))
    once = {"day": "2026-01-19", "service": "directory", "purpose": "follow-up", "reader_ids": []}

    def is_told() -> bool:
        days = served.get(f"/children/{ADA}/readers", MOTHER).json().get("days", [])
        return [day for day in days if day["purpose"] == "follow-up"] == [once]

    eventually(is_told)
    assert served.get(f"/children/{ADA}/readers", FATHER).status_code == 404


def test_reading_for_a_childs_safety_is_never_told_to_the_family(served: Served) -> None:
    let_the_mother_in(served)
    done(served.get(f"/children/{ADA}/guardians", EMPLOYEE, **{"Stafett-Purpose": "safeguarding"}))
    eventually(lambda: "safeguarding" in {row["purpose"] for row in listed(served, OFFICER)})
    days = done(served.get(f"/children/{ADA}/readers", MOTHER)).json()["days"]
    assert "safeguarding" not in {day["purpose"] for day in days}


def test_the_reading_of_a_protected_child_is_never_told_to_the_family(served: Served) -> None:
    let_the_mother_in(served)
    done(served.put(f"/children/{ADA}/protection", REGISTRAR, {"protection": "strict"}))
    eventually(lambda: served.desk.known.protected([ADA], MONDAY.date()))
    done(served.get(f"/children/{ADA}/conflicts", NEXT_LEADER))
    assert [read.withheld for _, read in readings(served, NEXT_LEADER)] == ["protected-child"]


def opened(served: Served, by: Actor = ELSEWHERE) -> dict[str, str]:
    page: dict[str, str] = done(served.post(EMERGENCY, by, WHY)).json()
    eventually(lambda: served.desk.known.has_emergency_access(by.person_id, ADA, MONDAY))
    return page


def test_in_an_emergency_someone_else_reads_for_an_hour_and_it_is_marked(served: Served) -> None:
    before = served.desk.clock.now()
    page = opened(served)
    assert done(served.get(f"/children/{ADA}", ELSEWHERE)).json()["name"] == "Ada Lien"
    ((_, read),) = readings(served, ELSEWHERE)
    assert (str(read.emergency_id), read.purpose) == (page["emergency_id"], "emergency")
    known = served.desk.known
    assert known.has_emergency_access(OLA, ADA, before + timedelta(minutes=59))
    assert not known.has_emergency_access(OLA, ADA, before + timedelta(minutes=62))


def test_an_emergency_opens_reading_and_nothing_else(served: Served) -> None:
    opened(served)
    hidden = nothing(served.get(f"/children/{ADA}/conflicts", ELSEWHERE))
    assert hidden == unknown(served, ELSEWHERE)
    asked = served.post(f"/children/{ADA}/guardians/{LISE}/access", ELSEWHERE, BOTH_CHECKS)
    assert asked.status_code == 404


def test_who_opened_it_and_why_is_shown_to_those_who_answer_for_it(served: Served) -> None:
    opened(served)
    for reader in (OFFICER, LEADER, NEXT_LEADER):
        (page,) = done(served.get(EMERGENCY, reader)).json()["emergencies"]
        assert (page["employee_id"], page["reason"]) == (str(OLA), WHY["reason"])
    assert nothing(served.get(EMERGENCY, ELSEWHERE)) == unknown(served, ELSEWHERE)
    lines = done(served.get(f"/children/{ADA}/trail", LEADER)).json()["lines"]
    assert "emergency.access-opened" in {line["event"] for line in lines}


def test_the_officer_and_the_leader_are_named_to_be_told_or_the_next_leader(served: Served) -> None:
    done(served.put(f"/employees/{BERIT}", REGISTRAR, post("Berit Aas", SOLBAKKEN)))
    eventually(lambda: served.desk.known.posts(BERIT, MONDAY.date()))
    opened(served)
    opened(served, LEADER)
    told = [
        set(one.event.tells)
        for one in served.desk.store.after(0, 10_000)
        if isinstance(one.event, EmergencyAccessOpened)
    ]
    assert told == [{OLAV, BERIT}, {OLAV, INGRID}]


def test_a_protected_child_is_as_unknown_in_an_emergency_as_one_that_is_not_there(
    served: Served,
) -> None:
    opened(served)
    done(served.put(f"/children/{ADA}/protection", REGISTRAR, {"protection": "protected"}))
    eventually(lambda: served.desk.known.protected([ADA], MONDAY.date()))
    assert nothing(served.get(f"/children/{ADA}", ELSEWHERE)) == unknown(served, ELSEWHERE)
    nobody = nothing(served.post(f"/children/{uuid4()}/emergency-access", ELSEWHERE, WHY))
    assert nothing(served.post(EMERGENCY, ELSEWHERE, WHY)) == nobody


def test_someone_close_to_the_child_opens_nothing(served: Served) -> None:
    close = {"employee_id": str(OLA), "closeness": "friend"}
    done(served.post(f"/children/{ADA}/conflicts", LEADER, close))
    nobody = nothing(served.post(f"/children/{uuid4()}/emergency-access", ELSEWHERE, WHY))
    assert nobody[0] == 404
    assert nothing(served.post(EMERGENCY, ELSEWHERE, WHY)) == nobody


def test_nobody_without_a_post_learns_whether_there_is_such_a_child(served: Served) -> None:
    nowhere = Actor(person_id=uuid4(), role=Role.EMPLOYEE)
    of_ada = served.post(EMERGENCY, nowhere, WHY)
    assert (of_ada.status_code, of_ada.json()["rule"]) == (403, "EmergencyAccessIsForPeopleAtWork")
    nobody = served.post(f"/children/{uuid4()}/emergency-access", nowhere, WHY)
    assert nothing(of_ada) == nothing(nobody)
