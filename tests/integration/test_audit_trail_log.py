"""The log in its tables: what is appended, what is passed over, what nobody who serves may do."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from time import perf_counter
from uuid import UUID

import psycopg
import pytest

from services.audit_trail.log.batch import SomethingIsMissing, Why
from services.audit_trail.log.checkpoints import Checkpoints, LogIsRewritten
from services.audit_trail.log.entries import Asked, Entries
from services.audit_trail.log.log import Log
from services.audit_trail.log.tree import nodes_in
from shared.eventing.streams import AUDIT_TRAIL
from shared.proof.merkle import (
    EMPTY_ROOT,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    parent_hash,
    root,
)
from shared.proof.note_keys import SignerKey
from shared.proof.receipt import Receipt
from shared.proof.verifying import verify_consistency, verify_inclusion
from tests.integration.audit_house import KEY, connections_to, log_in, migrated
from tests.real_parts import RealDatabase
from tests.rules.audit_trail.receipts import ADA, CONTEXT, MONDAY, batch, forged, of, receipt

pytestmark = pytest.mark.integration

SIGNER = SignerKey("stafett/no9999", bytes.fromhex(KEY))


@pytest.fixture
def tables(database: RealDatabase) -> RealDatabase:
    return migrated(database)


@pytest.fixture
def log(tables: RealDatabase) -> Log:
    return log_in(tables)


def positions(tables: RealDatabase, context: str = CONTEXT) -> list[int]:
    with psycopg.connect(tables.runtime_url) as connection:
        rows = connection.execute(
            "SELECT position FROM entries WHERE service = %s ORDER BY leaf_index", (context,)
        )
        return [position for (position,) in rows]


def disputes(tables: RealDatabase) -> list[tuple[int, str]]:
    with psycopg.connect(tables.runtime_url) as connection:
        return connection.execute("SELECT position, why FROM disputed ORDER BY position").fetchall()


def tree_of(receipts: Sequence[Receipt]) -> bytes:
    """Give the root over these receipts, hashed anew from nothing."""
    hashes = {(0, index): leaf_hash(each.leaf()) for index, each in enumerate(receipts)}
    level, count = 0, len(receipts)
    while count > 1:
        for index in range(count // 2):
            left, right = hashes[level, 2 * index], hashes[level, 2 * index + 1]
            hashes[level + 1, index] = parent_hash(left, right)
        level, count = level + 1, count // 2
    return root(lambda places: {place: hashes[place] for place in places}, len(receipts))


def test_receipts_become_leaves_in_their_order(tables: RealDatabase, log: Log) -> None:
    log.take(CONTEXT, batch(1, 2, 3))
    log.take(CONTEXT, batch(4))
    assert positions(tables) == [1, 2, 3, 4]
    with connections_to(tables.runtime_url)() as connection:
        reached = root(nodes_in(connection.cursor()), 4)
    assert reached == tree_of([receipt(each) for each in (1, 2, 3, 4)])


def test_a_batch_that_comes_again_changes_nothing(tables: RealDatabase, log: Log) -> None:
    log.take(CONTEXT, batch(1, 2, 3))
    log.take(CONTEXT, batch(1, 2, 3))
    log.take(CONTEXT, batch(2, 3, 4))
    assert (positions(tables), disputes(tables)) == ([1, 2, 3, 4], [])


def test_a_stream_that_is_filled_again_from_the_start_changes_nothing(
    tables: RealDatabase, log: Log
) -> None:
    log.take(CONTEXT, batch(1, 2, 3))
    for again in (batch(1), batch(2), batch(3), batch(4)):
        log.take(CONTEXT, again)
    assert (positions(tables), disputes(tables)) == ([1, 2, 3, 4], [])


def test_nothing_is_taken_behind_a_gap(tables: RealDatabase, log: Log) -> None:
    log.take(CONTEXT, batch(1))
    with pytest.raises(SomethingIsMissing):
        log.take(CONTEXT, batch(3))
    assert positions(tables) == [1]
    log.take(CONTEXT, batch(2))
    log.take(CONTEXT, batch(3))
    assert positions(tables) == [1, 2, 3]


def test_each_service_has_an_order_of_its_own(tables: RealDatabase, log: Log) -> None:
    log.take(CONTEXT, batch(1, 2))
    log.take("directory", batch(1, context="directory"))
    assert (positions(tables), positions(tables, "directory")) == ([1, 2], [1])
    assert log.lasts([CONTEXT, "directory", "notification"]) == {
        CONTEXT: 2,
        "directory": 1,
        "notification": 0,
    }


def test_what_does_not_agree_is_kept_and_never_dropped(tables: RealDatabase, log: Log) -> None:
    log.take(CONTEXT, batch(1, 3, after=0))
    log.take(CONTEXT, of(0, [forged(receipt(1)), receipt(2), receipt(3), receipt(4)]))
    assert positions(tables) == [1, 3, 4]
    assert disputes(tables) == [(1, Why.OTHER_HASH), (2, Why.PASSED_BY)]
    assert log.disputed() == {CONTEXT: 2}


def test_writers_at_the_same_time_leave_neither_holes_nor_doubles(
    tables: RealDatabase, log: Log
) -> None:
    contexts = [f"service-{number}" for number in range(4)]

    def write(context: str) -> None:
        for position in range(1, 26):
            log.take(context, batch(position, context=context))

    threads = [threading.Thread(target=write, args=(each,)) for each in contexts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with psycopg.connect(tables.runtime_url) as connection:
        leaves = connection.execute("SELECT leaf_index FROM entries ORDER BY 1").fetchall()
    assert [leaf for (leaf,) in leaves] == list(range(100))
    assert [positions(tables, each) for each in contexts] == [list(range(1, 26))] * 4


@pytest.mark.parametrize("size", [1, 2, 7, 8, 33])
def test_every_leaf_is_proved_to_be_in_the_tree(tables: RealDatabase, log: Log, size: int) -> None:
    log.take(CONTEXT, batch(*range(1, size + 1)))
    with connections_to(tables.runtime_url)() as connection:
        nodes = nodes_in(connection.cursor())
        for index in range(size):
            hashed = leaf_hash(receipt(index + 1).leaf())
            proof = inclusion_proof(nodes, index, size)
            verify_inclusion(hashed, index, size, proof, root(nodes, size))


def test_a_log_that_has_grown_is_proved_to_begin_as_it_was(tables: RealDatabase, log: Log) -> None:
    with connections_to(tables.runtime_url)() as connection:
        nodes = nodes_in(connection.cursor())
        roots = {0: EMPTY_ROOT}
        for size in range(1, 20):
            log.take(CONTEXT, batch(size))
            roots[size] = root(nodes, size)
        for old in range(20):
            proof = consistency_proof(nodes, old, 19)
            verify_consistency(old, 19, roots[old], roots[19], proof)


def test_subjects_are_tied_to_their_child_but_readings_are_not(
    tables: RealDatabase, log: Log
) -> None:
    concern = receipt(1, child=ADA)
    reading = receipt(2, child=ADA).model_copy(update={"kind": "reading"})
    log.take(CONTEXT, of(0, [concern, reading]))
    with psycopg.connect(tables.runtime_url) as connection:
        tied = connection.execute("SELECT child_id, kind FROM subjects_of_children").fetchall()
    assert tied == [(ADA, "concern")]


def test_what_was_known_before_the_child_was_is_learned_of_the_child_when_it_was(
    tables: RealDatabase, log: Log
) -> None:
    log.take(CONTEXT, of(0, [receipt(1), receipt(2), receipt(3, child=ADA), receipt(4)]))
    entries = Entries(connections_to(tables.runtime_url))

    def known(after: datetime | None = None, until: datetime | None = None) -> list[UUID]:
        asked = Asked(ADA, learned_after=after, learned_until=until)
        return [found.event_id for found in entries.about(asked, -1, 10)]

    second = timedelta(seconds=1)
    assert known() == [receipt(each).event_id for each in (1, 2, 3, 4)]
    assert known(until=MONDAY + 2 * second) == []
    assert known(until=MONDAY + 3 * second) == known()[:3]
    assert known(after=MONDAY + 2 * second) == known()
    assert known(after=MONDAY + 3 * second) == known()[3:]


def test_what_the_log_itself_records_of_a_child_is_no_line_of_the_trail(
    tables: RealDatabase, log: Log
) -> None:
    log.take(AUDIT_TRAIL, of(0, [receipt(1, context=AUDIT_TRAIL, child=ADA)]))
    entries = Entries(connections_to(tables.runtime_url))
    assert entries.about(Asked(ADA), -1, 10) == []


def test_a_thousand_a_second_are_appended_on_a_busy_machine_too(log: Log) -> None:
    batches = [batch(*range(first, first + 500)) for first in range(1, 5001, 500)]
    begun = perf_counter()
    for each in batches:
        log.take(CONTEXT, each)
    assert 5_000 / (perf_counter() - begun) > 1_000


def test_a_log_that_was_rewritten_is_not_signed_again(tables: RealDatabase, log: Log) -> None:
    checkpoints = Checkpoints(connections_to(tables.runtime_url))
    log.take(CONTEXT, batch(1, 2, 3))
    checkpoints.sign(SIGNER, MONDAY)
    assert checkpoints.are_true()
    with psycopg.connect(tables.owner_url) as owner:
        owner.execute("UPDATE entries SET leaf_hash = sha256('forged') WHERE leaf_index = 2")
    assert not checkpoints.are_true()
    log.take(CONTEXT, batch(4))
    with pytest.raises(LogIsRewritten):
        checkpoints.sign(SIGNER, MONDAY)


def test_a_log_that_was_cut_is_not_signed_again(tables: RealDatabase, log: Log) -> None:
    checkpoints = Checkpoints(connections_to(tables.runtime_url))
    log.take(CONTEXT, batch(1, 2, 3))
    checkpoints.sign(SIGNER, MONDAY)
    with psycopg.connect(tables.owner_url) as owner:
        owner.execute("DELETE FROM entries WHERE leaf_index = 2")
    assert not checkpoints.are_true()
    with pytest.raises(LogIsRewritten):
        checkpoints.sign(SIGNER, MONDAY)


TABLES = ("entries", "nodes", "subjects_of_children", "checkpoints", "disputed")

FORBIDDEN = (
    "UPDATE {} SET {} = {}",
    "DELETE FROM {}",
    "TRUNCATE {}",
    "DROP TABLE {}",
    "ALTER TABLE {} ADD COLUMN x int",
    "LOCK TABLE {} IN ACCESS EXCLUSIVE MODE",
    "CREATE TEMP TABLE {} (x int)",
)

COLUMN = {
    "entries": "hash",
    "nodes": "hash",
    "subjects_of_children": "kind",
    "checkpoints": "note",
    "disputed": "why",
}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_service_that_runs_may_not(tables: RealDatabase, table: str, what: str) -> None:
    statement = what.format(table, COLUMN[table], COLUMN[table])
    with (
        psycopg.connect(tables.runtime_url) as service,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        service.execute(statement.encode())


def test_the_service_that_runs_has_insert_and_select_and_nothing_else(
    tables: RealDatabase,
) -> None:
    with psycopg.connect(tables.owner_url) as owner:
        rows = owner.execute(
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants "
            "WHERE grantee = %s AND table_name = ANY(%s)",
            (tables.runtime, list(TABLES)),
        ).fetchall()
    assert sorted(rows) == sorted(
        (table, right) for table in TABLES for right in ("INSERT", "SELECT")
    )
