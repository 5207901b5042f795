from __future__ import annotations

import stat
from pathlib import Path

from infra.local.passwords import Passwords


def test_a_password_is_made_once_and_kept(tmp_path: Path) -> None:
    made = Passwords(tmp_path / "passwords.json").of("directory")
    assert Passwords(tmp_path / "passwords.json").of("directory") == made
    assert len(made) > 30


def test_no_two_names_share_a_password(tmp_path: Path) -> None:
    passwords = Passwords(tmp_path / "passwords.json")
    assert passwords.of("directory") != passwords.of("directory_owner")


def test_nobody_else_reads_the_passwords(tmp_path: Path) -> None:
    passwords = Passwords(tmp_path / "passwords.json")
    passwords.of("directory")
    passwords.of("notification")
    assert stat.S_IMODE(passwords.file.stat().st_mode) == 0o600
