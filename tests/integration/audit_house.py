"""A log on a real PostgreSQL, and a relay that says what a test makes up."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nats
import psycopg
import uuid_utils.compat as uuids
from psycopg import Connection
from psycopg.rows import DictRow, dict_row

from services.audit_trail.log.log import Connections, Log
from services.audit_trail.main import SERVICE
from shared.eventing.migrating import migrate
from shared.eventing.streams import receipts_subject
from shared.proof.receipt import Receipts
from tests.real_parts import RealBus, RealDatabase

KEY = "07" * 32
"""The seed of the key that signs the log in tests."""


def migrated(database: RealDatabase) -> RealDatabase:
    """Make the log's tables."""
    migrate(database.owner_url, database.runtime_url, [SERVICE.folder / "migrations"], ())
    return database


def connections_to(url: str) -> Connections:
    """Give a connection each time, as a service borrows one."""

    @contextmanager
    def borrow() -> Iterator[Connection[DictRow]]:
        with psycopg.connect(url, autocommit=True, row_factory=dict_row) as connection:
            yield connection

    return borrow


def log_in(database: RealDatabase) -> Log:
    """Give the log as the running service has it."""
    return Log(connections_to(database.runtime_url))


def say(bus: RealBus, context: str, *batches: Receipts) -> None:
    """Say batches as a service's relay would, each acknowledged by JetStream."""
    asyncio.run(_say(bus, context, [each.model_dump_json().encode() for each in batches]))


def say_noise(bus: RealBus, context: str, body: bytes) -> None:
    """Say something that is no batch."""
    asyncio.run(_say(bus, context, [body]))


async def _say(bus: RealBus, context: str, bodies: list[bytes]) -> None:
    connection = await nats.connect(bus.url(context), inbox_prefix=f"_INBOX.{context}")
    for body in bodies:
        await connection.jetstream().publish(
            receipts_subject(context, "no9999"), body, headers={"Nats-Msg-Id": str(uuids.uuid7())}
        )
    await connection.close()


def lines_in(directory: Path) -> list[str]:
    """Give the names of the files in a directory, sorted."""
    return sorted(file.name for file in directory.iterdir())
