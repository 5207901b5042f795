from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shared.service.definition import Service
from tests.integration.serving import Served, serving
from tests.real_parts import RealBus, a_database, begin_anew
from tests.web.every_service.services import every_service


@pytest.fixture(scope="module", params=every_service(), ids=lambda service: service.context)
def service(request: pytest.FixtureRequest) -> Service:
    """Each service, one after the other."""
    service: Service = request.param
    return service


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A state directory of the tests' own."""
    with pytest.MonkeyPatch.context() as environment:
        state: Path = tmp_path_factory.mktemp("state")
        environment.setenv("STAFETT_STATE", str(state))
        yield state


@pytest.fixture(scope="module")
def served(service: Service, administrator_url: str, bus: RealBus, state: Path) -> Iterator[Served]:
    """The service, served on an empty database and empty streams."""
    assert state.exists()
    begin_anew(bus)
    with a_database(administrator_url) as database, serving(service, database, bus) as served:
        yield served


@pytest.fixture(scope="module")
def document(served: Served) -> dict[str, Any]:
    """The service's OpenAPI document."""
    document: dict[str, Any] = served.client.get("/openapi.json").json()
    return document
