"""A record of notebooks and the log that heard of it, to be tampered with and put right again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid5

import psycopg
from psycopg.rows import DictRow, dict_row

import services.audit_trail
from services.audit_trail.log.checkpoints import Checkpoints
from services.audit_trail.log.log import Log
from shared.eventing.lanes import ReceiptsOfEverything
from shared.eventing.migrating import migrate
from shared.eventing.placing import in_place
from shared.eventing.recorded import Cause
from shared.eventing.store import Store
from shared.proof.note_keys import SignerKey
from shared.proof.receipt import Receipts
from stafett.verify.log import Found
from stafett.verify.whole import Record, Report, Whole, verify
from tests.kit.notebook import (
    BY_KARI,
    MONDAY,
    NOTEBOOKS,
    LineAdded,
    LineWhispered,
    NotebookEvent,
    NotebookOpened,
    NotebookShut,
)
from tests.real_parts import RealDatabase

CONTEXT: Final = "notebooks"
SIGNER: Final = SignerKey("stafett/no9999", bytes(range(32)))
MAC_KEY: Final = bytes.fromhex("6b" * 32)
NOON: Final = datetime(2026, 1, 12, 12, 0, tzinfo=UTC)
TABLES: Final = ("stored_events", "entries", "nodes", "checkpoints", "subjects_of_children")

STORY: Final[Sequence[NotebookEvent]] = (
    NotebookOpened(title="blue", by_whom=BY_KARI.person_id),
    LineAdded(line="Ada sat alone by the window"),
    LineAdded(line="She ran to the others again"),
    LineWhispered(line="She said why"),
    NotebookShut(),
)
"""What happens in each notebook: five events in two streams."""


@dataclass
class House:
    """One record, one log, and what was kept of the log's checkpoints outside."""

    record: RealDatabase
    log: RealDatabase
    superuser_of: Callable[[str], str]
    outside: list[Found]

    @property
    def whole(self) -> Whole:
        return Whole(
            {CONTEXT: Record(self.record.runtime_url, MAC_KEY)},
            self.log.runtime_url,
            SIGNER.verifier,
            self.outside,
            self.record.keys.owner_url,
        )

    def verified(self) -> Report:
        return verify(self.whole)

    def found(self) -> list[str]:
        """Give what is wrong, in words, each thing with its place."""
        return [str(finding) for finding in self.verified().findings]

    def in_the_record(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Do something to the record as PostgreSQL's superuser."""
        return self._as_superuser(self.record.name, statement, values)

    def in_the_log(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Do something to the log as PostgreSQL's superuser."""
        return self._as_superuser(self.log.name, statement, values)

    def _as_superuser(
        self, database: str, statement: str, values: Sequence[Any]
    ) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.superuser_of(database)) as connection:
            cursor = connection.execute(statement.encode(), values)
            return cursor.fetchall() if cursor.description else []

    def keep_a_copy(self) -> None:
        """Keep everything as it is now, beside it."""
        for do, tables in ((self.in_the_record, TABLES[:1]), (self.in_the_log, TABLES[1:])):
            for table in tables:
                do(f"CREATE TABLE copy_of_{table} AS TABLE {table}")

    def put_right(self) -> None:
        """Put everything back as it was."""
        for do, tables in ((self.in_the_record, TABLES[:1]), (self.in_the_log, TABLES[1:])):
            for table in tables:
                do(f"TRUNCATE {table}")
                do(f"INSERT INTO {table} SELECT * FROM copy_of_{table}")


def a_house(record: RealDatabase, log: RealDatabase, superuser_of: Callable[[str], str]) -> House:
    """Make the tables of both; nothing has happened yet."""
    folder = Path(services.audit_trail.__file__).parent
    migrate(log.owner_url, log.runtime_url, [folder / "migrations"], [])
    return House(record, log, superuser_of, [])


def notebook(number: int) -> UUID:
    return uuid5(BY_KARI.person_id, f"notebook {number}")


def write_notebooks(store: Store, first: int, after_last: int) -> None:
    """Write notebooks as the store does, many in one save."""
    written = [
        one for number in range(first, after_last) for one in _notebook(store, notebook(number))
    ]
    store.record.recorder.insert_events(
        [one.stored for one in written], macs=[one.mac for one in written]
    )


def _notebook(store: Store, notebook_id: UUID) -> Sequence[Any]:
    _, written, _ = in_place(
        store.writer,
        NOTEBOOKS,
        notebook_id,
        STORY,
        notebook_id,
        {},
        by=BY_KARI,
        now=MONDAY,
        cause=Cause("test"),
    )
    return written


def tell_the_log(house: House, store: Store) -> None:
    """Tell the log everything that it has not heard, as the relay does, and let it sign.

    Each notebook is about a child of its own, which has the notebook's id.
    """
    lane = ReceiptsOfEverything(CONTEXT, "no9999", lambda recorded: recorded.subject_id)
    log, position = Log(connections(house.log)), 0
    position = log.lasts([CONTEXT]).get(CONTEXT, 0)
    while batch := store.after(position, 500):
        for said in lane.say(batch, position):
            log.take(CONTEXT, Receipts.model_validate_json(said.message.body))
        position = batch[-1].position
    checkpoints = Checkpoints(connections(house.log))
    checkpoints.sign(SIGNER, NOON)
    latest = checkpoints.latest()
    assert latest is not None
    house.outside.append(Found(f"the file {latest.size}", latest.note.encode()))


def connections(
    database: RealDatabase,
) -> Callable[[], AbstractContextManager[psycopg.Connection[DictRow]]]:
    return lambda: psycopg.connect(database.runtime_url, autocommit=True, row_factory=dict_row)
