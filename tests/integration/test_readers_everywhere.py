"""Who has read about a child in any service, from one place: each role its own view, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest

import services.audit_trail.main as audit_trail
import services.case_coordination.main as case_coordination
import services.concern_intake.main as concern_intake
from services.case_coordination.adapters.store import case_of
from shared.identity.actor import Actor
from tests.eventually import eventually
from tests.integration.intake_people import (
    DETAILS,
    ELSEWHERE,
    FOLLOW_UP,
    MONDAY,
    OWN_VIEW,
    SHARE,
    THE_DIRECTORY_SAYS,
    a_concern,
    done,
    talk,
    told,
)
from tests.integration.package_house import FATHER, LISE_HAS_ACCESS, MOTHER, OFFICER, knows
from tests.integration.serving import Served, serving
from tests.integration.telling import tell
from tests.real_parts import RealBus, RealDatabase
from tests.rules.concern_intake.people import ADA, BERIT, KARI, LISE, TOR

pytestmark = pytest.mark.integration

INTAKE, CASES = "concern-intake", "case-coordination"
READERS = f"/children/{ADA}/readers"


@dataclass
class House:
    """The log and two services; one of them can be stopped."""

    intake: Served
    cases: Served
    audit: Served
    stop_cases: Callable[[], None]


@pytest.fixture
def house(databases: Callable[[], RealDatabase], nats: RealBus) -> Iterator[House]:
    with ExitStack() as stack:
        intake = stack.enter_context(serving(concern_intake.SERVICE, databases(), nats, now=MONDAY))
        running = ExitStack()
        stack.callback(running.close)
        cases = running.enter_context(
            serving(case_coordination.SERVICE, databases(), nats, now=MONDAY)
        )
        both = {INTAKE: str(intake.client.base_url), CASES: str(cases.client.base_url)}
        audit = stack.enter_context(
            serving(audit_trail.SERVICE, databases(), nats, now=MONDAY, services=both)
        )
        tell(nats, *THE_DIRECTORY_SAYS, LISE_HAS_ACCESS)
        eventually(lambda: knows(intake) and knows(cases) and knows(audit))
        yield House(intake, cases, audit, running.close)


@pytest.fixture
def read(house: House) -> None:
    """A concern that Lise knows of became a case, and Kari and Berit have read both."""
    concern = a_concern(house.intake, KARI, details=DETAILS)
    done(house.intake.post(f"{concern}/share-with-leader", KARI))
    done(house.intake.post(f"{concern}/sharing-decision", BERIT, SHARE))
    done(house.intake.post(f"{concern}/talks", KARI, talk(told(LISE), told(TOR, "not-reached"))))
    done(house.intake.get(concern, KARI))
    done(house.intake.post(f"{concern}/own-view", KARI, OWN_VIEW))
    done(house.intake.post(f"{concern}/follow-up", BERIT, FOLLOW_UP))
    case = f"/cases/{case_of(concern_id(concern))}"
    eventually(lambda: done(house.cases.get(case, BERIT)))
    eventually(lambda: len(here(house.intake)) >= 1 and len(here(house.cases)) >= 1)


def concern_id(address: str) -> Any:
    return type(ADA)(address.rpartition("/")[2])


def here(served: Served) -> list[dict[str, Any]]:
    """Give what one service tells the officer."""
    readings: list[dict[str, Any]] = done(served.get(READERS, OFFICER))["readings"]
    return readings


def everywhere(house: House, by: Actor) -> dict[str, Any]:
    return done(house.audit.get(READERS, by))


def nothing(answer: httpx.Response) -> tuple[int, bytes]:
    return answer.status_code, answer.content


@pytest.mark.usefixtures("read")
def test_the_officer_is_told_of_every_reading_in_every_service(house: House) -> None:
    eventually(lambda: pages(house, OFFICER, CASES) >= {"case", "readers"})
    page = everywhere(house, OFFICER)
    assert {one["service"] for one in page["readings"]} == {INTAKE, CASES}
    assert pages(house, OFFICER, INTAKE) >= {"concern", "readers"}
    times = [one["read_at"] for one in page["readings"]]
    assert times == sorted(times, reverse=True)


def pages(house: House, by: Actor, service: str) -> set[str]:
    found = everywhere(house, by)["readings"]
    return {one["page"] for one in found if one["service"] == service}


@pytest.mark.usefixtures("read")
def test_the_leader_is_told_of_readings_with_those_who_read(house: House) -> None:
    eventually(lambda: "case" in pages(house, BERIT, CASES))
    readers = {one["reader_id"] for one in everywhere(house, BERIT)["readings"]}
    assert readers >= {str(KARI.person_id), str(BERIT.person_id)}


@pytest.mark.usefixtures("read")
def test_a_parent_is_told_of_days_services_and_purposes_and_nothing_more(house: House) -> None:
    page = eventually(lambda: everywhere(house, MOTHER), lambda page: page["days"])
    assert set(page) == {"child_id", "days"}
    first = page["days"][0]
    assert set(first) == {"day", "service", "purpose", "reader_ids"}
    assert first["reader_ids"] == []
    told_of = [(one["day"], one["service"], one["purpose"]) for one in page["days"]]
    assert told_of == sorted(set(told_of))


@pytest.mark.usefixtures("read")
def test_whoever_may_not_ask_is_told_as_of_a_child_that_is_not_there(house: House) -> None:
    unknown = house.audit.get(f"/children/{uuid4()}/readers", ELSEWHERE)
    assert unknown.status_code == httpx.codes.NOT_FOUND
    for somebody in (ELSEWHERE, KARI, FATHER):
        assert nothing(house.audit.get(READERS, somebody)) == nothing(unknown)


@pytest.mark.usefixtures("read")
def test_it_is_whole_or_it_is_not_shown(house: House) -> None:
    house.stop_cases()
    for somebody in (OFFICER, BERIT, MOTHER):
        answer = house.audit.get(READERS, somebody)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
