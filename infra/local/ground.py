"""PostgreSQL and NATS as the services stand on them: ours, or ones that already run elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from infra.local.part import Part
from infra.nats.accounts import OPERATOR
from infra.nats.declare import declare_all
from infra.postgres.provision import database_of, provision
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
        provision(self.administrator_url, databases)

    def declare(self) -> None:
        """Make the streams of every context, also of those that nobody serves here."""
        asyncio.run(declare_all(self.nats_url_of(OPERATOR)))

    def database_url(self, service: Service, role: str) -> str:
        """Give the address of a service's database, for one of its two roles."""
        place = urlsplit(self.administrator_url)
        at = place.netloc.rpartition("@")[2]
        signed_in = f"{role}:{self.password_of(role)}@{at}"
        return urlunsplit(place._replace(netloc=signed_in, path=f"/{service.name}"))
