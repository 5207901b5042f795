from __future__ import annotations

import pytest
from fastapi import APIRouter

from shared.identity.actor import Role
from shared.web.access import AccessTableIsNotComplete
from shared.web.app import RoutersAreNotPlain
from tests.web.note_service import ACCESS, greet, notes, router

ANYONE = frozenset(Role)


def test_an_endpoint_without_a_row_is_not_built() -> None:
    less = {endpoint: row for endpoint, row in ACCESS.items() if endpoint != ("GET", "/asking")}
    with pytest.raises(AccessTableIsNotComplete, match="no row for GET /asking"):
        notes(less)


def test_a_row_without_an_endpoint_is_not_built() -> None:
    with pytest.raises(AccessTableIsNotComplete, match="no endpoint for GET /gone"):
        notes({**ACCESS, ("GET", "/gone"): ANYONE})


def test_a_row_that_lets_nobody_in_is_not_built() -> None:
    with pytest.raises(AccessTableIsNotComplete, match="nobody may call GET /asking"):
        notes({**ACCESS, ("GET", "/asking"): frozenset()})


def test_a_nested_router_is_not_built() -> None:
    outer = APIRouter()
    outer.include_router(router)
    with pytest.raises(RoutersAreNotPlain):
        notes(routers=(outer,))


def test_the_same_endpoint_twice_is_not_built() -> None:
    again = APIRouter()
    again.get("/greeting")(greet)
    with pytest.raises(RoutersAreNotPlain):
        notes(routers=(router, again))


def test_an_application_can_be_built_twice() -> None:
    first, second = notes(), notes()
    assert len(first.routes) == len(second.routes)
