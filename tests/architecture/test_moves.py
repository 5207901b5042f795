"""The page of moves says what the table of moves says, no more and no less."""

from __future__ import annotations

from services.case_coordination.domain.decisions.checks import CHECKS, ENDING_CHECKS
from services.case_coordination.domain.levels import Need
from tests.moves import PAGE, page


def test_the_page_of_moves_is_true() -> None:
    assert PAGE.read_text() == page(), "run python -m tests.moves"


def test_every_need_has_one_check() -> None:
    assert sorted([*CHECKS, *ENDING_CHECKS]) == sorted(Need)
