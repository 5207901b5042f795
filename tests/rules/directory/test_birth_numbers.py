from __future__ import annotations

import pytest

from services.directory.domain.birth_number import can_be_right


@pytest.mark.parametrize("number", ["01832299037", "01832299118", "01832299975"])
def test_a_synthetic_norwegian_number_that_adds_up_can_be_right(number: str) -> None:
    assert can_be_right(number, "NO")


def test_a_temporary_number_that_adds_up_can_be_right() -> None:
    assert can_be_right("41832299020", "NO")


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("01832299038", "the last digit"),
        ("01832299002", "the first control digit"),
        ("10832299037", "the day"),
        ("01992299037", "the month"),
        ("0183229903", "the length"),
        ("00000000000", "no day at all"),
    ],
)
def test_a_mistyped_norwegian_number_cannot_be_right(number: str, wrong: str) -> None:
    assert not can_be_right(number, "NO"), wrong


def test_a_danish_number_begins_with_a_day_and_has_ten_digits() -> None:
    assert can_be_right("3112229999", "DK")
    assert not can_be_right("3113229999", "DK")
    assert not can_be_right("01832299037", "DK")
