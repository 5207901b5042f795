from __future__ import annotations

import asyncio

import pytest
from starlette.datastructures import Headers

from shared.identity.tokens import Tokens
from shared.web.guard import Doorman
from shared.web.problems import NotNow
from tests.calling import Caller, raw
from tests.web.note_service import NOTE
from tests.web.people import AS_KARI, AS_LISE, ISSUER, KARI

BAD = {
    "expired": ISSUER.expired(KARI),
    "wrong key": ISSUER.of_wrong_key(KARI),
    "alg none": ISSUER.unsigned(KARI),
    "wrong audience": ISSUER.for_audience("payroll", KARI),
    "noise": "a.b.c",
    "not ASCII": "bl\xe5b\xe6r",
}


@pytest.mark.parametrize("token", BAD.values(), ids=BAD)
def test_a_bad_token_opens_nothing(caller: Caller, token: str) -> None:
    answer = caller.get("/asking", headers=raw({"Authorization": f"Bearer {token}"}))
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].endswith('error="invalid_token"')


@pytest.mark.parametrize("header", [{}, {"Authorization": "Basic a2FyaTprYXJp"}])
def test_without_a_token_one_is_asked_to_sign_in(caller: Caller, header: dict[str, str]) -> None:
    answer = caller.get("/asking", headers=header)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (
        401,
        'Bearer realm="stafett"',
    )


def test_sign_in_comes_before_anything_that_was_sent(caller: Caller) -> None:
    json = {"content-type": "application/json"}
    assert caller.post("/notes", content=b"{", headers=json).status_code == 401
    assert caller.post("/notes", content=b"x" * 2_000_000).status_code == 401
    assert caller.get("/notes/no-id").status_code == 401


def test_the_role_comes_before_what_was_sent(caller: Caller) -> None:
    assert caller.post("/notes", content=b"{", headers=AS_LISE).status_code == 403


def test_a_role_opens_only_its_own_doors(caller: Caller) -> None:
    assert caller.get(f"/notes/{NOTE}", headers=AS_LISE).status_code == 200
    assert caller.get("/asking", headers=AS_LISE).status_code == 403
    assert caller.get("/asking", headers=AS_KARI).status_code == 200


def test_an_issuer_that_does_not_answer_is_asked_again_later() -> None:
    nobody = Doorman(Tokens("http://127.0.0.1:9", "stafett"))
    with pytest.raises(NotNow):
        asyncio.run(nobody.actor(Headers(ISSUER.header(KARI))))
