"""A small house for hundreds of tamperings, and a larger one of ten thousand events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit, urlunsplit

import pytest

from shared.eventing.migrating import migrate
from tests.kit.notebook import NOTEBOOK_SERVICE
from tests.real_parts import a_database
from tests.store.conftest import opened
from tests.tampering.house import House, a_house, tell_the_log, write_notebooks


@contextmanager
def _house(administrator_url: str, notebooks: int) -> Iterator[House]:
    with ExitStack() as stack:
        record = stack.enter_context(a_database(administrator_url))
        log = stack.enter_context(a_database(administrator_url))
        migrate(record.owner_url, record.runtime_url, [], NOTEBOOK_SERVICE.all_views)
        store = opened(record)
        house = a_house(record, log, _superuser(administrator_url))
        try:
            for first in range(0, notebooks, 200):
                write_notebooks(store, first, min(first + 200, notebooks))
                tell_the_log(house, store)
        finally:
            store.close()
        house.keep_a_copy()
        yield house


def _superuser(administrator_url: str) -> Callable[[str], str]:
    place = urlsplit(administrator_url)
    return lambda database: urlunsplit(place._replace(path=f"/{database}"))


@pytest.fixture(scope="session")
def small_house(administrator_url: str) -> Iterator[House]:
    with _house(administrator_url, 12) as house:
        yield house


@pytest.fixture(scope="session")
def large_house(administrator_url: str) -> Iterator[House]:
    with _house(administrator_url, 2_000) as house:
        yield house


@pytest.fixture
def house(small_house: House) -> Iterator[House]:
    """Sixty events, as they were told to the log; put right again after the test."""
    yield small_house
    small_house.put_right()


@pytest.fixture
def ten_thousand(large_house: House) -> Iterator[House]:
    yield large_house
    large_house.put_right()
