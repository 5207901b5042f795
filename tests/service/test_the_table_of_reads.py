"""Every endpoint says whether it reads about a child, and does as it says."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute

from shared.identity.purpose import SAID_BY, Purpose, implied
from shared.service.composing import access_of, reads_of, routers_of
from shared.service.definition import Service
from shared.service.reading.codes import Page
from shared.service.reading.table import (
    Reads,
    ReadsNoChild,
    ReadTableIsNotComplete,
    must_say_what_is_read,
)
from shared.web.access import PUBLIC, Endpoint
from tests.web.every_service.services import every_service


def endpoints(service: Service) -> Iterator[tuple[Endpoint, Callable[..., Any]]]:
    for router in routers_of(service):
        for route in router.routes:
            assert isinstance(route, APIRoute)
            yield from (((method, route.path), route.endpoint) for method in route.methods or ())


def opens_a_reading(endpoint: Callable[..., Any]) -> bool:
    tree = ast.parse(textwrap.dedent(inspect.getsource(endpoint)))
    opened = (item for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items)
    return any(".reading(" in ast.unparse(item) for item in opened)


@pytest.mark.parametrize("service", every_service(), ids=lambda service: service.context)
def test_every_endpoint_that_looks_says_what_it_reads(service: Service) -> None:
    must_say_what_is_read(reads_of(service), access_of(service))


@pytest.mark.parametrize("service", every_service(), ids=lambda service: service.context)
def test_every_endpoint_that_reads_about_a_child_puts_it_on_record(service: Service) -> None:
    reads = reads_of(service)
    for endpoint, function in endpoints(service):
        assert isinstance(reads.get(endpoint), Reads) == opens_a_reading(function), endpoint


@pytest.mark.parametrize("service", every_service(), ids=lambda service: service.context)
def test_where_no_child_is_read_about_the_reason_stands(service: Service) -> None:
    reasons = [row.because for row in reads_of(service).values() if isinstance(row, ReadsNoChild)]
    assert all(reasons)


def test_a_new_endpoint_without_a_row_is_not_built() -> None:
    with pytest.raises(ReadTableIsNotComplete, match="no row for GET /diaries"):
        must_say_what_is_read({}, {("GET", "/diaries"): PUBLIC})


def test_a_row_without_an_endpoint_is_not_built() -> None:
    row = Reads(Page.CHILD, "child")
    with pytest.raises(ReadTableIsNotComplete, match="no endpoint for GET /diaries"):
        must_say_what_is_read({("GET", "/diaries"): row}, {})


def test_nobody_says_that_it_is_an_emergency() -> None:
    assert all(Purpose.EMERGENCY not in said for said in SAID_BY.values())


@pytest.mark.parametrize("role", SAID_BY)
def test_what_is_implied_could_have_been_said(role: Any) -> None:
    assert implied(role, Purpose.FOLLOW_UP) in SAID_BY[role]
