"""A wrapped key is opened by its wrapping key alone, for its owner alone."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID

import pytest

from shared.sealing.wrapping import (
    GivenKeys,
    UnknownWrappingKey,
    Wrapped,
    WrongWrappingKey,
)
from shared.sealing.wrapping_file import KeysInAFile

OLD = "old:" + "0a" * 32
NEW = "new:" + "0b" * 32
KEY = bytes(range(32))
ADA = UUID(int=1)
BO = UUID(int=2)


def test_what_is_wrapped_is_opened_for_its_owner() -> None:
    given = GivenKeys.read(OLD)
    wrapped = given.wrap(KEY, ADA)
    assert given.unwrap(wrapped, ADA) == KEY
    assert KEY not in wrapped.content
    assert wrapped.wrapped_by == "old"


def test_what_is_wrapped_twice_looks_different() -> None:
    given = GivenKeys.read(OLD)
    assert given.wrap(KEY, ADA).content != given.wrap(KEY, ADA).content


def test_two_owners_keys_cannot_be_exchanged() -> None:
    given = GivenKeys.read(OLD)
    with pytest.raises(WrongWrappingKey):
        given.unwrap(given.wrap(KEY, ADA), BO)


def test_a_changed_byte_is_noticed() -> None:
    given = GivenKeys.read(OLD)
    content = bytearray(given.wrap(KEY, ADA).content)
    content[20] ^= 1
    with pytest.raises(WrongWrappingKey):
        given.unwrap(Wrapped(bytes(content), "old"), ADA)


def test_another_key_of_the_same_name_does_not_open() -> None:
    with pytest.raises(WrongWrappingKey):
        GivenKeys.read("old:" + "0c" * 32).unwrap(GivenKeys.read(OLD).wrap(KEY, ADA), ADA)


def test_a_key_that_was_not_given_is_named() -> None:
    with pytest.raises(UnknownWrappingKey, match="old"):
        GivenKeys.read(NEW).unwrap(GivenKeys.read(OLD).wrap(KEY, ADA), ADA)


def test_the_first_key_wraps_and_the_others_still_open() -> None:
    both = GivenKeys.read(f"{NEW}\n{OLD}\n")
    assert both.wrap(KEY, ADA).wrapped_by == "new"
    assert both.unwrap(GivenKeys.read(OLD).wrap(KEY, ADA), ADA) == KEY
    assert GivenKeys.read(f"{NEW},{OLD}") == both


@pytest.mark.parametrize("text", ["", "old", "old:", "old:0a0a", "old:" + "zz" * 32])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"wrapping key|hexadecimal"):
        GivenKeys.read(text)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "wrapping-keys"
    file.write_text(OLD)
    return file


def changed(file: Path, text: str) -> None:
    """Change a file, at a time of its own also where the clock is coarse."""
    before = file.stat().st_mtime_ns
    file.write_text(text)
    os.utime(file, ns=(before + 1_000_000, before + 1_000_000))


def test_a_file_is_read_again_for_a_name_that_is_not_known(file: Path) -> None:
    keys = KeysInAFile(file)
    wrapped = GivenKeys.read(NEW).wrap(KEY, ADA)
    with pytest.raises(UnknownWrappingKey):
        keys.unwrap(wrapped, ADA)
    changed(file, f"{OLD}\n{NEW}")
    assert keys.unwrap(wrapped, ADA) == KEY
    assert keys.current == "old"


def test_what_is_new_is_wrapped_in_what_stands_first_now(file: Path) -> None:
    keys = KeysInAFile(file)
    changed(file, f"{NEW}\n{OLD}")
    assert keys.wrap(KEY, ADA).wrapped_by == "new"


def test_a_file_that_cannot_be_read_just_then_changes_nothing(file: Path) -> None:
    keys = KeysInAFile(file)
    changed(file, "")
    assert keys.wrap(KEY, ADA).wrapped_by == "old"
    file.unlink()
    assert keys.unwrap(keys.wrap(KEY, ADA), ADA) == KEY


def test_without_a_key_nothing_begins(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("")
    with pytest.raises(ValueError, match="wrapping key"):
        KeysInAFile(tmp_path / "empty")
    with pytest.raises(FileNotFoundError):
        KeysInAFile(tmp_path / "none")
