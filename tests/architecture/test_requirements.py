"""The page of requirements says what the tests prove, no more and no less."""

from __future__ import annotations

from tests.requirements import PAGE, page


def test_the_page_of_requirements_is_true() -> None:
    assert PAGE.read_text() == page(), "run python -m tests.requirements"
