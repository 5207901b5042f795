"""Noise, valid and invalid, breaks no service: no 5xx, no status that is not documented."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from typing import Any

import httpx
import pytest
import uvicorn

from infra.local.ports import any_free
from shared.service.definition import Service
from shared.web.access import PUBLIC
from shared.web.operations import OPERATIONS
from tests.eventually import eventually
from tests.integration.serving import ISSUER, Served
from tests.web.every_service.fuzzing import Noise
from tests.web.every_service.services import access_of, somebody
from tests.web.note_service import notes
from tests.web.people import AS_KARI

pytestmark = pytest.mark.integration


def test_noise_breaks_no_service(
    service: Service, served: Served, document: dict[str, Any]
) -> None:
    rows = {**access_of(service), **OPERATIONS}

    def header(method: str, path: str) -> dict[str, str]:
        row = rows[method, path]
        return {} if row is PUBLIC else ISSUER.header(somebody(row))

    noise = Noise(str(served.client.base_url), header)
    assert noise.breaks(document) == {}


@pytest.fixture
def a_faulty_service() -> Iterator[str]:
    port = any_free()
    server = uvicorn.Server(uvicorn.Config(notes(), "127.0.0.1", port, log_config=None))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    eventually(lambda: server.started)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def test_noise_finds_what_is_broken(a_faulty_service: str) -> None:
    document = httpx.get(f"{a_faulty_service}/openapi.json").json()
    found = Noise(a_faulty_service, lambda *_: AS_KARI).breaks(document)
    assert found
    assert all(fault.startswith("POST /troubles/{kind}: 500") for fault in found)
