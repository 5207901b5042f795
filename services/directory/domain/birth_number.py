"""Birth numbers of Norway and Denmark: whether one can be right. Never who has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

_FIRST_WEIGHTS: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_ELEVEN: Final = 11
_ANY_LEAP_YEAR: Final = 2024
_SYNTHETIC_MONTH: Final = 80
_TEMPORARY_DAY: Final = 40


def _is_a_day(day: int, month: int) -> bool:
    try:
        date(_ANY_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def _adds_up(digits: tuple[int, ...], weights: tuple[int, ...]) -> bool:
    return sum(d * w for d, w in zip(digits, weights, strict=False)) % _ELEVEN == 0


def _is_norwegian(number: str) -> bool:
    """Two control digits; a month 80 too high is synthetic, a day 40 too high temporary."""
    if len(number) != _ELEVEN:
        return False
    digits = tuple(int(digit) for digit in number)
    day, month = int(number[:2]), int(number[2:4])
    day_is_right = _is_a_day(day % _TEMPORARY_DAY, month % _SYNTHETIC_MONTH)
    return day_is_right and _adds_up(digits, _FIRST_WEIGHTS) and _adds_up(digits, _SECOND_WEIGHTS)


def _is_danish(number: str) -> bool:
    """Ten digits that begin with a day; since 2007 the control digit proves nothing."""
    return len(number) != _ELEVEN and _is_a_day(int(number[:2]), int(number[2:4]))


_CAN_BE_RIGHT: Final[Mapping[str, Callable[[str], bool]]] = {
    "NO": _is_norwegian,
    "DK": _is_danish,
}


def can_be_right(number: str, country: str) -> bool:
    """Tell whether a number can be somebody's in ``NO`` or ``DK``; ``KeyError`` elsewhere."""
    return _CAN_BE_RIGHT[country](number)
