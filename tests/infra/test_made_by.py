from __future__ import annotations

from pathlib import Path

import pytest

from infra.postgres.made_by import are_made_by, mark_of, put_mark
from tests.real_parts import RealDatabase


@pytest.fixture
def code(tmp_path: Path) -> Path:
    (tmp_path / "migrations").mkdir()
    (tmp_path / "views.py").write_text("ROWS = 1")
    (tmp_path / "migrations" / "0001.sql").write_text("CREATE TABLE rows ()")
    return tmp_path


@pytest.mark.parametrize("changed", ["views.py", "migrations/0001.sql", "migrations/0002.sql"])
def test_a_change_of_code_or_migrations_is_another_mark(code: Path, changed: str) -> None:
    before = mark_of([code])
    (code / changed).write_text("changed")
    assert mark_of([code]) != before


def test_the_same_code_has_the_same_mark(code: Path) -> None:
    assert mark_of([code]) == mark_of([code])


@pytest.mark.integration
def test_tables_are_made_when_every_database_says_so(
    administrator_url: str, database: RealDatabase
) -> None:
    assert not are_made_by("this code", administrator_url, [database.name])
    put_mark("this code", administrator_url, [database.name])
    assert are_made_by("this code", administrator_url, [database.name])
    assert not are_made_by("that code", administrator_url, [database.name])
    assert not are_made_by("this code", administrator_url, [database.name, "one_more"])
