"""The whole of it, from the first word to the court: written, proved, and refused once touched."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import orjson
import psycopg
import pytest

from services.audit_trail.log.checkpoints import Checkpoints
from shared.proof.package import zipped
from tests.integration.audit_house import connections_to, log_in
from tests.integration.package_house import (
    NOON,
    OFFICER,
    SIGNER,
    House,
    a_house,
    checked_alone,
)
from tests.integration.serving import ISSUER
from tests.real_parts import RealBus, RealDatabase
from tests.rules.audit_trail.receipts import batch
from tests.rules.concern_intake.people import ADA

pytestmark = pytest.mark.integration

KEY: Final = str(SIGNER.verifier)
SAT_ALONE: Final = "Ada sat alone by the fence all morning."


@pytest.fixture
def house(databases: Callable[[], RealDatabase], nats: RealBus, tmp_path: Path) -> Iterator[House]:
    with a_house(databases, nats, tmp_path) as house:
        yield house


@pytest.fixture
def package(house: House, tmp_path: Path) -> Path:
    """Everything about Ada, as it is handed to a court."""
    house.told_the_mother()
    house.sign()
    out = tmp_path / "trail.zip"
    export = ("export", "--child", str(ADA), "--to", "Nordvik tingrett", "--out", out)
    assert house.stafett(*export, "--language", "en") == 0
    return out


def files_in(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as files:
        return {name: files.read(name) for name in files.namelist()}


def repacked(package: Path, files: dict[str, bytes]) -> Path:
    changed = package.with_name("changed.zip")
    changed.write_bytes(zipped(files))
    return changed


def with_a_manifest_that_fits(files: dict[str, bytes]) -> dict[str, bytes]:
    """Write the manifest anew and take off the seal, as whoever wants to deceive would."""
    manifest = orjson.loads(files["manifest.json"])
    for name, told in manifest["files"].items():
        told |= {"sha256": hashlib.sha256(files[name]).hexdigest(), "size": len(files[name])}
    kept = {name: files[name] for name in files if name != "seal.txt"}
    return {**kept, "manifest.json": orjson.dumps(manifest)}


def test_a_court_checks_it_alone_and_reads_the_words(package: Path) -> None:
    checked = checked_alone(package, KEY)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("The package is made out to: Nordvik tingrett.\n")
    assert checked.stdout.endswith("\nAll holds.\n")
    files = files_in(package)
    assert "seal.txt" in files
    lines = [orjson.loads(line) for line in files["events.jsonl"].splitlines()]
    words = [word for line in lines for _, word in line["words"]]
    assert SAT_ALONE in words
    assert all(line["key"] for line in lines if line["words"])
    assert SAT_ALONE.encode() not in b"".join(line["document"].encode() for line in lines)


def test_one_byte_in_it_and_it_is_refused(package: Path) -> None:
    files = files_in(package)
    events = bytearray(files["events.jsonl"])
    at = events.index(b'"proof":["') + len(b'"proof":["')
    events[at] = ord("0") if events[at] != ord("0") else ord("1")
    changed = files | {"events.jsonl": bytes(events)}
    plain = checked_alone(repacked(package, changed), KEY)
    assert (plain.returncode, plain.stderr) == (1, "")
    assert "events.jsonl is not the file that the manifest names" in plain.stdout
    deceived = checked_alone(repacked(package, with_a_manifest_that_fits(changed)), KEY)
    assert (deceived.returncode, deceived.stderr) == (1, "")
    assert "its receipt is not in the log" in deceived.stdout


def test_with_another_key_it_is_refused(package: Path) -> None:
    name, _, _ = KEY.partition("+")
    other = type(SIGNER)(name, bytes(32)).verifier
    checked = checked_alone(package, str(other))
    assert checked.returncode == 1
    assert "checkpoint.txt is not signed by" in checked.stdout


def test_the_paper_in_it_is_for_the_archive(package: Path) -> None:
    paper = files_in(package)["trail.pdf"]
    assert paper.startswith(b"%PDF-")
    assert b"<pdfaid:part>2</pdfaid:part>" in paper
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in paper


def test_nothing_is_written_of_a_child_of_whom_nothing_is_known(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house.sign()
    out = tmp_path / "nothing.zip"
    about = ("--child", "00000000-0000-4000-8000-0000000000ff")
    assert house.stafett("export", *about, "--to", "Nordvik tingrett", "--out", out) == 1
    assert "nothing is on record about this child" in capsys.readouterr().err
    assert not out.exists()


def test_a_child_is_verified_and_a_changed_event_is_named(
    house: House, administrator_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    house.told_the_mother()
    house.sign()
    assert house.stafett("verify", "--child", str(ADA)) == 0
    assert "Every event is as it was recorded" in capsys.readouterr().out
    stream = change_the_talk(house, administrator_url)
    assert house.stafett("verify", "--child", str(ADA)) == 1
    said = capsys.readouterr().out
    assert "concern-intake" in said
    assert stream in said
    assert "concern.talk-recorded" in said


def change_the_talk(house: House, administrator_url: str) -> str:
    """Move the day of a talk, as PostgreSQL's superuser could; gives the stream."""
    with psycopg.connect(administrator_url, dbname=house.intake_database.name) as superuser:
        row = superuser.execute(
            "UPDATE stored_events SET state = convert_to("
            "  replace(convert_from(state, 'UTF8'), '2026-01-12', '2026-01-05'), 'UTF8')"
            " WHERE topic = 'concern.talk-recorded' RETURNING originator_id"
        ).fetchone()
    assert row is not None
    return str(row[0])


def witness(house: House) -> int:
    """Have an archive elsewhere co-sign what the log has said last."""
    seed, token = house.folder / "seed", house.folder / "token"
    seed.write_text("0a" * 32)
    token.write_text(ISSUER.token(OFFICER))
    where = ("--log", str(house.audit.client.base_url), "--token-file", token, "--key", KEY)
    own = ("--name", "archive.example/witness", "--seed-file", seed)
    return house.stafett("witness", *where, *own, "--memory", house.folder / "memory")


def test_a_witness_co_signs_as_long_as_the_log_only_grows(
    house: House, administrator_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    house.told_the_mother()
    house.sign()
    assert witness(house) == 0
    first = capsys.readouterr().out
    assert "archive.example/witness" in first
    house.told_the_mother()
    house.sign()
    assert witness(house) == 0
    assert size_in(capsys.readouterr().out) > size_in(first)
    replace_the_log(house, administrator_url)
    assert witness(house) == 1
    assert "not co-signed" in capsys.readouterr().err


def size_in(note: str) -> int:
    return int(note.splitlines()[1])


def replace_the_log(house: House, administrator_url: str) -> None:
    """Put a shorter log in the place of the log, and sign it with the log's own key."""
    database = house.audit_database
    with psycopg.connect(administrator_url, dbname=database.name) as superuser:
        superuser.execute("TRUNCATE entries, nodes, checkpoints, subjects_of_children")
    log_in(database).take("concern-intake", batch(1, 2, 3))
    Checkpoints(connections_to(database.runtime_url)).sign(SIGNER, NOON)
