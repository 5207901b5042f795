"""Keys are wrapped again without a break: whatever was sealed stays readable, whoever stops it."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from shared.proof.note_keys import SignerKey
from shared.sealing.rotation import Rotated, count_keys, rotate
from shared.sealing.vault import STOCK, Vault
from shared.sealing.wrapping import GivenKeys, UnknownWrappingKey
from shared.sealing.wrapping_file import KeysInAFile
from stafett.__main__ import main
from tests.real_parts import Keys

pytestmark = pytest.mark.integration

OLD = "old:" + "0a" * 32
NEW = "new:" + "0b" * 32
ONLY_OLD = GivenKeys.read(OLD)
BOTH = GivenKeys.read(f"{NEW},{OLD}")
ONLY_NEW = GivenKeys.read(NEW)
ADA = UUID(int=1)


class BrokenOff(Exception):
    """The process was stopped."""


def broken_off(_: Rotated) -> None:
    raise BrokenOff


@pytest.fixture
def made(keys: Keys) -> dict[UUID, bytes]:
    """Keys of a person and of as many streams as are made at a time, under the old key."""
    vault = Vault(keys.url, ONLY_OLD)
    person = dict([vault.key_of(ADA)])
    streams = dict(vault.new_stream_key() for _ in range(STOCK))
    vault.close()
    return person | streams


def readable(keys: Keys, given: GivenKeys, ids: list[UUID]) -> dict[UUID, bytes]:
    vault = Vault(keys.url, given)
    found = {**vault.person_keys(ids), **vault.stream_keys(ids)}
    vault.close()
    return found


def test_every_key_is_the_same_key_under_the_new_wrapping(
    keys: Keys, made: dict[UUID, bytes]
) -> None:
    assert rotate(keys.owner_url, BOTH) == Rotated(STOCK + 1, 0)
    assert count_keys(keys.owner_url) == {"new": STOCK + 1}
    assert readable(keys, ONLY_NEW, list(made)) == made


@pytest.mark.usefixtures("made")
def test_what_is_done_already_is_not_done_again(keys: Keys) -> None:
    rotate(keys.owner_url, BOTH)
    assert rotate(keys.owner_url, BOTH) == Rotated(0, 0)


def test_it_goes_on_where_it_was_broken_off(keys: Keys, made: dict[UUID, bytes]) -> None:
    while count_keys(keys.owner_url).get("old", 0) > 30:
        with pytest.raises(BrokenOff):
            rotate(keys.owner_url, BOTH, broken_off, at_a_time=30)
        assert readable(keys, BOTH, list(made)) == made
    rotate(keys.owner_url, BOTH)
    assert readable(keys, ONLY_NEW, list(made)) == made


@pytest.mark.usefixtures("made")
def test_a_key_that_is_destroyed_meanwhile_does_not_come_back(keys: Keys) -> None:
    def destroy(_: Rotated) -> None:
        with psycopg.connect(keys.destroyer_url) as destroyer:
            destroyer.execute("DELETE FROM stream_keys")

    rotate(keys.owner_url, BOTH, destroy)
    assert count_keys(keys.owner_url) == {"new": 1}


def test_nothing_is_changed_that_no_given_key_opens(keys: Keys, made: dict[UUID, bytes]) -> None:
    with pytest.raises(UnknownWrappingKey, match="old"):
        rotate(keys.owner_url, ONLY_NEW)
    assert readable(keys, ONLY_OLD, list(made)) == made


@pytest.mark.usefixtures("made")
def test_a_key_that_was_tampered_with_is_counted_and_left(keys: Keys) -> None:
    with psycopg.connect(keys.owner_url) as owner:
        owner.execute("UPDATE person_keys SET wrapped = decode(repeat('00', 60), 'hex')")
    assert rotate(keys.owner_url, BOTH) == Rotated(STOCK, 1)


def test_a_service_that_runs_reads_and_wraps_with_what_was_put_in_the_file(
    keys: Keys, made: dict[UUID, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "wrapping-keys"
    file.write_text(OLD)
    running = Vault(keys.url, KeysInAFile(file))
    file.write_text(f"{NEW}\n{OLD}\n")
    rotate(keys.owner_url, GivenKeys.from_file(file))
    assert {**running.person_keys(made), **running.stream_keys(made)} == made
    running.key_of(uuid4())
    running.close()
    assert count_keys(keys.owner_url) == {"new": STOCK + 2}


@pytest.fixture
def access(keys: Keys, tmp_path: Path) -> Path:
    """Write what gives an operator access, with both wrapping keys."""
    (tmp_path / "wrapping-keys").write_text(f"{NEW}\n{OLD}\n")
    file = tmp_path / "access.json"
    file.write_text(
        json.dumps(
            {
                "municipality": "no9999",
                "records": {},
                "log_key": str(SignerKey("stafett/no9999", bytes(32)).verifier),
                "checkpoints": str(tmp_path),
                "keys_owner": keys.owner_url,
                "wrapping_keys_file": str(tmp_path / "wrapping-keys"),
            }
        )
    )
    return file


def said(capsys: pytest.CaptureFixture[str], access: Path, *asked: str) -> tuple[int, str]:
    code = main(["--access", str(access), "keys", *asked])
    return code, "".join(capsys.readouterr())


@pytest.mark.usefixtures("made")
def test_an_operator_counts_rotates_and_counts_again(
    access: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, before = said(capsys, access, "status")
    assert (code, before.splitlines()[1].split()) == (1, ["201", "old"])
    assert said(capsys, access, "rotate") == (0, "201 keys are wrapped again, in new.\n")
    code, after = said(capsys, access, "status")
    assert (code, after.splitlines()[1].split()) == (0, ["0", "old"])
    assert "0a0a" not in before + after
    assert "0b0b" not in before + after


@pytest.mark.usefixtures("made")
def test_an_operator_is_told_of_a_wrapping_key_that_is_missing(
    access: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (access.parent / "wrapping-keys").write_text(NEW)
    code, told = said(capsys, access, "status")
    assert (code, "not in the file" in told) == (2, True)
    code, told = said(capsys, access, "rotate")
    assert (code, told) == (2, "stafett: the file of wrapping keys does not hold old\n")
