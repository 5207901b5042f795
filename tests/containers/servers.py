"""PostgreSQL and NATS in containers, as the tests' environment names them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from testcontainers.community.postgres import PostgresContainer
from testcontainers.core.container import DockerContainer
from testcontainers.core.wait_strategies import LogMessageWaitStrategy

from infra.local.passwords import a_password
from infra.local.state import ROOT
from infra.nats.accounts import OPERATOR, variable_of
from infra.services import SERVICES
from tests.containers.images import NATS, POSTGRES

FASTER: Final = "-c max_connections=200 -c fsync=off -c synchronous_commit=off"
"""Its data lives no longer than the tests."""

CONFIGURATION: Final = {
    ROOT / "infra/docker/nats.conf": "/etc/nats/nats-server.conf",
    ROOT / "infra/nats/accounts.conf": "/etc/nats/accounts.conf",
}

CLIENT_PORT: Final = 4222


@contextmanager
def servers() -> Iterator[dict[str, str]]:
    """Run both until the block ends; gives the environment in which the tests find them."""
    with postgres() as by_postgres, nats() as by_nats:
        yield by_postgres | by_nats


@contextmanager
def postgres() -> Iterator[dict[str, str]]:
    """Run PostgreSQL."""
    container = PostgresContainer(
        POSTGRES, username="postgres", password=a_password(), dbname="postgres", driver=None
    ).with_command(f"postgres {FASTER}")
    with container as server:
        yield {"STAFETT_TEST_POSTGRES_URL": server.get_connection_url()}


@contextmanager
def nats() -> Iterator[dict[str, str]]:
    """Run NATS with JetStream and the users of `infra/nats/accounts.conf`."""
    passwords = {variable_of(user): a_password() for user in (OPERATOR, *_users())}
    with _with_configuration(DockerContainer(NATS, env=passwords, ports=[CLIENT_PORT])) as server:
        address = f"{server.get_container_host_ip()}:{server.get_exposed_port(CLIENT_PORT)}"
        operator = f"{OPERATOR}:{passwords[variable_of(OPERATOR)]}"
        yield {"STAFETT_TEST_NATS_URL": f"nats://{operator}@{address}", **passwords}


def _users() -> Iterator[str]:
    return (service.name for service in SERVICES)


def _with_configuration(container: DockerContainer) -> DockerContainer:
    container.with_tmpfs_mount("/data")
    for file, place in CONFIGURATION.items():
        container.with_copy_into_container(file, place, 0o644)
    return container.with_command(["--config", "/etc/nats/nats-server.conf"]).waiting_for(
        LogMessageWaitStrategy("Server is ready").with_startup_timeout(60)
    )
