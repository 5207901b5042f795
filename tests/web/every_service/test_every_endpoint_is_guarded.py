"""Every service's doors: who may come in."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx
import pytest

from infra.services import BY_CONTEXT
from shared.identity.actor import Actor, Role
from shared.service.definition import Service
from shared.web.access import Endpoint
from shared.web.operations import OPERATIONS
from tests.integration.serving import ISSUER, Served
from tests.web.every_service.services import access_of, address, every_service, guarded

pytestmark = pytest.mark.integration

STRANGER = Actor(person_id=uuid4(), role=Role.EMPLOYEE, unit_id=uuid4())
CLOSED = {403, 404, 422}


def test_no_service_is_left_out() -> None:
    assert {service.context for service in every_service()} == set(BY_CONTEXT)


def test_every_endpoint_has_its_row_and_every_row_its_endpoint(
    service: Service, document: dict[str, Any]
) -> None:
    documented = {
        (method.upper(), path) for path, item in document["paths"].items() for method in item
    }
    assert documented == {*access_of(service), *OPERATIONS}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer noise"},
        {"Authorization": f"Bearer {ISSUER.expired(STRANGER)}"},
        {"Authorization": f"Bearer {ISSUER.of_wrong_key(STRANGER)}"},
        {"Authorization": f"Bearer {ISSUER.unsigned(STRANGER)}"},
        {"Authorization": f"Bearer {ISSUER.for_audience('payroll', STRANGER)}"},
    ],
    ids=["no token", "noise", "expired", "wrong key", "alg none", "wrong audience"],
)
def test_without_a_valid_token_nothing_opens(
    service: Service, served: Served, headers: dict[str, str]
) -> None:
    answers = {
        endpoint: called(served, endpoint, headers).status_code for endpoint, _ in guarded(service)
    }
    assert set(answers.values()) == {401}, answers


def test_a_role_that_is_not_in_the_row_is_turned_away(service: Service, served: Served) -> None:
    answers = {
        (endpoint, role): called_by_stranger(served, endpoint, role).status_code
        for endpoint, roles in guarded(service)
        for role in set(Role) - roles
    }
    assert set(answers.values()) == {403}, answers


def test_a_stranger_of_the_right_role_finds_nothing(service: Service, served: Served) -> None:
    answers = {
        (endpoint, role): called_by_stranger(served, endpoint, role)
        for endpoint, roles in guarded(service)
        for role in roles
        if "{" in endpoint[1]
    }
    found = {call: answer.text for call, answer in answers.items() if tells_something(answer)}
    assert found == {}


def called(served: Served, endpoint: Endpoint, headers: dict[str, str]) -> httpx.Response:
    method, path = endpoint
    body = None if method == "GET" else b"{}"
    sent = {"Content-Type": "application/json", **headers}
    return served.client.request(method, address(path), headers=sent, content=body)


def called_by_stranger(served: Served, endpoint: Endpoint, role: Role) -> httpx.Response:
    stranger = STRANGER.model_copy(update={"role": role})
    return called(served, endpoint, ISSUER.header(stranger))


def tells_something(answer: httpx.Response) -> bool:
    """Tell whether an answer is more than a closed door, "not known yet" or an empty list."""
    if answer.status_code in CLOSED or "retry-after" in answer.headers:
        return False
    parts = answer.json().values() if answer.content else ()
    return answer.status_code != 200 or any(isinstance(part, list) and part for part in parts)
