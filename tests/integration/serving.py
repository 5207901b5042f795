"""A service served for real in a test: on a port, on real PostgreSQL and NATS."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from infra.local.ports import LOOPBACK, any_free
from shared.eventing.migrating import migrate
from shared.identity.actor import Actor
from shared.service.composing import app_for
from shared.service.definition import Service
from shared.service.desk import Desk
from shared.service.running import Running
from tests.eventually import eventually
from tests.real_parts import RealBus, RealDatabase
from tests.tokens import IssuerInMemory

ISSUER = IssuerInMemory()


@dataclass
class Served:
    """A running service and the door to it."""

    app: FastAPI
    client: httpx.Client

    @property
    def desk(self) -> Desk:
        desk: Desk = self.app.state.desk
        return desk

    @property
    def running(self) -> Running:
        running: Running = self.app.state.running
        return running

    def get(self, path: str, by: Actor, **headers: str) -> httpx.Response:
        return self.client.get(path, headers={**ISSUER.header(by), **headers})

    def post(self, path: str, by: Actor, body: object = None, **headers: str) -> httpx.Response:
        return self.client.post(path, json=body or {}, headers={**ISSUER.header(by), **headers})

    def put(self, path: str, by: Actor, body: object = None, **headers: str) -> httpx.Response:
        return self.client.put(path, json=body or {}, headers={**ISSUER.header(by), **headers})


@contextmanager
def serving(
    service: Service,
    database: RealDatabase,
    bus: RealBus | None,
    *,
    now: datetime | None = None,
    speed: float = 1.0,
    **settings: Any,
) -> Iterator[Served]:
    """Serve a service; with ``now`` on a training clock that begins there and runs at ``speed``.

    Without a bus the service is served all the same, and is never ready.
    """
    migrate(
        database.owner_url, database.runtime_url, [service.folder / "migrations"], service.all_views
    )
    settings_class: Any = service.settings
    configured = settings_class(
        postgres_url=SecretStr(database.runtime_url),
        nats_url=SecretStr(bus.url(service.context) if bus else f"nats://{LOOPBACK}:{any_free()}"),
        training_starts_at=now,
        training_started=datetime.now(UTC) if now else None,
        training_speed=speed,
        **{**database.keys.settings(), **settings},
    )
    app = app_for(service, configured, ISSUER.tokens())
    port = any_free()
    server = uvicorn.Server(
        uvicorn.Config(app, LOOPBACK, port, log_config=None, ws="none", timeout_graceful_shutdown=2)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        with httpx.Client(base_url=f"http://{LOOPBACK}:{port}", timeout=30) as client:
            path = "/health/ready" if bus else "/health/live"
            eventually(lambda: client.get(path).status_code == httpx.codes.OK)
            yield Served(app, client)
    finally:
        server.should_exit = True
        thread.join(timeout=20)
