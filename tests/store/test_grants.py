"""What the role of a running service may do, asked of PostgreSQL itself."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest

from shared.eventing.store import Store
from tests.real_parts import RealDatabase
from tests.store.notes import ask, opening

pytestmark = pytest.mark.integration

REFUSED = {
    "change": "UPDATE stored_events SET topic = 'forged'",
    "remove": "DELETE FROM stored_events",
    "empty": "TRUNCATE stored_events",
    "drop": "DROP TABLE stored_events",
    "choose a position": (
        "INSERT INTO stored_events (originator_id, originator_version, topic, state, "
        "notification_id) VALUES (gen_random_uuid(), 1, 'forged', '', 99999999)"
    ),
    "reset positions": "SELECT setval('stored_events_notification_id_seq', 1)",
    "lock out others": "LOCK TABLE stored_events IN ACCESS EXCLUSIVE MODE",
    "shadow the table": "CREATE TEMP TABLE stored_events (x int)",
    "make a table": "CREATE TABLE anything (x int)",
    "forget a receipt": "DELETE FROM receipts",
    "change a receipt": "UPDATE receipts SET fingerprint = ''",
    "change how it is written": "DROP FUNCTION append_events",
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_service_may_not(what: str, store: Store, migrated: RealDatabase) -> None:
    ask(store, uuid4(), opening())
    with (
        psycopg.connect(migrated.runtime_url) as service,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        service.execute(REFUSED[what])


def test_a_service_may_read_and_append(store: Store) -> None:
    ask(store, uuid4(), opening())
    assert len(store.after(0, 10)) == 1
