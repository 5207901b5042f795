"""A whole service on real PostgreSQL and NATS: commands in, facts out, facts in, timers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid4

import pytest

from shared.contracts.directory import ChildTurnedV1
from shared.eventing.decider import Event
from shared.eventing.recorded import Cause, Recorded
from shared.marking import mark_of
from shared.web.idempotency import fingerprint
from tests.eventually import eventually
from tests.integration.serving import Served, serving
from tests.integration.telling import enveloped, tell, tell_as
from tests.kit.notebook import (
    BY_KARI,
    LINES_OF_A_NOTEBOOK,
    MONDAY,
    NOTEBOOK_SERVICE,
    NOTEBOOKS,
    BellRang,
    OpenNotebook,
    ShutNotebook,
)
from tests.real_parts import RealBus, RealDatabase

pytestmark = pytest.mark.integration


@pytest.fixture
def served(database: RealDatabase, nats: RealBus) -> Iterator[Served]:
    with serving(NOTEBOOK_SERVICE, database, nats, now=MONDAY) as served:
        yield served


def a_notebook(served: Served) -> str:
    notebook_id = uuid4()
    served.desk.store.handle(
        NOTEBOOKS,
        notebook_id,
        lambda _: OpenNotebook(by=BY_KARI, now=MONDAY, title="blue"),
        cause=Cause("test"),
    )
    return str(notebook_id)


def events(served: Served) -> list[str]:
    return [type(one.event).__name__ for one in everything(served)]


def everything(served: Served) -> list[Recorded[Event]]:
    return list(served.desk.store.after(0, 10_000))


def test_a_command_over_http_is_decided_and_seen_in_the_view(served: Served) -> None:
    notebook = a_notebook(served)
    answer = served.post(f"/notebooks/{notebook}/lines", BY_KARI, {"line": "one"})
    assert answer.json() == {"notebook_id": notebook, "lines": 1}
    views = served.desk.views
    row = eventually(
        lambda: views.where(LINES_OF_A_NOTEBOOK, title="blue")[0], lambda row: row.lines == 1
    )
    assert str(row.notebook_id) == notebook


def test_the_same_request_again_has_its_effect_once(served: Served) -> None:
    notebook = a_notebook(served)
    key = {"Idempotency-Key": "3f0e-first-line"}
    path = f"/notebooks/{notebook}/lines"
    first = served.post(path, BY_KARI, {"line": "one"}, **key)
    again = served.post(path, BY_KARI, {"line": "one"}, **key)
    other = served.post(path, BY_KARI, {"line": "two"}, **key)
    assert (first.json()["lines"], again.json()["lines"]) == (1, 1)
    assert other.status_code == 422


def test_what_came_of_commands_is_counted_by_name_and_rule(served: Served) -> None:
    notebook = a_notebook(served)
    path = f"/notebooks/{notebook}/lines"
    served.post(path, BY_KARI, {"line": "one"})
    served.desk.store.handle(
        NOTEBOOKS,
        UUID(notebook),
        lambda _: ShutNotebook(by=BY_KARI, now=MONDAY),
        cause=Cause("test"),
    )
    assert served.post(path, BY_KARI, {"line": "two"}).status_code == 409
    told = served.client.get("/metrics").text
    assert 'name="AddLine",outcome="decided"' in told
    assert 'rule="AShutNotebookTakesNoLines"' in told


def test_a_stale_page_is_not_decided_from(served: Served) -> None:
    notebook = a_notebook(served)
    path = f"/notebooks/{notebook}/lines"
    page = served.post(path, BY_KARI, {"line": "one"}).headers["ETag"]
    served.post(path, BY_KARI, {"line": "two"})
    stale = served.post(path, BY_KARI, {"line": "three"}, **{"If-Match": page})
    assert stale.status_code == 412


def test_a_request_that_comes_again_is_no_stale_page_because_of_itself(served: Served) -> None:
    path = f"/notebooks/{a_notebook(served)}/lines"
    page = served.post(path, BY_KARI, {"line": "one"}).headers["ETag"]
    asked = {"If-Match": page, "Idempotency-Key": "3f0e-second-line"}
    first = served.post(path, BY_KARI, {"line": "two"}, **asked)
    again = served.post(path, BY_KARI, {"line": "two"}, **asked)
    other = served.post(path, BY_KARI, {"line": "two"}, **{"If-Match": page})
    assert (first.status_code, again.status_code, other.status_code) == (200, 200, 412)
    assert again.json()["lines"] == 2


def test_a_fact_heard_twice_has_its_effect_once(served: Served, nats: RealBus) -> None:
    notebook = a_notebook(served)
    fact = ChildTurnedV1.model_validate({"child_id": notebook, "age": 5, "on": date(2026, 3, 1)})
    envelope = enveloped(fact)
    tell_as(nats, [(envelope, fact), (envelope, fact)])
    tell(nats, fact.model_copy(update={"age": 6}))
    eventually(lambda: events(served).count("LineAdded") == 2)
    eventually(lambda: "stafett_inbox_duplicates" in served.client.get("/metrics").text)
    assert events(served).count("LineAdded") == 2


def test_a_fact_that_comes_too_early_is_not_lost(served: Served, nats: RealBus) -> None:
    notebook_id = uuid4()
    tell(nats, ChildTurnedV1(child_id=notebook_id, age=5, on=date(2026, 3, 1)))
    late = a_notebook(served)
    tell(nats, ChildTurnedV1.model_validate({"child_id": late, "age": 7, "on": "2026-03-01"}))
    eventually(lambda: events(served).count("LineAdded") == 1)
    served.desk.store.handle(
        NOTEBOOKS,
        notebook_id,
        lambda _: OpenNotebook(by=BY_KARI, now=MONDAY, title="early"),
        cause=Cause("test"),
    )
    assert eventually(lambda: events(served).count("LineAdded") == 2)


def test_facts_that_wait_in_vain_hold_up_nothing_behind_them(served: Served, nats: RealBus) -> None:
    in_vain = [ChildTurnedV1(child_id=uuid4(), age=5, on=date(2026, 3, 1)) for _ in range(300)]
    tell_as(nats, [(enveloped(fact), fact) for fact in in_vain])
    notebook = a_notebook(served)
    tell(nats, ChildTurnedV1.model_validate({"child_id": notebook, "age": 7, "on": "2026-03-01"}))
    assert eventually(lambda: events(served).count("LineAdded") == 1, within=60)


def test_a_timer_rings_once_when_it_is_due(served: Served) -> None:
    a_notebook(served)
    eventually(lambda: "BellRang" in events(served))
    rang = [one for one in everything(served) if isinstance(one.event, BellRang)]
    assert len(rang) == 1
    assert (rang[0].recorded_at - MONDAY).total_seconds() >= 2


def test_what_was_asked_is_recognised_by_a_mark_and_never_by_trying(served: Served) -> None:
    notebook = a_notebook(served)
    key = {"Idempotency-Key": "3f0e-marked"}
    answer = served.post(f"/notebooks/{notebook}/lines", BY_KARI, {"line": "one"}, **key)
    asked = answer.request
    hashed = fingerprint("POST", f"{asked.url.path}?", asked.content, BY_KARI.person_id)
    with served.desk.store.connection() as connection:
        stored = connection.execute("SELECT fingerprint FROM receipts").fetchall()
    mark = mark_of(f"asked {hashed}", served.desk.store.writer.mac_key)
    assert [row["fingerprint"] for row in stored if row["fingerprint"]] == [mark]
