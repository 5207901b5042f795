from __future__ import annotations

from collections.abc import Mapping

import pytest

from shared.languages import Languages, shared_and
from shared.web import problems
from shared.web.problem import kebab
from shared.web.problems import TITLES, Problem
from tests.calling import Caller
from tests.web.note_service import NOTE
from tests.web.people import AS_KARI, AS_LISE

MEDIA_TYPE = "application/problem+json"


def test_a_refusal_tells_its_rule_what_would_open_it_and_its_ground(caller: Caller) -> None:
    answer = caller.post("/troubles/refusal", headers={**AS_KARI, "Accept-Language": "da"})
    assert (answer.status_code, answer.headers["content-type"]) == (409, MEDIA_TYPE)
    assert answer.headers["content-language"] == "da"
    assert answer.json() == {
        "type": "urn:stafett:rule:notes-are-kind-first",
        "title": "Ikke nu",
        "status": 409,
        "detail": "Write something kind to Ada first.",
        "opens": "A kind word.",
        "ground": {"code": "guide.R0", "title": "the guide"},
        "rule": "NotesAreKindFirst",
    }


@pytest.mark.parametrize(("trouble", "status"), [("unknown", 409), ("away", 503)])
def test_what_is_not_there_yet_may_be_asked_again(
    caller: Caller, trouble: str, status: int
) -> None:
    answer = caller.post(f"/troubles/{trouble}", headers=AS_KARI)
    assert (answer.status_code, answer.headers["retry-after"]) == (status, "1")


def test_a_bug_is_answered_without_telling_what_it_met(caller: Caller) -> None:
    answer = caller.post("/troubles/bug", headers=AS_KARI)
    assert (answer.status_code, answer.headers["content-type"]) == (500, MEDIA_TYPE)
    assert "Ada" not in answer.text


def test_unknown_and_hidden_get_the_same_answer_byte_for_byte(caller: Caller) -> None:
    hidden = caller.get(f"/notes/{NOTE}"[:-1] + "2", headers=AS_KARI)
    unknown = caller.get("/no-such-address", headers=AS_KARI)
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content == unknown.content
    assert headers_that_tell(hidden.headers) == headers_that_tell(unknown.headers)


def headers_that_tell(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name != "x-correlation-id"}


def test_an_address_that_does_not_do_that_says_what_it_does(caller: Caller) -> None:
    answer = caller.request("DELETE", f"/notes/{NOTE}", headers=AS_LISE)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.headers["content-type"] == MEDIA_TYPE


def test_every_problem_is_said_in_every_language() -> None:
    kinds = [each for each in vars(problems).values() if _is_a_problem(each)]
    said = [*(kind.sentence for kind in kinds), *TITLES.values()]
    assert Languages(shared_and()).missing(said) == []
    assert {kind.status for kind in kinds} <= set(TITLES)


def _is_a_problem(each: object) -> bool:
    return isinstance(each, type) and issubclass(each, Problem) and each is not Problem


def test_a_rule_is_named_in_the_answer_as_in_the_code() -> None:
    assert kebab("LeaderIsToldBeforeGuardians") == "leader-is-told-before-guardians"
