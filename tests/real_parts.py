"""Real PostgreSQL and NATS for tests: from the wheels, or ones that already run.

``STAFETT_TEST_POSTGRES_URL`` (an administrator's) and ``STAFETT_TEST_NATS_URL`` (the operator's)
name servers that run already, e.g. in containers. Such a NATS must know the users of
`infra/nats/accounts.conf`; their passwords are read from ``STAFETT_NATS_PASSWORD_<USER>``.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import nats
from nats.aio.client import Client

from infra.local.nats import Nats
from infra.local.passwords import Passwords, a_password
from infra.local.ports import any_free
from infra.local.postgres import Postgres
from infra.local.running import Note
from infra.nats.accounts import OPERATOR, variable_of
from infra.postgres.keys import migrate as migrate_keys
from infra.postgres.provision import Database, drop, provision
from infra.services import BY_CONTEXT
from shared.eventing.streams import BrokerRefused, declare_as_operator


@dataclass(frozen=True, slots=True)
class Keys:
    """The database of keys beside a test's databases, and the keys that come from outside."""

    url: str
    owner_url: str
    destroyer_url: str

    def settings(self) -> dict[str, str]:
        """Give what a service's settings need to seal what it records."""
        return {
            "keys_url": self.url,
            "wrapping_keys": "test:" + "5a" * 32,
            "mac_key": "6b" * 32,
        }


@dataclass(frozen=True, slots=True)
class RealDatabase:
    """A database of one test's own: empty, with an owner's and a service's role."""

    name: str
    owner: str
    runtime: str
    owner_url: str
    runtime_url: str
    keys: Keys


@dataclass(frozen=True, slots=True)
class RealBus:
    """A NATS server with JetStream; each user signs in with an address of its own."""

    address: str
    password_of: Callable[[str], str]

    @property
    def operator_url(self) -> str:
        """Give the address for the one who may do everything."""
        return self.url(OPERATOR)

    def url(self, user: str) -> str:
        """Give the address for a service, by its package's name or its context."""
        name = BY_CONTEXT[user].name if user in BY_CONTEXT else user
        return f"nats://{name}:{self.password_of(name)}@{self.address}"


@contextmanager
def a_directory() -> Iterator[Path]:
    """Give a directory of one's own, and remove it afterwards."""
    directory = Path(tempfile.mkdtemp(prefix="stafett-test-"))
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


@contextmanager
def a_postgres() -> Iterator[Postgres]:
    """Run a PostgreSQL that may be stopped and started at will."""
    with a_directory() as directory:
        postgres = Postgres(
            home=directory / "postgres",
            port=any_free(),
            password=a_password(),
            log=directory / "postgres.log",
            note=Note(directory / "postgres.pid"),
            say=lambda _line: None,
            is_for_tests=True,
        )
        try:
            postgres.start()
            yield postgres
        finally:
            postgres.stop()


@contextmanager
def a_nats() -> Iterator[Nats]:
    """Run a NATS that may be stopped and started, and lose its streams, at will."""
    with a_directory() as directory:
        server = Nats(
            home=directory / "nats",
            port=any_free(),
            password_of=Passwords(directory / "passwords.json").of,
            log=directory / "nats.log",
            note=Note(directory / "nats.pid"),
        )
        try:
            server.start()
            yield server
        finally:
            server.stop()


@contextmanager
def an_administrator() -> Iterator[str]:
    """Give the address of a PostgreSQL administrator."""
    if given := os.environ.get("STAFETT_TEST_POSTGRES_URL"):
        yield given
        return
    with a_postgres() as postgres:
        yield postgres.url


@contextmanager
def a_bus() -> Iterator[RealBus]:
    """Give a NATS."""
    if given := os.environ.get("STAFETT_TEST_NATS_URL"):
        place = urlsplit(given)
        passwords = {OPERATOR: place.password or ""}
        yield RealBus(
            f"{place.hostname}:{place.port or 4222}",
            lambda user: passwords.get(user) or os.environ[variable_of(user)],
        )
        return
    with a_nats() as server:
        yield bus_of(server)


def bus_of(server: Nats) -> RealBus:
    """See a server of one's own as a bus."""
    return RealBus(server.address, server.password_of)


@contextmanager
def a_database(administrator_url: str) -> Iterator[RealDatabase]:
    """Make a database with its two roles, and take them away afterwards."""
    made = _described(f"test_{uuid4().hex[:12]}")
    provision(administrator_url, [made])
    try:
        yield RealDatabase(
            name=made.name,
            owner=made.owner,
            runtime=made.runtime,
            owner_url=_url(administrator_url, made, made.owner, made.owner_password),
            runtime_url=_url(administrator_url, made, made.runtime, made.runtime_password),
            keys=keys_beside(administrator_url),
        )
    finally:
        drop(administrator_url, made)


@cache
def keys_beside(administrator_url: str) -> Keys:
    """Make the one database of keys for all tests on a server."""
    return _keys(administrator_url, _keys_described())


@contextmanager
def keys_of_ones_own(administrator_url: str) -> Iterator[Keys]:
    """Make a database of keys that nobody else uses, and take it away afterwards."""
    made = _keys_described()
    try:
        yield _keys(administrator_url, made)
    finally:
        drop(administrator_url, made)


def _keys(administrator_url: str, made: Database) -> Keys:
    provision(administrator_url, [made])
    destroyer, password = next(iter(made.others.items()))
    keys = Keys(
        url=_url(administrator_url, made, made.runtime, made.runtime_password),
        owner_url=_url(administrator_url, made, made.owner, made.owner_password),
        destroyer_url=_url(administrator_url, made, destroyer, password),
    )
    migrate_keys(keys.owner_url, keys.url)
    return keys


def _keys_described() -> Database:
    made = _described(f"test_keys_{uuid4().hex[:12]}")
    return replace(made, others={f"{made.runtime}_destroyer": a_password()})


def _described(name: str) -> Database:
    return Database(name, f"{name}_owner", a_password(), name, a_password())


def _url(administrator_url: str, database: Database, role: str, password: str) -> str:
    at = urlsplit(administrator_url).netloc.rpartition("@")[2]
    return f"postgresql://{role}:{password}@{at}/{database.name}"


def begin_anew(bus: RealBus) -> None:
    """Remove every stream, and declare those of all contexts again, empty."""
    asyncio.run(_begin_anew(bus))


async def _begin_anew(bus: RealBus) -> None:
    connection = await nats.connect(bus.operator_url)
    for name in await _names_of_streams(connection):
        await connection.request(f"$JS.API.STREAM.DELETE.{name}")
    for context in BY_CONTEXT:
        await _declare_once_the_old_is_gone(connection, context)
    await connection.close()


async def _declare_once_the_old_is_gone(connection: Client, context: str) -> None:
    # The server removes a stream's files a moment after it has answered that the stream is gone.
    for pause in (0.05, 0.1, 0.2, 0.5, 1.0, 2.0):
        try:
            await declare_as_operator(connection, context)
        except BrokerRefused:
            await asyncio.sleep(pause)
        else:
            return
    await declare_as_operator(connection, context)


async def _names_of_streams(connection: Client) -> list[str]:
    reply = await connection.request("$JS.API.STREAM.NAMES")
    return json.loads(reply.data)["streams"] or []
