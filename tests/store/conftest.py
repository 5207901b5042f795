"""A store on a database of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from shared.eventing.migrating import migrate
from shared.eventing.store import Store
from shared.service.settings import Settings
from tests.kit.notebook import NOTEBOOK_SERVICE
from tests.real_parts import RealDatabase


def opened(database: RealDatabase) -> Store:
    """Open one more store on the same database, as another process would."""
    settings = Settings.model_validate(
        {"postgres_url": database.runtime_url, **database.keys.settings()}
    )
    return Store.open(settings.library_environment(), NOTEBOOK_SERVICE.all_kinds, settings.writer())


@pytest.fixture
def migrated(database: RealDatabase) -> RealDatabase:
    migrate(database.owner_url, database.runtime_url, [], NOTEBOOK_SERVICE.all_views)
    return database


@pytest.fixture
def store(migrated: RealDatabase) -> Iterator[Store]:
    store = opened(migrated)
    yield store
    store.close()


@pytest.fixture
def another(migrated: RealDatabase) -> Iterator[Callable[[], Store]]:
    stores: list[Store] = []

    def open_one_more() -> Store:
        stores.append(opened(migrated))
        return stores[-1]

    yield open_one_more
    for store in stores:
        store.close()
