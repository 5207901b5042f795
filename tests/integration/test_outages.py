"""Broker or database away for a while: no good answer is lost, nothing comes twice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

import httpx
import pytest

from infra.local.nats import Nats
from infra.local.postgres import Postgres
from shared.contracts.directory import ChildTurnedV1
from shared.contracts.subjects import stream_name
from shared.eventing.recorded import Cause
from tests.eventually import eventually
from tests.integration.messages import declare_for, ids_on
from tests.integration.serving import Served, serving
from tests.integration.telling import tell
from tests.kit.notebook import (
    BY_KARI,
    MONDAY,
    NOTEBOOK_SERVICE,
    NOTEBOOKS,
    LineAdded,
    OpenNotebook,
    announce,
)
from tests.real_parts import RealBus, a_database, begin_anew, bus_of

pytestmark = pytest.mark.integration

ON_THE_DAY = date(2026, 3, 1)


@pytest.fixture
def bus(own_nats: Nats) -> RealBus:
    begin_anew(bus_of(own_nats))
    return bus_of(own_nats)


@pytest.fixture
def served(own_postgres: Postgres, bus: RealBus) -> Iterator[Served]:
    with (
        a_database(own_postgres.url) as database,
        serving(NOTEBOOK_SERVICE, database, bus) as served,
    ):
        yield served


@dataclass
class Load:
    """Someone who keeps writing lines, and remembers which were answered well."""

    served: Served
    notebook: UUID
    answered: list[str] = field(default_factory=list)
    _enough: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Load:
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        self._thread.join(timeout=30)

    def _write(self) -> None:
        path = f"/notebooks/{self.notebook}/lines"
        number = 0
        while not self._enough.is_set():
            number += 1
            answer = self.served.post(path, BY_KARI, {"line": str(number)})
            if answer.status_code == httpx.codes.OK:
                self.answered.append(str(number))


def a_notebook(served: Served) -> UUID:
    notebook = uuid4()
    served.desk.store.handle(
        NOTEBOOKS,
        notebook,
        lambda _: OpenNotebook(by=BY_KARI, now=MONDAY, title="blue"),
        cause=Cause("test"),
    )
    return notebook


def lines(served: Served, notebook: UUID) -> list[str]:
    history = served.desk.store.history(NOTEBOOKS, notebook)["main"]
    return [one.event.line for one in history if isinstance(one.event, LineAdded)]


def log_is_said(served: Served, bus: RealBus) -> bool:
    log = [str(one.id) for one in served.desk.store.after(0, 100_000) if announce(one)]
    return ids_on(bus, stream_name(NOTEBOOK_SERVICE.context)) == log


def test_commands_are_taken_while_the_broker_is_away_and_said_when_it_is_back(
    served: Served, bus: RealBus, own_nats: Nats
) -> None:
    notebook = a_notebook(served)
    with Load(served, notebook) as load:
        eventually(lambda: len(load.answered) > 20)
        own_nats.kill()
        before = len(load.answered)
        eventually(lambda: len(load.answered) > before + 20)
        own_nats.start()
        tell(bus, ChildTurnedV1(child_id=notebook, age=9, on=ON_THE_DAY))
        eventually(lambda: "9" in lines(served, notebook)[-500:])
    assert set(load.answered) <= set(lines(served, notebook))
    eventually(lambda: log_is_said(served, bus))
    assert served.running.relay_lag() == 0


def test_no_answer_is_a_lie_when_the_database_goes_away_under_load(
    served: Served, bus: RealBus, own_postgres: Postgres
) -> None:
    notebook = a_notebook(served)
    with Load(served, notebook) as load:
        eventually(lambda: len(load.answered) > 20)
        own_postgres.kill()
        tell(bus, ChildTurnedV1(child_id=notebook, age=77_777, on=ON_THE_DAY))
        own_postgres.start()
        before = len(load.answered)
        eventually(lambda: len(load.answered) > before + 20)
        eventually(lambda: "77777" in lines(served, notebook))
    written = lines(served, notebook)
    assert set(load.answered) <= set(written)
    assert len(written) == len(set(written))
    eventually(lambda: log_is_said(served, bus))


def test_a_broker_that_lost_everything_is_filled_and_heard_again(
    served: Served, bus: RealBus, own_nats: Nats
) -> None:
    notebook = a_notebook(served)
    tell(bus, ChildTurnedV1(child_id=notebook, age=5, on=ON_THE_DAY))
    eventually(lambda: lines(served, notebook) == ["5"])
    own_nats.stop()
    own_nats.lose_everything()
    own_nats.start()
    declare_for(bus, "directory")  # as the directory, which does not run here, would itself
    tell(bus, ChildTurnedV1(child_id=notebook, age=6, on=ON_THE_DAY))
    eventually(lambda: lines(served, notebook) == ["5", "6"])
    eventually(lambda: log_is_said(served, bus))


def test_a_broker_that_lost_its_timers_is_reminded_of_them_once(
    own_postgres: Postgres, bus: RealBus, own_nats: Nats
) -> None:
    with (
        a_database(own_postgres.url) as database,
        serving(NOTEBOOK_SERVICE, database, bus, now=MONDAY, speed=0.1) as served,
    ):
        notebook = a_notebook(served)
        eventually(lambda: served.running.followers)
        own_nats.stop()
        own_nats.lose_everything()
        own_nats.start()
        eventually(lambda: rings(served, notebook) == 1, within=60)
        tell_nothing_more(served, notebook)


def rings(served: Served, notebook: UUID) -> int:
    history = served.desk.store.history(NOTEBOOKS, notebook)["main"]
    return sum(type(one.event).__name__ == "BellRang" for one in history)


def tell_nothing_more(served: Served, notebook: UUID) -> None:
    assert served.desk.store.state(NOTEBOOKS, notebook).has_rung
    assert rings(served, notebook) == 1
