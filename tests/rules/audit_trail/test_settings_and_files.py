"""What the log is told, and the files that it never writes again."""

from __future__ import annotations

import asyncio
import base64
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from services.audit_trail.adapters.outlets import InADirectory, write
from services.audit_trail.log.checkpoints import Signed
from services.audit_trail.settings import AuditSettings

SEED = bytes(range(32))


def told(**settings: object) -> AuditSettings:
    return AuditSettings.model_validate(
        {"postgres_url": SecretStr("postgresql://a@b/c"), **settings}
    )


@pytest.mark.parametrize("text", [SEED.hex(), base64.b64encode(SEED).decode()])
def test_the_key_is_given_in_hex_or_in_base64(text: str) -> None:
    signer = told(signing_key=text).signer()
    assert signer is not None
    assert (signer.seed, signer.name) == (SEED, "stafett/no9999")


@pytest.mark.parametrize("text", ["", "short", "zz" * 32, base64.b64encode(b"x" * 31).decode()])
def test_what_is_no_key_is_refused_at_the_start(text: str) -> None:
    with pytest.raises(ValidationError, match="32 bytes"):
        told(signing_key=text)


def test_the_log_may_have_another_name() -> None:
    signer = told(signing_key=SEED.hex(), origin="log.example/stafett").signer()
    assert signer is not None
    assert signer.name == "log.example/stafett"


def signed(size: int) -> Signed:
    return Signed(size, b"", f"note of {size}\n", datetime(2026, 1, 12, tzinfo=UTC))


def test_checkpoints_stand_in_the_directory_in_the_order_of_their_size(tmp_path: Path) -> None:
    directory = InADirectory(tmp_path / "made" / "when needed")
    assert asyncio.run(directory.last()) == 0
    asyncio.run(directory.hand([signed(9), signed(10)]))
    assert asyncio.run(directory.last()) == 10
    files = sorted(directory.directory.iterdir())
    assert [file.read_text() for file in files] == ["note of 9\n", "note of 10\n"]


def test_a_file_that_is_there_is_never_written_again(tmp_path: Path) -> None:
    file = tmp_path / "9.checkpoint"
    write(file, b"first")
    write(file, b"second")
    assert file.read_bytes() == b"first"
    assert [each.name for each in tmp_path.iterdir()] == ["9.checkpoint"]
    assert file.stat().st_mode & 0o222 == 0
