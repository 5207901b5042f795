"""Two processes of one service at once: everything is said, told and folded once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from uuid import UUID, uuid4

import psycopg
import pytest

from shared.contracts.subjects import stream_name
from shared.eventing.recorded import Cause
from shared.service.running import TIMERS_LOCK
from tests.eventually import eventually
from tests.integration.messages import ids_on
from tests.integration.serving import Served, serving
from tests.kit.notebook import (
    BY_KARI,
    LINES_OF_A_NOTEBOOK,
    MONDAY,
    NOTEBOOK_SERVICE,
    NOTEBOOKS,
    BellRang,
    OpenNotebook,
    announce,
)
from tests.real_parts import RealBus, RealDatabase

pytestmark = pytest.mark.integration

LINES = 10


@pytest.fixture
def replicas(database: RealDatabase, nats: RealBus) -> Iterator[tuple[Served, Served]]:
    with (
        serving(NOTEBOOK_SERVICE, database, nats, now=MONDAY) as first,
        serving(NOTEBOOK_SERVICE, database, nats, now=MONDAY) as second,
    ):
        yield first, second


def a_notebook(served: Served) -> UUID:
    notebook = uuid4()
    served.desk.store.handle(
        NOTEBOOKS,
        notebook,
        lambda _: OpenNotebook(by=BY_KARI, now=MONDAY, title="blue"),
        cause=Cause("test"),
    )
    return notebook


def test_everything_is_said_and_told_once_and_both_know_how_far(
    replicas: tuple[Served, Served], nats: RealBus
) -> None:
    first, second = replicas
    notebooks = [a_notebook(first), a_notebook(second)]
    for number in range(LINES):
        for served in (first, second):
            for notebook in notebooks:
                path = f"/notebooks/{notebook}/lines"
                assert served.post(path, BY_KARI, {"line": str(number)}).status_code == 200
    log = first.desk.store.after(0, 10_000)
    said = [str(one.id) for one in log if announce(one)]
    eventually(lambda: ids_on(nats, stream_name(NOTEBOOK_SERVICE.context)) == said)
    eventually(lambda: (first.running.relay_lag(), second.running.relay_lag()) == (0, 0))
    eventually(lambda: lines_seen(second) == [2 * LINES, 2 * LINES])
    eventually(lambda: rings(first) == 2)


def test_one_keeps_the_timers_and_the_other_does_when_it_goes(
    database: RealDatabase, nats: RealBus
) -> None:
    with ExitStack() as going:
        going.enter_context(serving(NOTEBOOK_SERVICE, database, nats, now=MONDAY))
        with serving(NOTEBOOK_SERVICE, database, nats, now=MONDAY) as staying:
            assert keepers_of_timers(database) == 1
            going.close()
            a_notebook(staying)
            eventually(lambda: rings(staying) == 1)


def keepers_of_timers(database: RealDatabase) -> int:
    with psycopg.connect(database.runtime_url) as connection:
        found = connection.execute(
            "SELECT FROM pg_locks WHERE objid = %s AND granted "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            (TIMERS_LOCK,),
        )
        return found.rowcount


def lines_seen(served: Served) -> list[int]:
    return [row.lines for row in served.desk.views.where(LINES_OF_A_NOTEBOOK, title="blue")]


def rings(served: Served) -> int:
    return sum(isinstance(one.event, BellRang) for one in served.desk.store.after(0, 10_000))
