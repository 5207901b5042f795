"""Writes ``docs/requirements.md``: every requirement with the tests that prove it, or open.

``python -m tests.requirements`` writes it; with ``--check`` it only tells whether it is true.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "requirements.md"
LAST = 256

HEAD = """# Requirements

Each requirement of the municipalities' guides, in our words, with the tests that prove it.
Written by `python -m tests.requirements` from the markers on the tests; a test keeps it true.

| | Requirement | Proved by |
|---|---|---|
"""


def proofs() -> dict[str, list[str]]:
    """Find, for each requirement, the tests marked with its number."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for number, test in _marked(path):
            found[number].append(f"{path.relative_to(ROOT / 'tests')}::{test}")
    return found


def _marked(path: Path) -> Iterator[tuple[str, str]]:
    tree = ast.parse(path.read_text())
    whole_module = [number for node in tree.body for number in _of_module(node)]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            own = [number for mark in node.decorator_list for number in _numbers(mark)]
            yield from ((number, node.name) for number in dict.fromkeys([*own, *whole_module]))


def _of_module(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark":
        marks = node.value.elts if isinstance(node.value, ast.List) else [node.value]
        for mark in marks:
            yield from _numbers(mark)


def _numbers(mark: ast.expr) -> Iterator[str]:
    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.requirement":
        yield from (str(arg.value) for arg in mark.args if isinstance(arg, ast.Constant))


def page() -> str:
    """Write the page."""
    titles = yaml.safe_load((ROOT / "docs" / "requirements.yaml").read_text())
    found = proofs()
    numbers = [f"R{number}" for number in range(1, LAST + 1)]
    rows = [_row(number, titles.get(number, ""), found.get(number, [])) for number in numbers]
    proved = sum(bool(found.get(number)) for number in numbers)
    return f"{HEAD}{''.join(rows)}\n{proved} of {LAST} are proved; the others are open.\n"


def _row(number: str, title: str, tests: list[str]) -> str:
    shown = "<br>".join(f"`{test}`" for test in tests[:3])
    more = f"<br>and {len(tests) - 3} more" if len(tests) > 3 else ""
    return f"| {number} | {title} | {shown + more or 'open'} |\n"


def main() -> int:
    """Write or check the page."""
    if "--check" in sys.argv:
        return 0 if PAGE.exists() and PAGE.read_text() == page() else 1
    PAGE.write_text(page())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
