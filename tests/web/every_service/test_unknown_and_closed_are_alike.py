"""What is not there, and what is not there for whoever asks: byte for byte the same answer.

Each service is told of a child, with a concern, a case and an evaluation, by the door through
which it hears of them; then someone who may see none of it asks for it, and for what nobody has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi.routing import APIRoute
from pydantic import ValidationError

from services.case_coordination.adapters.store import case_of
from shared.contracts.codes import (
    AddressProtection,
    CaseLevel,
    ConfidentialityRegime,
    Ownership,
    UnitKind,
)
from shared.contracts.concern_intake import FollowUpDecidedV1
from shared.contracts.contract import Contract
from shared.contracts.directory import (
    AddressProtectionChangedV1,
    ChildPlacedV1,
    PostHeldV1,
    UnitDescribedV1,
)
from shared.identity.actor import Actor, Role
from shared.service.definition import Service
from shared.web.access import Endpoint
from tests.contracts.examples import example
from tests.eventually import eventually
from tests.integration.evaluation_people import plan_agreed
from tests.integration.serving import ISSUER, Served
from tests.integration.telling import tell
from tests.real_parts import RealBus
from tests.rules.evaluation_scheduling import people as p
from tests.web.every_service.services import guarded

pytestmark = pytest.mark.integration

ADA, UNIT, ELSEWHERE = p.ADA, p.SOLBAKKEN, UUID(int=3)
BERIT, KARI, RAGNA, RUNE, LISE = p.BERIT, p.KARI, UUID(int=66), UUID(int=55), UUID(int=44)
CONCERN: Final = UUID("00000000-0000-4000-8000-0000000c0c0c")
REGISTRAR = Actor(person_id=RAGNA, role=Role.REGISTRAR)
AUTHOR = Actor(person_id=KARI, role=Role.EMPLOYEE, unit_id=UNIT)
LONG_AGO, TODAY = date(2024, 8, 1), datetime.now(UTC).date()

WHO_IS_WHO: Final[tuple[Contract, ...]] = (
    *(
        UnitDescribedV1(
            unit_id=unit_id,
            kind=UnitKind.KINDERGARTEN,
            ownership=Ownership.PUBLIC,
            regime=ConfidentialityRegime.ADMIN,
            leader_id=BERIT,
            next_leader_ids=(p.JORUNN,),
        )
        for unit_id in (UNIT, ELSEWHERE)
    ),
    PostHeldV1(employee_id=KARI, unit_id=UNIT, starts_on=LONG_AGO),
    PostHeldV1(employee_id=RUNE, unit_id=ELSEWHERE, starts_on=LONG_AGO),
    ChildPlacedV1(child_id=ADA, unit_id=UNIT, starts_on=LONG_AGO, age=4),
    AddressProtectionChangedV1(
        person_id=ADA, protection=AddressProtection.NONE, starts_on=LONG_AGO
    ),
)

FOLLOWED_UP: Final = FollowUpDecidedV1(
    concern_id=CONCERN,
    child_id=ADA,
    unit_id=UNIT,
    author_id=KARI,
    leader_id=BERIT,
    level=CaseLevel.OWN_UNIT,
    guardians_told=(),
    guardians_not_told=(),
    registered_on=TODAY,
    leader_told_on=TODAY,
    decided_on=TODAY,
)

Known = Mapping[str, UUID]
"""Ids that the service knows, by the name of the path parameter."""


def in_the_directory(served: Served, _: RealBus) -> Known:
    by, starts = REGISTRAR, {"starts_on": "2025-08-15"}
    unit = {
        "name": "Solbakken",
        "kind": "kindergarten",
        "municipality": "no9999",
        "ownership": "public",
        "regime": "admin",
        "leader_id": str(BERIT),
        "next_leader_ids": [str(p.JORUNN)],
    }
    for person_id in (BERIT, p.JORUNN, LISE):
        done(served.put(f"/people/{person_id}", by, {"name": "Berit Aas"}))
    done(served.put(f"/units/{UNIT}", by, unit))
    done(served.put(f"/units/{ELSEWHERE}", by, unit))
    post = {"name": "Rune Lie", "unit_id": str(ELSEWHERE), "position": "teacher", **starts}
    done(served.put(f"/employees/{RUNE}", by, post))
    ada = {"name": "Ada Lien", "birth_date": "2022-03-01", "unit_id": str(UNIT), **starts}
    done(served.put(f"/children/{ADA}", by, ada))
    relation = {"relation": "parent", "has_parental_responsibility": True, **starts}
    done(served.put(f"/children/{ADA}/guardians/{LISE}", by, relation))
    eventually(lambda: served.desk.known.posts(RUNE, TODAY))
    return {"child_id": ADA}


def in_concern_intake(served: Served, bus: RealBus) -> Known:
    hear_who_is_who(served, bus)
    concern = {
        "child": {"child_id": str(ADA)},
        "observations": [{"what": "Ada sat alone.", "on": str(TODAY)}],
        "safety": {"violence": "no", "sexual_abuse": "no", "neglect": "no", "safe_now": "yes"},
    }
    page = done(served.post("/concerns", AUTHOR, concern)).json()
    return {"child_id": ADA, "concern_id": UUID(page["concern_id"])}


def in_case_coordination(served: Served, bus: RealBus) -> Known:
    hear_who_is_who(served, bus)
    tell(bus, FOLLOWED_UP)
    case_id = case_of(CONCERN)
    eventually(lambda: served.get(f"/cases/{case_id}", p.employee(BERIT)).is_success)
    return {"child_id": ADA, "concern_id": CONCERN, "case_id": case_id}


def in_evaluation_scheduling(served: Served, bus: RealBus) -> Known:
    hear_who_is_who(served, bus)
    tell(bus, plan_agreed())
    path = f"/cases/{p.CASE}/evaluations"
    eventually(lambda: served.get(path, p.employee(BERIT)).is_success)
    (evaluation,) = served.get(path, p.employee(BERIT)).json()["evaluations"]
    evaluation_id = UUID(evaluation["evaluation_id"])
    return {"child_id": ADA, "case_id": p.CASE, "evaluation_id": evaluation_id}


def in_notification(served: Served, bus: RealBus) -> Known:
    hear_who_is_who(served, bus)
    return {"child_id": ADA}


def hear_who_is_who(served: Served, bus: RealBus) -> None:
    tell(bus, *WHO_IS_WHO)
    known = served.desk.known
    eventually(lambda: known.is_child(ADA) and not known.protected([ADA], TODAY))
    eventually(lambda: known.posts(RUNE, TODAY) and known.posts(KARI, TODAY))


HOUSES: Final[Mapping[str, Callable[[Served, RealBus], Known]]] = {
    "directory": in_the_directory,
    "concern-intake": in_concern_intake,
    "case-coordination": in_case_coordination,
    "evaluation-scheduling": in_evaluation_scheduling,
    "notification": in_notification,
}

SEE_EVERY_CHILD: Final = frozenset({Role.REGISTRAR, Role.DATA_PROTECTION_OFFICER})
"""Who keeps the register, and who holds readings against it: no child is closed to them."""

EMPTY_ALIKE: Final = re.compile(r"^/children/{child_id}/(trail|cases)$")
"""Lists that are empty for both; they repeat the id they were asked by, and nothing else."""


OPENS: Final = ("POST", "/children/{child_id}/emergency-access")
"""Emergency access opens a child that was closed: that is what it is for, and it is seen."""


@pytest.fixture(scope="module")
def known(service: Service, served: Served, bus: RealBus) -> Known:
    house = HOUSES.get(service.context)
    return house(served, bus) if house else {}


def done(answer: httpx.Response) -> httpx.Response:
    assert answer.is_success, answer.text
    return answer


def asked_by_id(service: Service, known: Known) -> Iterator[tuple[Endpoint, Role]]:
    for endpoint, roles in guarded(service):
        if endpoint != OPENS and any(f"{{{name}}}" in endpoint[1] for name in known):
            yield from ((endpoint, role) for role in sorted(roles - SEE_EVERY_CHILD))


def answer_of(served: Served, endpoint: Endpoint, role: Role, ids: Known) -> Sequence[object]:
    """Call an endpoint as a stranger; ids it does not know are nobody's."""
    method, path = endpoint
    filled = re.sub(r"{(\w+)}", lambda found: str(ids.get(found[1], uuid4())), path)
    headers = ISSUER.header(Actor(person_id=RUNE, role=role, unit_id=ELSEWHERE))
    body = a_body(served, endpoint)
    answer = served.client.request(method, filled, headers=headers, json=body)
    content = re.sub(rb"[0-9a-f-]{36}", b"", answer.content) if _is_empty(path) else answer.content
    return answer.status_code, content, sorted(_telling(answer.headers).items())


