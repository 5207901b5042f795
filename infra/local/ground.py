"""PostgreSQL and NATS as the services stand on them: ours, or ones that already run elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from infra.local.part import Part
from infra.local.state import ROOT
from infra.nats.accounts import OPERATOR
from infra.nats.declare import declare_all
from infra.postgres.made_by import are_made_by, mark_of, put_mark
from infra.postgres.provision import KEYS, database_of, keys_database, provision
from infra.services import Service


@dataclass(frozen=True, slots=True)
class Ground:
    """The two servers, and how each service signs in to them."""

    postgres: Part
    administrator_url: str
    nats: Part
    nats_url_of: Callable[[str], str]
    password_of: Callable[[str], str]

    def provision(self, services: Sequence[Service]) -> None:
        """Make databases and roles."""
        databases = [database_of(service, self.password_of) for service in services]
        provision(self.administrator_url, [keys_database(self.password_of), *databases])

    def tables_are_made(self, services: Sequence[Service]) -> bool:
        """Tell whether the code that stands here has made all tables already."""
        return are_made_by(_mark(), self.administrator_url, [each.name for each in services])

    def remember_tables(self, services: Sequence[Service]) -> None:
        """Remember that it has."""
        put_mark(_mark(), self.administrator_url, [each.name for each in services])

    def declare(self) -> None:
        """Make the streams of every context, also of those that nobody serves here."""
        asyncio.run(declare_all(self.nats_url_of(OPERATOR)))

    def database_url(self, service: Service, role: str) -> str:
        """Give the address of a service's database, for one of its two roles."""
        return self._url(service.name, role)

    def keys_url(self, role: str = KEYS) -> str:
        """Give the address of the database of keys, for one of its roles."""
        return self._url(KEYS, role)

    def _url(self, database: str, role: str) -> str:
        place = urlsplit(self.administrator_url)
        at = place.netloc.rpartition("@")[2]
        signed_in = f"{role}:{self.password_of(role)}@{at}"
        return urlunsplit(place._replace(netloc=signed_in, path=f"/{database}"))


def _mark() -> str:
    return mark_of([ROOT / "services", ROOT / "shared"])
