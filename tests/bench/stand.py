"""What is measured on: the whole system on disk, a town in it, and databases beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from infra.local.passwords import a_password
from infra.local.stack import Stack, running_stack
from infra.postgres.provision import Database, provision
from infra.services import SERVICES
from shared.eventing.migrating import migrate
from shared.eventing.store import Store
from shared.eventing.writing import Writer
from shared.service.definition import Service
from shared.service.settings import Settings
from shared.time.clock import TrainingClock
from tests.journeys.player import Player
from tests.journeys.scenario import read_scenario
from tests.journeys.town import Town

MONDAY: Final = datetime(2026, 1, 12, 8, 0, tzinfo=UTC)
"""Services are told that it is this instant: what is measured does not depend on today's date."""

PEOPLE: Final = ("kari", "berit", "siv")
"""Employees of one kindergarten; they register what is measured."""


@dataclass(frozen=True)
class Own:
    """A database of a measurement's own: what stands in it, and both ways in."""

    store: Store
    url: str


@dataclass(frozen=True)
class Stand:
    """A running stack, and the town that plays in it. Its data is as durable as anyone's."""

    stack: Stack
    town: Town

    @property
    def administrator_url(self) -> str:
        """Give the address of PostgreSQL for the one who may do everything."""
        return self.stack.ground.administrator_url

    def url_of(self, database: str) -> str:
        """Give the administrator's address of a database."""
        return urlunsplit(urlsplit(self.administrator_url)._replace(path=f"/{database}"))

    def bare_database(self, name: str) -> str:
        """Make an empty database on the same server, and give its address."""
        with psycopg.connect(self.administrator_url, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url_of(name)

    @contextmanager
    def own(self, name: str, service: Service, writes: type[Writer] = Writer) -> Iterator[Own]:
        """Open the kit's store on a database of its own, with a service's kinds and views.

        ``writes`` is what writes its documents.
        """
        made = Database(name, f"{name}_owner", a_password(), name, a_password())
        provision(self.administrator_url, [made])
        url = self._signed_in(made.runtime, made.runtime_password, name)
        owner = self._signed_in(made.owner, made.owner_password, name)
        migrate(owner, url, [service.folder / "migrations"], service.all_views)
        settings = Settings.model_validate({"postgres_url": url, **self._keys()})
        given = settings.writer()
        writer = writes(given.sealer, given.mac_key)
        store = Store.open(settings.library_environment(), service.all_kinds, writer)
        try:
            yield Own(store, url)
        finally:
            store.close()

    def _keys(self) -> dict[str, object]:
        state = self.stack.state
        return {
            "keys_url": self.stack.ground.keys_url(),
            "wrapping_keys_file": state.wrapping_keys(),
            "mac_key": state.secret_key("mac bench"),
        }

    def rest(self) -> None:
        """Stop the services; PostgreSQL and NATS remain, for what is measured by itself."""
        for service in SERVICES:
            self.stack.stop_one(service.name)

    def _signed_in(self, role: str, password: str, database: str) -> str:
        at = urlsplit(self.administrator_url)
        place = f"{role}:{password}@{at.hostname}:{at.port}"
        return urlunsplit(at._replace(netloc=place, path=f"/{database}"))


@contextmanager
def standing(folder: Path) -> Iterator[Stand]:
    """Run everything for real, with every commit on disk, and enter the town's people."""
    clock = TrainingClock(started=datetime.now(UTC), starts_at=MONDAY, speed=1.0)
    with running_stack(folder, clock, is_for_tests=False) as stack:
        addresses = {service.name: stack.url(service.name) for service in SERVICES}
        town = Town(addresses | {"issuer": stack.url("issuer")})
        Player(town, clock, is_timely=False).play([read_scenario("background")])
        yield Stand(stack, town)
