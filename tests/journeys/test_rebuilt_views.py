"""After a play: every view made again from the events equals the live one, and sends nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import psycopg
import pytest
from psycopg import sql

from infra.local.part import Part
from infra.services import SERVICES
from shared.eventing.rebuilding import rebuild
from shared.eventing.store import Store
from shared.eventing.views import AnyView
from shared.service.definition import Service
from shared.service.settings import Settings
from tests.eventually import eventually
from tests.journeys.played import Played
from tests.journeys.post import message_ids

pytestmark = [pytest.mark.integration, pytest.mark.journey]

VIEWS = [
    (service.name, view)
    for service in SERVICES
    for view in import_module(f"{service.module}.main").SERVICE.all_views
]
NAMES = [f"{service}-{view.name}" for service, view in VIEWS]


@pytest.mark.parametrize(("name", "view"), VIEWS, ids=NAMES)
def test_a_rebuilt_view_equals_the_live_one(demo: Played, name: str, view: AnyView) -> None:
    service = import_module(f"services.{name}.main").SERVICE
    told = _environment(demo, name)
    url = told["STAFETT_POSTGRES_URL"]
    with _store(service, told) as store:

        def live_and_rebuilt() -> tuple[Any, Any]:
            live = _when_up_to_date(url, view)
            rebuild(url, store, view)
            return live, _when_up_to_date(url, view)

        # Where something happened in between, both are looked at again.
        live, rebuilt = eventually(live_and_rebuilt, lambda both: both[0][0] == both[1][0])
    assert rebuilt == live
    assert {view.name, f"{name}-{view.name}"} & MAY_BE_EMPTY or live[1]


def test_no_message_is_sent_again_by_a_rebuild(demo: Played) -> None:
    before = message_ids(demo.stack)
    for view in ("inbox", "mail_to_send"):
        _at_the_command_line(demo, "notification", view)
    _something_new_is_told(demo)
    after = eventually(lambda: message_ids(demo.stack), lambda ids: ids.total() > before.total())
    assert before <= after
    assert set(after.values()) == {1}


MAY_BE_EMPTY = {
    "abandoned_mail",
    "birth_numbers",
    "emergencies_of_a_child",
    "mail_to_send",
    "officers",
    "tombstones",
    "unknown_people",
    "releases_of_a_child",
    "audit_trail-reads_of_a_child",
}
"""Views of what went wrong, of what is about to happen, and of what the stories do not have."""


def _environment(demo: Played, name: str) -> dict[str, str]:
    part: Part = demo.stack.parts[name]
    assert part.process is not None
    return dict(part.process.environment)


@contextmanager
def _store(service: Service, told: Mapping[str, str]) -> Iterator[Store]:
    needed = ("postgres_url", "keys_url", "wrapping_keys_file", "mac_key")
    settings = Settings.model_validate({name: told[f"STAFETT_{name.upper()}"] for name in needed})
    store = Store.open(settings.library_environment(), service.all_kinds, settings.writer())
    yield store
    store.close()


def _when_up_to_date(url: str, view: AnyView) -> tuple[int, list[Any]]:
    """Give the rows of a view, and how many events there are, once it has folded them all."""
    position, _, rows = eventually(lambda: _rows(url, view), lambda seen: seen[0] == seen[1])
    return position, rows


def _rows(url: str, view: AnyView) -> tuple[int, int, list[Any]]:
    with psycopg.connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        last = connection.execute("SELECT max(notification_id) FROM stored_events").fetchone()
        seen = connection.execute(
            "SELECT position FROM positions WHERE follower = %s", (view.table,)
        ).fetchone()
        rows = connection.execute(
            sql.SQL("SELECT * FROM {} ORDER BY key").format(sql.Identifier(view.table))
        ).fetchall()
    assert last is not None
    assert seen is not None
    return last[0], seen[0], rows


def _at_the_command_line(demo: Played, name: str, view: str) -> None:
    process = demo.stack.parts[name].process
    assert process is not None
    subprocess.run(
        [*process.command[:-1], "rebuild", view],
        env=process.environment,
        cwd=process.directory,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _something_new_is_told(demo: Played) -> None:
    """Have a concern registered and shared: its leader gets a letter after all earlier ones."""
    registered = demo.town.ask(
        "kari",
        "POST concern_intake /concerns",
        {
            "child": {"child_id": demo.names["ada"]},
            "observations": [{"what": "She asks for her father again"}],
            "safety": dict.fromkeys(("violence", "sexual_abuse", "neglect"), "no")
            | {"safe_now": "yes"},
        },
    ).raise_for_status()
    concern = registered.json()["concern_id"]
    demo.town.ask("kari", f"POST concern_intake /concerns/{concern}/share-with-leader")
