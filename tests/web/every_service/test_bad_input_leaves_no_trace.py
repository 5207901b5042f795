"""What no service takes: it is answered as a problem, and nothing is recorded."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from shared.identity.actor import Actor
from shared.service.definition import Service
from shared.web.access import Endpoint
from tests.integration.serving import ISSUER, Served
from tests.web.every_service.bad_values import bodies
from tests.web.every_service.services import address, guarded, somebody

pytestmark = pytest.mark.integration

JSON = {"Content-Type": "application/json"}
TEXT = {"Content-Type": "text/plain"}


@pytest.mark.parametrize(
    ("status", "body", "media_type"),
    [
        (400, b'{"a": ', JSON),
        (400, b'{"a": "\xff"}', JSON),
        (413, b" " * 10_000_000, JSON),
        (415, b"{}", TEXT),
        (422, b'{"no_such_field": "Ada"}', JSON),
        (422, b"[]", JSON),
        (422, b"null", JSON),
    ],
    ids=["cut off", "not UTF-8", "10 MB", "plain text", "unknown field", "a list", "null"],
)
def test_a_body_that_is_not_as_it_must_be(
    service: Service,
    served: Served,
    document: dict[str, Any],
    status: int,
    body: bytes,
    media_type: dict[str, str],
) -> None:
    before = recorded(served)
    answers = {
        endpoint: summary(posted(served, endpoint, actor, body, media_type))
        for endpoint, actor in with_body(service, document)
    }
    assert set(answers.values()) <= {(status, "application/problem+json", False)}, answers
    assert recorded(served) == before


@pytest.mark.parametrize(
    "bad",
    ["a\x00b", "a\x1bb", "x" * 30_000, " "],
    ids=["NUL", "escape", "30,000 characters", "blank"],
)
def test_a_text_that_no_person_writes(
    service: Service, served: Served, document: dict[str, Any], bad: str
) -> None:
    before = recorded(served)
    answers = {
        (endpoint, place): named(
            served.client.request(
                endpoint[0], address(endpoint[1]), json=body, headers=ISSUER.header(actor)
            )
        )
        for endpoint, actor in with_body(service, document)
        for place, body in bodies(document, operation(document, endpoint), bad)
    }
    taken = [(*call, place) for (call, place), places in answers.items() if place not in places]
    assert taken == []
    assert recorded(served) == before


@pytest.mark.parametrize("bad", ["no-id", "%00", "..", "'", "0" * 10_000])
def test_an_id_that_is_none(service: Service, served: Served, bad: str) -> None:
    before = recorded(served)
    answers = {
        endpoint: posted(
            served, (endpoint[0], re.sub(r"{\w+}", bad, endpoint[1])), actor
        ).status_code
        for endpoint, roles in guarded(service)
        if "{" in endpoint[1]
        for actor in [somebody(roles)]
    }
    assert set(answers.values()) <= {404, 405, 422}, answers
    assert recorded(served) == before


def posted(
    served: Served,
    endpoint: Endpoint,
    actor: Actor,
    body: bytes = b"{}",
    media_type: dict[str, str] = JSON,
) -> httpx.Response:
    method, path = endpoint
    headers = {**ISSUER.header(actor), **media_type}
    content = None if method == "GET" else body
    return served.client.request(method, address(path), headers=headers, content=content)


def recorded(served: Served) -> int:
    return served.desk.store.record.recorder.max_notification_id() or 0


def summary(answer: httpx.Response) -> tuple[int, str, bool]:
    """Give status, media type, and whether the answer repeats what was sent."""
    return answer.status_code, answer.headers["content-type"], "Ada" in answer.text


def named(answer: httpx.Response) -> set[str]:
    """Give the places that an answer calls wrong, without the tags of a union."""
    errors = answer.json().get("errors", ())
    return {re.sub(r"\.\*", "", error["where"]) for error in errors}


def with_body(service: Service, document: dict[str, Any]) -> list[tuple[Endpoint, Actor]]:
    return [
        (endpoint, somebody(roles))
        for endpoint, roles in guarded(service)
        if "requestBody" in operation(document, endpoint)
    ]


def operation(document: dict[str, Any], endpoint: Endpoint) -> dict[str, Any]:
    found: dict[str, Any] = document["paths"][endpoint[1]][endpoint[0].lower()]
    return found
