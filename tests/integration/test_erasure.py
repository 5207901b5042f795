"""A child is forgotten: nobody reads the words again, and all that was proved is proved still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest
from psycopg.types.json import Jsonb

from services.audit_trail.adapters.forgetter import Forgetter
from services.audit_trail.domain.events import Keys
from services.audit_trail.views.erasures import Stage, Tombstone
from shared.eventing.rebuilding import rebuild
from shared.identity.actor import Actor, Role
from shared.sealing.destroying import ids_of_keys
from tests.eventually import eventually
from tests.integration.erasure_house import (
    ELI,
    GRANLI,
    MASK,
    OLAV,
    SAID,
    SOLBAKKEN,
    TIME_IS_OVER,
    House,
    a_house_without_the_log,
    notebooks_about,
)
from tests.integration.serving import serving
from tests.kit.notebook import LINES_OF_A_NOTEBOOK
from tests.real_parts import RealBus, RealDatabase
from tests.store.conftest import opened

pytestmark = pytest.mark.integration


@pytest.fixture
def house(databases: Callable[[], RealDatabase], nats: RealBus, tmp_path: Path) -> Iterator[House]:
    with (
        a_house_without_the_log(databases, nats, tmp_path / "checkpoints") as house,
        house.audit_served(),
    ):
        yield house


def rule(answer: httpx.Response) -> str:
    said: str = answer.json()["rule"]
    return said


def test_the_words_are_gone_everywhere_and_the_proofs_stand(
    house: House, administrator_url: str
) -> None:
    notebook = house.write()
    house.place_the_child()
    assert house.words(notebook) == SAID
    yesterday = copied(house, administrator_url)
    rows = rows_of_the_view(house)
    house.forget(TIME_IS_OVER)
    # A reader who had the words at hand forgets, long before the keys at hand are too old.
    eventually(lambda: house.words(notebook) == (MASK, MASK))
    assert house.verified().findings == []
    rebuild(house.owner_database.runtime_url, house.owner.desk.store, LINES_OF_A_NOTEBOOK)
    assert rows_of_the_view(house) == rows
    assert not any(said in str(rows) for said in SAID)
    put_back(house, administrator_url, yesterday)
    assert fresh_words(house, notebook) == (MASK, MASK)
    assert house.verified().findings == []


def test_every_process_of_a_service_forgets(house: House) -> None:
    notebook = house.write()
    house.place_the_child()
    service = notebooks_about(house.child_id)
    with serving(service, house.owner_database, house.bus) as second:
        stores = (house.owner.desk.store, second.desk.store)
        assert [house.words(notebook, store) for store in stores] == [SAID, SAID]
        house.forget(TIME_IS_OVER)
        eventually(
            lambda: [house.words(notebook, store) for store in stores],
            lambda found: found == [(MASK, MASK)] * 2,
        )


def test_the_tombstone_names_both_the_ground_and_the_rule(house: House) -> None:
    house.write()
    house.place_the_child()
    proposed = house.propose(ELI, TIME_IS_OVER)
    assert (proposed.status_code, proposed.json()["step"]) == (201, "proposed")
    approved = house.approve(OLAV, proposed.json()["erasure_id"]).json()
    assert approved["proposed_by"] == str(ELI.person_id)
    assert approved["approved_by"] == str(OLAV.person_id)
    with psycopg.connect(house.audit_database.runtime_url) as record:
        row = record.execute(
            "SELECT convert_from(state, 'UTF8')::jsonb FROM stored_events WHERE topic = %s",
            ["forgetting.erasure-approved"],
        ).fetchone()
    assert row is not None
    assert row[0]["event"]["rules"] == ["notebooks"]
    assert row[0]["ground"] == "eu.gdpr.17"


def test_a_concern_about_the_wrong_child_is_closed_and_nothing_else(house: House) -> None:
    wrong, right = house.write(), house.write()
    house.place_the_child()
    covers = {"service": "concern-intake", "kind": "notebook", "subject_id": str(wrong)}
    house.forget({"because": "wrong-child", "covers": covers})
    eventually(lambda: house.words(wrong) == (MASK, MASK))
    assert fresh_words(house, wrong) == (MASK, MASK)
    assert house.words(right) == SAID
    assert fresh_words(house, right) == SAID
    assert house.verified().findings == []


def test_nothing_is_forgotten_without_a_rule(house: House) -> None:
    notebook = house.write()
    house.place_the_child()
    house.rules.write_text("[]")
    answer = house.propose(ELI, TIME_IS_OVER)
    assert (answer.status_code, rule(answer)) == (409, "WhatNoRuleNamesIsKeptForGood")
    assert house.words(notebook) == SAID


def test_nobody_of_a_unit_that_had_the_child_decides(house: House) -> None:
    house.write()
    house.place_the_child(SOLBAKKEN)
    house.place_the_child(GRANLI)
    own, other = another(ELI), another(OLAV)
    house.employ(own, SOLBAKKEN)
    house.employ(other, GRANLI)
    name = "NobodyForgetsAChildOfTheirUnit"
    assert rule(house.propose(own, TIME_IS_OVER)) == name
    proposed = house.propose(ELI, TIME_IS_OVER).json()["erasure_id"]
    assert rule(house.approve(other, proposed)) == name
    assert house.step(proposed) == "proposed"


def test_nobody_decides_whose_posts_are_not_known(house: House) -> None:
    house.write()
    house.place_the_child()
    answer = house.propose(another(ELI), TIME_IS_OVER)
    assert (answer.status_code, "retry-after" in answer.headers) == (409, True)
    proposed = house.propose(ELI, TIME_IS_OVER).json()["erasure_id"]
    answer = house.approve(another(OLAV), proposed)
    assert (answer.status_code, "retry-after" in answer.headers) == (409, True)


def another(one: Actor) -> Actor:
    """Give another person in the same role."""
    return one.model_copy(update={"person_id": uuid4()})


def test_a_hold_keeps_everything_until_it_is_lifted(house: House) -> None:
    house.write()
    house.place_the_child()
    holds = f"/children/{house.child_id}/holds"
    held = house.audit.post(holds, OLAV, {"reason": "A complaint is heard"})
    assert held.status_code == 201, held.text
    answer = house.propose(ELI, TIME_IS_OVER)
    assert (answer.status_code, rule(answer)) == (409, "NothingIsForgottenUnderLegalHold")
    lift = f"{holds}/{held.json()['holds'][0]}/lift"
    assert house.audit.post(lift, OLAV, {"reason": "It was settled"}).json()["holds"] == []
    assert house.propose(ELI, TIME_IS_OVER).status_code == 201


def test_a_child_that_nobody_knows_is_not_found(house: House) -> None:
    unknown = f"/children/{uuid4()}/erasure"
    assert house.audit.get(unknown, OLAV).status_code == 404
    assert house.audit.post(unknown, ELI, TIME_IS_OVER).status_code == 404
    employee = Actor(person_id=uuid4(), role=Role.EMPLOYEE)
    house.write()
    house.place_the_child()
    assert house.audit.post(house.address, employee, TIME_IS_OVER).status_code == 403


def test_what_was_decided_is_done_when_the_one_who_does_it_comes_back(
    databases: Callable[[], RealDatabase], nats: RealBus, tmp_path: Path
) -> None:
    with a_house_without_the_log(databases, nats, tmp_path / "checkpoints") as house:
        # The role of those who serve finds the keys and cannot take one away.
        with house.audit_served(keys_destroyer_url=house.keys.url):
            notebook = house.write()
            house.place_the_child()
            erasure_id = house.propose(ELI, TIME_IS_OVER).json()["erasure_id"]
            house.approve(OLAV, erasure_id)
            assert house.step(erasure_id) == "approved"
        assert fresh_words(house, notebook) == SAID
        with house.audit_served():
            eventually(lambda: house.step(erasure_id) == "carried-out")
            assert fresh_words(house, notebook) == (MASK, MASK)


def test_keys_that_come_back_with_a_copy_are_taken_away_again(
    databases: Callable[[], RealDatabase], nats: RealBus, tmp_path: Path
) -> None:
    with a_house_without_the_log(databases, nats, tmp_path / "checkpoints") as house:
        with house.audit_served():
            notebook = house.write()
            house.place_the_child()
            copy = keys_of_the_child(house)
            house.forget(TIME_IS_OVER)
        bring_back(house, copy)
        assert fresh_words(house, notebook) == SAID
        with house.audit_served():
            eventually(lambda: fresh_words(house, notebook) == (MASK, MASK))


def test_what_is_written_later_about_the_same_child_has_another_key(
    databases: Callable[[], RealDatabase], nats: RealBus, tmp_path: Path
) -> None:
    with a_house_without_the_log(databases, nats, tmp_path / "checkpoints") as house:
        with house.audit_served():
            before = house.write()
            house.place_the_child()
            house.forget(TIME_IS_OVER)
            eventually(lambda: house.words(before) == (MASK, MASK))
            after = house.write()
        with house.audit_served():
            eventually(lambda: house.audit.get(house.address, OLAV).status_code == 200)
            assert fresh_words(house, after) == SAID
            assert fresh_words(house, before) == (MASK, MASK)


def fresh_words(house: House, notebook: object) -> tuple[str, ...]:
    """Read with nothing at hand, as another process would."""
    store = opened(house.owner_database)
    try:
        return house.words(notebook, store)  # type: ignore[arg-type]
    finally:
        store.close()


def rows_of_the_view(house: House) -> list[tuple[object, ...]]:
    with psycopg.connect(house.owner_database.runtime_url) as connection:
        table = LINES_OF_A_NOTEBOOK.table
        return connection.execute(
            f"SELECT key, doc::text FROM {table} ORDER BY 1".encode()
        ).fetchall()


def keys_of_the_child(house: House) -> list[tuple[object, ...]]:
    with psycopg.connect(house.keys.owner_url) as owner:
        return owner.execute(
            "SELECT * FROM person_keys WHERE person_id = %s", [house.child_id]
        ).fetchall()


def bring_back(house: House, rows: list[tuple[object, ...]]) -> None:
    assert rows
    with psycopg.connect(house.keys.owner_url) as owner:
        for row in rows:
            owner.execute("INSERT INTO person_keys VALUES (%s, %s, %s, %s)", row)


def copied(house: House, administrator_url: str) -> list[tuple[object, ...]]:
    """Give the record of events as a backup of today would hold it."""
    with psycopg.connect(administrator_url, dbname=house.owner_database.name) as superuser:
        return superuser.execute("SELECT * FROM stored_events").fetchall()


def put_back(house: House, administrator_url: str, rows: list[tuple[object, ...]]) -> None:
    """Put the record back as it was when it was copied."""
    with psycopg.connect(administrator_url, dbname=house.owner_database.name) as superuser:
        superuser.execute("TRUNCATE stored_events")
        marks = ", ".join(["%s"] * len(rows[0]))
        for row in rows:
            superuser.execute(f"INSERT INTO stored_events VALUES ({marks})".encode(), row)


def test_a_row_in_a_view_is_no_decision(house: House) -> None:
    notebook = house.write()
    keys = Keys(of_the_child=ids_of_keys(house.keys.destroyer_url, house.child_id))
    forged = Tombstone(erasure_id=uuid4(), child_id=house.child_id, keys=keys, stage=Stage.DECIDED)
    store = house.audit.desk.store
    with store.connection() as connection:
        connection.execute(
            "INSERT INTO view_tombstones (key, doc, stage) VALUES (%s, %s, %s)",
            (str(forged.erasure_id), Jsonb(forged.model_dump(mode="json")), forged.stage.value),
        )
    forgetter = Forgetter(house.audit.desk, house.keys.destroyer_url, ELI)
    forgetter.do_what_was_decided()
    house.owner.desk.store.forget()
    assert house.words(notebook) == SAID
