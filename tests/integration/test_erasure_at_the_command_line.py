"""`stafett shred` decides nothing by itself: it asks the log in the names of the two."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from shared.identity.actor import Actor
from stafett.__main__ import main
from tests.eventually import eventually
from tests.integration.erasure_house import (
    ELI,
    MAC_KEY,
    MASK,
    OLAV,
    SAID,
    SIGNER,
    House,
    a_house_without_the_log,
)
from tests.integration.serving import ISSUER
from tests.integration.test_erasure import bring_back, fresh_words, keys_of_the_child
from tests.real_parts import RealBus, RealDatabase

pytestmark = pytest.mark.integration


@pytest.fixture
def house(databases: Callable[[], RealDatabase], nats: RealBus, tmp_path: Path) -> Iterator[House]:
    with (
        a_house_without_the_log(databases, nats, tmp_path / "checkpoints") as house,
        house.audit_served(),
    ):
        yield house


def token(directory: Path, who: Actor) -> str:
    """Leave someone's token in a file, and name it."""
    file = directory / str(uuid4())
    file.write_text(ISSUER.token(who))
    return str(file)


def access(house: House, directory: Path) -> str:
    """Write what gives an operator access, and name it."""
    (directory / "wrapping-keys").write_text("test:" + "5a" * 32)
    file = directory / "access.json"
    record = {"database": house.audit_database.runtime_url, "mac_key": MAC_KEY.hex()}
    content = {
        "municipality": "no9999",
        "records": {"audit-trail": record},
        "log_key": str(SIGNER.verifier),
        "checkpoints": str(house.directory),
        "keys_owner": house.keys.owner_url,
        "wrapping_keys_file": str(directory / "wrapping-keys"),
    }
    file.write_text(json.dumps(content))
    return str(file)


def shred(house: House, directory: Path, *asked: str) -> int:
    about = ["--child", str(house.child_id), "--at", str(house.audit.client.base_url)]
    return main(["--access", access(house, directory), "shred", *about, *asked])


def test_the_two_forget_a_child(house: House, tmp_path: Path) -> None:
    notebook = house.write()
    house.place_the_child()
    both = ["--by", token(tmp_path, ELI), "--with", token(tmp_path, OLAV)]
    assert shred(house, tmp_path, *both, "--ground", "time-is-over") == 0
    eventually(lambda: fresh_words(house, notebook) == (MASK, MASK))


def test_they_close_one_record_and_no_other(house: House, tmp_path: Path) -> None:
    wrong, right = house.write(), house.write()
    house.place_the_child()
    both = ["--by", token(tmp_path, ELI), "--with", token(tmp_path, OLAV)]
    stream = f"concern-intake/notebook/{wrong}"
    assert shred(house, tmp_path, *both, "--ground", "wrong-child", "--stream", stream) == 0
    eventually(lambda: fresh_words(house, wrong) == (MASK, MASK))
    assert fresh_words(house, right) == SAID


def test_one_person_forgets_nothing(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = house.write()
    house.place_the_child()
    own = token(tmp_path, ELI)
    assert shred(house, tmp_path, "--by", own, "--with", own, "--ground", "time-is-over") == 1
    assert "Refused: What cannot be undone" in capsys.readouterr().out
    assert shred(house, tmp_path, "--by", own, "--ground", "time-is-over") == 0
    assert "It waits for the other" in capsys.readouterr().out
    assert fresh_words(house, notebook) == SAID


def test_what_cannot_be_asked_is_said(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shred(house, tmp_path, "--by", token(tmp_path, ELI)) == 2
    own = token(tmp_path, ELI)
    nowhere = ["--by", own, "--ground", "time-is-over", "--at", "http://127.0.0.1:1"]
    assert shred(house, tmp_path, *nowhere) == 2
    assert "does not answer" in capsys.readouterr().err


def test_keys_that_were_put_back_are_taken_away_again(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = house.write()
    house.place_the_child()
    copy = keys_of_the_child(house)
    house.forget({"because": "time-is-over"})
    bring_back(house, copy)
    assert fresh_words(house, notebook) == SAID
    assert main(["--access", access(house, tmp_path), "shred", "--apply-again"]) == 0
    assert fresh_words(house, notebook) == (MASK, MASK)
    assert "1 erasures on record; 1 keys taken away again." in capsys.readouterr().out


def test_a_decision_that_was_never_made_takes_nothing_away(
    house: House, tmp_path: Path, administrator_url: str
) -> None:
    notebook = house.write()
    house.place_the_child()
    house.forget({"because": "time-is-over"})
    eventually(lambda: house.words(notebook) == (MASK, MASK))
    other = house.write()
    [key] = [str(row[0]) for row in keys_of_the_child(house)]
    forge(house, administrator_url, key)
    assert main(["--access", access(house, tmp_path), "shred", "--apply-again"]) == 1
    assert fresh_words(house, other) == SAID
    assert fresh_words(house, notebook) == (MASK, MASK)


def forge(house: House, administrator_url: str, key: str) -> None:
    """Add a decision behind the service's back, well formed, as PostgreSQL's superuser could."""
    with psycopg.connect(administrator_url, dbname=house.audit_database.name) as superuser:
        row = superuser.execute(
            "SELECT convert_from(state, 'UTF8')::jsonb FROM stored_events WHERE topic = %s",
            ["forgetting.erasure-approved"],
        ).fetchone()
        assert row is not None
        document = row[0]
        document["event"]["keys"]["of_the_child"] = [key]
        superuser.execute(
            "INSERT INTO stored_events (originator_id, originator_version, topic, state, mac)"
            " VALUES (gen_random_uuid(), 1, 'forgetting.erasure-approved', %s, %s)",
            [json.dumps(document).encode(), bytes(32)],
        )
