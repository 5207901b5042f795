from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from infra.local.issuer.people import demo_people, person_named
from infra.local.stack import Stack, running_stack
from infra.local.town import enter_the_town
from infra.services import BY_NAME
from shared.identity.actor import Role
from tests.eventually import eventually
from tests.real_parts import a_directory

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with (
        a_directory() as directory,
        running_stack(directory, services=[BY_NAME["directory"]]) as running,
    ):
        for _start in range(2):
            enter_the_town(running.url("directory"), running.url("issuer"))
        yield running


def asked(stack: Stack, who: str, path: str) -> dict[str, Any]:
    form = f"grant_type=urn:stafett:demo&person={who}".encode()
    with urllib.request.urlopen(f"{stack.url('issuer')}/token", form) as answer:
        token = json.load(answer)["access_token"]
    request = urllib.request.Request(
        stack.url("directory") + path, headers={"Authorization": f"Bearer {token}"}
    )
    with urllib.request.urlopen(request) as answer:
        page: dict[str, Any] = json.load(answer)
        return page


def test_kari_finds_ada_in_her_unit(stack: Stack) -> None:
    kari = person_named("kari")
    assert kari is not None
    found = eventually(lambda: asked(stack, "kari", f"/units/{kari.unit_id}/children")["children"])
    assert [child["name"] for child in found] == ["Ada Berg"]


EMPLOYED = [person for person in demo_people() if person.role is Role.EMPLOYEE]


@pytest.mark.parametrize("person", EMPLOYED, ids=lambda person: person.username)
def test_every_employee_has_one_post_where_the_sign_in_says_however_often_it_is_told(
    stack: Stack, person: Any
) -> None:
    page = eventually(lambda: asked(stack, "randi", f"/people/{person.person_id}"))
    assert [post["unit_id"] for post in page["posts"]] == [str(person.unit_id)]
    assert page["name"] == person.name
