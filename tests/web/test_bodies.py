from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.calling import Caller
from tests.web.people import AS_KARI

JSON = {**AS_KARI, "Content-Type": "application/json"}

UNREADABLE = {
    "cut off": b'{"text": ',
    "empty": b"{",
    "not UTF-8": b'{"text": "\xff\xfe"}',
    "nested without end": b"[" * 200_000,
    "a number of 10,000 digits": b'{"text": ' + b"9" * 10_000 + b"}",
}

INVALID = {
    "nothing": b"",
    "null": b"null",
    "a list": b"[]",
    "no text": b"{}",
    "a number": b'{"text": 7}',
    "not a number": b'{"text": NaN}',
    "unknown field": b'{"text": "hei", "Ada Berg": "2022-03-01"}',
    "control characters": b'{"text": "hei\\u0000Ada"}',
    "half a character": b'{"text": "\\ud800"}',
    "a half character as field": b'{"text": "hei", "\\ud800": 1}',
    "only blanks": b'{"text": "   "}',
    "a very long text": b'{"text": "' + b"x" * 20_001 + b'"}',
}


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_not_json_is_not_read(caller: Caller, body: bytes) -> None:
    answer = caller.post("/notes", content=body, headers=JSON)
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:stafett:problem:not-readable")


@pytest.mark.parametrize("body", INVALID.values(), ids=INVALID)
def test_what_is_wrong_is_named_and_not_repeated(caller: Caller, body: bytes) -> None:
    answer = caller.post("/notes", content=body, headers=JSON)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:stafett:problem:not-valid")
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Ada" not in answer.text
    assert answer.json()["errors"]


def test_a_field_is_named_where_it_is_ours(caller: Caller) -> None:
    answer = caller.post("/notes", content=INVALID["unknown field"], headers=JSON)
    assert answer.json()["errors"] == [{"where": "body.*", "code": "extra-forbidden"}]
    answer = caller.post("/notes", content=INVALID["no text"], headers=JSON)
    assert answer.json()["errors"] == [{"where": "body.text", "code": "missing"}]
    answer = caller.get("/notes/ada", headers=AS_KARI)
    assert answer.json()["errors"] == [{"where": "path.note_id", "code": "uuid-parsing"}]


@pytest.mark.parametrize("media_type", ["text/plain", "application/xml", "multipart/form-data", ""])
def test_only_json_is_read(caller: Caller, media_type: str) -> None:
    answer = caller.post(
        "/notes", content=b'{"text": "hei"}', headers={**AS_KARI, "Content-Type": media_type}
    )
    assert answer.status_code == 415


@pytest.mark.parametrize("media_type", ["application/json; charset=utf-8", "Application/LD+json"])
def test_json_by_its_other_names_is_read(caller: Caller, media_type: str) -> None:
    answer = caller.post(
        "/notes", content=b'{"text": "hei"}', headers={**AS_KARI, "Content-Type": media_type}
    )
    assert answer.status_code == 201


def test_a_body_of_ten_megabytes_is_not_taken(caller: Caller) -> None:
    answer = caller.post("/notes", content=b'{"text": "' + b"x" * 10_000_000, headers=JSON)
    assert (answer.status_code, answer.headers["connection"]) == (413, "close")


def test_a_body_that_does_not_say_how_large_it_is_is_counted(caller: Caller) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield b"x" * 100_000

    answer = caller.post("/notes", content=endless(), headers=JSON)
    assert (answer.status_code, answer.headers["connection"]) == (413, "close")
    assert read < 20


def test_an_endpoint_that_reads_no_body_takes_none_that_is_too_large(caller: Caller) -> None:
    headers = {**AS_KARI, "Idempotency-Key": "a"}
    assert caller.post("/asking", content=b"x" * 2_000_000, headers=headers).status_code == 413
