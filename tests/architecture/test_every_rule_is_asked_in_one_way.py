"""A rule is asked through ``refuse`` and its like, so that the record tells that it was."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
FILES: Final = sorted(ROOT.glob("services/*/domain/**/*.py"))

NO_RULES: Final = frozenset({"NotKnownHereYet", "ValueError", "AssertionError"})
"""What is raised that is no refusal: not heard yet, not a value, never to happen."""

EXPLAINED: Final[Mapping[str, str]] = {}
"""What may be raised in place all the same, and why: nothing, as long as that can be."""


def raised_without_a_line(source: str) -> set[str]:
    """Name what is raised in place, where nothing in the module notes that it passed."""
    tree = ast.parse(source)
    return set(_raised(tree)) - set(_noted(tree)) - NO_RULES


def _raised(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and node.exc is not None:
            said = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            yield ast.unparse(said).rpartition(".")[2]


def _noted(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "passed":
            yield ast.unparse(node.args[0]).rpartition(".")[2]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT / "services")))
def test_a_rule_that_is_asked_in_place_is_noted_when_it_passes(path: Path) -> None:
    assert raised_without_a_line(path.read_text()) <= EXPLAINED.keys()


def test_nothing_is_explained_that_is_not_there() -> None:
    found = {name for path in FILES for name in raised_without_a_line(path.read_text())}
    assert found == EXPLAINED.keys()


def test_a_planted_refusal_is_found() -> None:
    planted = (
        "def check(day, today):\n    if day > today:\n        raise rules.NotInTheFuture(day=day)\n"
    )
    assert raised_without_a_line(planted) == {"NotInTheFuture"}
    assert raised_without_a_line(f"{planted}    passed(NotInTheFuture, day=day)\n") == set()
