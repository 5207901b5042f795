"""Fixtures for tests on real parts; the servers start when the first test asks for one."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from infra.local.nats import Nats
from infra.local.postgres import Postgres
from tests.real_parts import (
    RealBus,
    RealDatabase,
    a_bus,
    a_database,
    a_nats,
    a_postgres,
    an_administrator,
    begin_anew,
)


def pytest_configure() -> None:
    """Stop the servers also when the whole run is told to stop, as by a time limit."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.fixture(scope="session")
def administrator_url() -> Iterator[str]:
    """PostgreSQL, for the whole session: the address of its administrator."""
    with an_administrator() as url:
        yield url


@pytest.fixture(scope="session")
def bus() -> Iterator[RealBus]:
    """NATS, for the whole session: whatever streams earlier tests left."""
    with a_bus() as running:
        yield running


@pytest.fixture
def nats(bus: RealBus) -> RealBus:
    """NATS with every context's streams, all empty."""
    begin_anew(bus)
    return bus


@pytest.fixture
def database(administrator_url: str) -> Iterator[RealDatabase]:
    """An empty database of the test's own."""
    with a_database(administrator_url) as made:
        yield made


@pytest.fixture
def databases(administrator_url: str) -> Iterator[Callable[[], RealDatabase]]:
    """As many empty databases as the test asks for."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(a_database(administrator_url))


@pytest.fixture
def own_postgres() -> Iterator[Postgres]:
    """A PostgreSQL of the test's own, to be stopped, killed and started."""
    with a_postgres() as server:
        yield server


@pytest.fixture
def own_nats() -> Iterator[Nats]:
    """A NATS of the test's own, to be stopped, killed, started, and to lose its streams."""
    with a_nats() as server:
        yield server
