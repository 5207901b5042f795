"""One process leads at a time; when it goes, another one does."""

from __future__ import annotations

import threading

import psycopg
import pytest

from shared.eventing.leading import Lead, NotTheLeader
from tests.real_parts import RealDatabase

pytestmark = pytest.mark.integration

LOCK = 1


def a_lead(database: RealDatabase, *, patient: bool = True) -> Lead:
    stopping = threading.Event()
    if not patient:
        stopping.set()
    return Lead(database.runtime_url, LOCK, stopping)


def test_one_leads_and_the_next_one_does_when_it_resigns(database: RealDatabase) -> None:
    first, second = a_lead(database), a_lead(database, patient=False)
    first.take()
    with pytest.raises(NotTheLeader):
        second.take()
    first.resign()
    second.take()
    second.make_sure()
    second.resign()


def test_who_has_lost_the_lock_with_its_connection_notices(database: RealDatabase) -> None:
    lead = a_lead(database)
    lead.take()
    with psycopg.connect(database.runtime_url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
    with pytest.raises(psycopg.OperationalError):
        lead.make_sure()
    lead.resign()
    with pytest.raises(NotTheLeader):
        lead.make_sure()
