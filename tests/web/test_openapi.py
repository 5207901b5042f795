from __future__ import annotations

from typing import Any

import pytest

from tests.calling import Caller
from tests.tokens import ISSUER as ISSUER_ADDRESS


@pytest.fixture
def document(caller: Caller) -> dict[str, Any]:
    answer: dict[str, Any] = caller.get("/openapi.json").json()
    return answer


def test_sign_in_is_documented(document: dict[str, Any]) -> None:
    schemes = document["components"]["securitySchemes"]
    address = f"{ISSUER_ADDRESS}/.well-known/openid-configuration"
    assert schemes["sign-in"] == {"type": "openIdConnect", "openIdConnectUrl": address}
    assert schemes["token"]["scheme"] == "bearer"
    assert document["paths"]["/notes"]["post"]["security"] == [{"token": []}, {"sign-in": []}]


def test_what_is_public_asks_for_no_sign_in(document: dict[str, Any]) -> None:
    assert "security" not in document["paths"]["/greeting"]["get"]
    assert "security" not in document["paths"]["/health/live"]["get"]


def test_every_status_is_documented_as_a_problem(document: dict[str, Any]) -> None:
    changes = document["paths"]["/notes"]["post"]["responses"]
    expected = {"400", "401", "403", "404", "409", "412", "413", "415", "422", "428", "503"}
    assert set(changes) == {"201", *expected}
    assert all("application/problem+json" in changes[status]["content"] for status in expected)
    reads = document["paths"]["/notes/{note_id}"]["get"]["responses"]
    assert set(reads) == {"200", "401", "403", "404", "409", "422", "503"}


def test_the_headers_of_a_command_are_documented(document: dict[str, Any]) -> None:
    named = [each["name"] for each in document["paths"]["/notes"]["post"]["parameters"]]
    assert named == ["Accept-Language", "Idempotency-Key", "If-Match"]


def test_the_frameworks_own_words_are_gone(document: dict[str, Any]) -> None:
    assert not {"HTTPValidationError", "ValidationError"} & set(document["components"]["schemas"])