def a_body(served: Served, endpoint: Endpoint) -> Any:
    """Make a body that the endpoint can read, so that it comes as far as the door."""
    routes = (route for route in served.app.routes if isinstance(route, APIRoute))
    (route,) = (each for each in routes if endpoint == (*(each.methods or ()), each.path))
    if route.body_field is None:
        return None
    model = route.body_field.field_info.annotation
    assert isinstance(model, type)
    with suppress(ValidationError):
        return example(model).model_dump(mode="json", exclude_none=True)
    return {}


def _is_empty(path: str) -> bool:
    return bool(EMPTY_ALIKE.match(path))


def _telling(headers: httpx.Headers) -> dict[str, str]:
    differ = {"x-correlation-id", "date", "etag"}
    return {name: value for name, value in headers.items() if name not in differ}


def test_nothing_tells_the_unknown_from_the_closed(
    service: Service, served: Served, known: Known
) -> None:
    nobodys = {name: uuid4() for name in known}
    unlike = {
        call: (there, nowhere)
        for call in asked_by_id(service, known)
        if (there := answer_of(served, *call, known))
        != (nowhere := answer_of(served, *call, nobodys))
    }
    assert unlike == {}


def test_what_is_sent_comes_as_far_as_the_door(
    service: Service, served: Served, known: Known
) -> None:
    statuses = [answer_of(served, *call, known)[0] for call in asked_by_id(service, known)]
    assert statuses.count(404) * 2 >= len(statuses), statuses


def test_no_service_that_knows_children_is_left_out(service: Service) -> None:
    knows = any("{child_id}" in path for (_, path), _ in guarded(service))
    assert not knows or service.context in {*HOUSES, "audit-trail"}
