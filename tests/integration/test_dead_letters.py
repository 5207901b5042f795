"""What can never be understood or done is set aside with its reason, and can be brought home."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from nats import connect
from pydantic import SecretStr

from shared.contracts.directory import ChildTurnedV1
from shared.eventing.bus import inbox_prefix
from shared.eventing.dead_letters import DeadLetter, DeadLetters, Retry
from shared.eventing.policy import Ask, Moment, Policy
from shared.eventing.recorded import Cause
from shared.service.command_line import retry
from tests.eventually import eventually
from tests.integration.messages import headers_on, publish
from tests.integration.serving import Served, serving
from tests.integration.telling import enveloped, tell
from tests.kit.notebook import (
    BY_KARI,
    MONDAY,
    NOTEBOOK_SERVICE,
    NOTEBOOKS,
    WRITE_IT_DOWN,
    Notebook,
    OpenNotebook,
    ShutNotebook,
)
from tests.real_parts import RealBus, RealDatabase

pytestmark = pytest.mark.integration

DEAD = "DEAD_LETTERS"


class InkHasRunOut(Exception):
    """A mistake in a policy."""


def write_without_ink(_: ChildTurnedV1, __: Moment) -> Sequence[Ask[Notebook]]:
    raise InkHasRunOut


BROKEN = replace(
    NOTEBOOK_SERVICE, policies=(Policy(WRITE_IT_DOWN.durable, ChildTurnedV1, write_without_ink),)
)


@pytest.fixture
def served(database: RealDatabase, nats: RealBus) -> Iterator[Served]:
    with serving(NOTEBOOK_SERVICE, database, nats) as served:
        yield served


def reasons(bus: RealBus) -> list[str]:
    return [headers["Stafett-Reason"] for headers in headers_on(bus, DEAD)]


def ask(served: Served, notebook: UUID, command: OpenNotebook | ShutNotebook) -> None:
    served.desk.store.handle(NOTEBOOKS, notebook, lambda _: command, cause=Cause("test"))


def a_notebook(served: Served) -> UUID:
    notebook = uuid4()
    ask(served, notebook, OpenNotebook(by=BY_KARI, now=MONDAY, title="blue"))
    return notebook


def turned(notebook: UUID, age: int = 5) -> ChildTurnedV1:
    return ChildTurnedV1(child_id=notebook, age=age, on=date(2026, 3, 1))


def test_a_poisonous_body_is_set_aside_and_the_next_fact_is_heard(
    served: Served, nats: RealBus
) -> None:
    notebook = a_notebook(served)
    headers = enveloped(turned(notebook)).headers()
    publish(nats, f"evt.no9999.directory.child-turned.v1.{notebook}", b"\x00not json", headers)
    tell(nats, turned(notebook))
    eventually(lambda: served.desk.store.state(NOTEBOOKS, notebook).lines == 1)
    eventually(lambda: "NotAFact" in reasons(nats))
    assert "stafett_dead_letters" in served.client.get("/metrics").text


def test_a_refused_fact_is_set_aside_under_the_name_of_the_rule(
    served: Served, nats: RealBus
) -> None:
    notebook = a_notebook(served)
    ask(served, notebook, ShutNotebook(by=BY_KARI, now=MONDAY))
    tell(nats, turned(notebook))
    assert eventually(lambda: reasons(nats) == ["refused: AShutNotebookTakesNoLines"])


def test_a_dead_letter_comes_home_once_the_mistake_is_mended(
    database: RealDatabase, nats: RealBus
) -> None:
    with serving(BROKEN, database, nats) as broken:
        notebook = a_notebook(broken)
        tell(nats, turned(notebook))
        eventually(lambda: reasons(nats) == ["InkHasRunOut"])
    settings = NOTEBOOK_SERVICE.settings.model_validate(  # type: ignore[attr-defined]  # a class
        {
            "postgres_url": SecretStr(database.runtime_url),
            "nats_url": SecretStr(nats.url(NOTEBOOK_SERVICE.context)),
            **database.keys.settings(),
        }
    )
    assert asyncio.run(retry(BROKEN, settings)) == (0, 1)
    assert asyncio.run(retry(NOTEBOOK_SERVICE, settings)) == (1, 0)
    assert asyncio.run(retry(NOTEBOOK_SERVICE, settings)) == (0, 0)
    with serving(NOTEBOOK_SERVICE, database, nats) as mended:
        assert mended.desk.store.state(NOTEBOOKS, notebook).lines == 1


def test_a_letter_that_stays_takes_nobody_elses_turn(nats: RealBus) -> None:
    tried: list[bytes] = []

    async def slowly(letter: DeadLetter) -> None:
        tried.append(letter.body)
        await asyncio.sleep(0.6)
        if letter.body == b"0":
            raise InkHasRunOut

    assert asyncio.run(_set_aside_and_retried(nats, 4, slowly)) == ((3, 1), (0, 1))
    assert tried == [b"0", b"1", b"2", b"3", b"0"]


async def _set_aside_and_retried(
    bus: RealBus, letters: int, retry: Retry
) -> tuple[tuple[int, int], tuple[int, int]]:
    context = NOTEBOOK_SERVICE.context
    url = bus.url(context)
    connection = await connect(url, inbox_prefix=inbox_prefix(url))
    dead = DeadLetters(context, connection.jetstream(), lambda _: None)
    for number in range(letters):
        await dead.set_aside(
            WRITE_IT_DOWN.durable, "evt.x", {}, str(number).encode(), InkHasRunOut()
        )
    came_home = await dead.retry(retry), await dead.retry(retry)
    await connection.close()
    return came_home
