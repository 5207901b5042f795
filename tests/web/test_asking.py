from __future__ import annotations

from uuid import UUID

import pytest

from shared.web.idempotency import Idempotency, fingerprint
from shared.web.problems import KeyReused
from tests.calling import Caller, raw
from tests.tokens import KARI as KARIS_ID
from tests.web.people import AS_KARI

CORRELATION = "0198b7a0-1111-7000-8000-00000000000a"


def test_an_endpoint_knows_who_asks_and_when(caller: Caller) -> None:
    asked = caller.get("/asking", headers=AS_KARI).json()
    assert (asked["actor"]["person_id"], asked["actor"]["role"]) == (str(KARIS_ID), "employee")
    assert (asked["now"], asked["idempotency"]) == ("2026-01-12T11:00:00Z", None)


def test_a_correlation_id_is_kept_and_answered(caller: Caller) -> None:
    answer = caller.get("/asking", headers={**AS_KARI, "X-Correlation-ID": CORRELATION})
    assert answer.json()["correlation_id"] == answer.headers["x-correlation-id"] == CORRELATION


@pytest.mark.parametrize("given", ["", "Ada Berg", "{}", "0198b7a0-1111-7000-8000"])
def test_what_is_no_correlation_id_is_replaced(caller: Caller, given: str) -> None:
    answer = caller.get("/asking", headers={**AS_KARI, "X-Correlation-ID": given})
    assert UUID(answer.headers["x-correlation-id"]).version == 7


def test_a_key_belongs_to_one_person(caller: Caller) -> None:
    asked = caller.post("/asking", headers={**AS_KARI, "Idempotency-Key": "once"}).json()
    assert asked["idempotency"]["key"] == f"{KARIS_ID}/once"


@pytest.mark.parametrize("key", ["", "x" * 256, "two words", "bl\xe5b\xe6r"])
def test_a_key_that_cannot_be_read_is_refused(caller: Caller, key: str) -> None:
    answer = caller.post("/asking", headers=raw({**AS_KARI, "Idempotency-Key": key}))
    assert answer.status_code == 400


def test_who_only_looks_needs_no_key(caller: Caller) -> None:
    answer = caller.get("/asking", headers={**AS_KARI, "Idempotency-Key": "two words"})
    assert (answer.status_code, answer.json()["idempotency"]) == (200, None)


@pytest.mark.parametrize(
    "other",
    [
        ("PUT", "/notes?", b"{}", KARIS_ID),
        ("POST", "/notes/2?", b"{}", KARIS_ID),
        ("POST", "/notes?draft=1", b"{}", KARIS_ID),
        ("POST", "/notes?", b'{"a":1}', KARIS_ID),
        ("POST", "/notes?", b"{}", UUID(CORRELATION)),
    ],
)
def test_another_request_has_another_fingerprint(other: tuple[str, str, bytes, UUID]) -> None:
    assert fingerprint("POST", "/notes?", b"{}", KARIS_ID) != fingerprint(*other)


def test_a_key_is_not_used_for_another_request() -> None:
    mine = Idempotency("kari/once", "a")
    mine.must_be_the_same("a")
    with pytest.raises(KeyReused):
        mine.must_be_the_same("b")
