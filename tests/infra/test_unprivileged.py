"""Directories that root keeps closed, opened no further than needed."""

from __future__ import annotations

import stat
from pathlib import Path

from infra.local.unprivileged import open_for_reading, open_the_way


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_closed_directories_on_the_way_may_be_passed_but_not_listed(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    said: list[str] = []
    open_the_way(closed / "data", said.append)
    assert mode(closed) == 0o701
    assert f"{closed} may now be passed through: PostgreSQL does not run as root." in said


def test_what_is_open_stays_as_it_is_and_nothing_is_said_of_it(tmp_path: Path) -> None:
    opened = tmp_path / "open"
    opened.mkdir(mode=0o755)
    said: list[str] = []
    open_the_way(opened / "data", said.append)
    assert mode(opened) == 0o755
    assert str(opened) not in " ".join(said)


def test_a_program_installed_under_a_strict_umask_can_be_read_and_run(tmp_path: Path) -> None:
    tree = tmp_path / "program"
    (tree / "bin").mkdir(parents=True, mode=0o700)
    tool, text = tree / "bin" / "tool", tree / "text"
    tool.write_text("")
    tool.chmod(0o700)
    text.write_text("")
    text.chmod(0o600)
    tree.chmod(0o700)
    open_for_reading(tree)
    assert [mode(path) for path in (tree, tool, text)] == [0o705, 0o705, 0o604]
