"""Who comes alone is done for at once; who comes meanwhile goes together, and fails alone."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from shared.eventing.together import MOST, Together
from tests.eventually import eventually


class Spilled(Exception):
    """One letter cannot be carried."""


class NoBoat(Exception):
    """Nothing can be carried at all."""


@dataclass
class Ferry:
    """Carries letters over; the first crossing waits until it is told to go."""

    go: threading.Event = field(default_factory=threading.Event)
    crossings: list[list[str]] = field(default_factory=list)

    def carry(self, letters: Sequence[str]) -> Sequence[str]:
        self.crossings.append(list(letters))
        self.go.wait(10)
        if "storm" in letters:
            raise NoBoat
        if "wet" in letters:
            raise Spilled
        return [letter.upper() for letter in letters]

    def together(self) -> Together[str, str]:
        return Together(self.carry, is_everyones=lambda error: isinstance(error, NoBoat))


def meanwhile(ferry: Ferry, *letters: str) -> list[str | type[Exception]]:
    """Send the first letter, and the others while it is on its way; give what came of all."""
    together = ferry.together()

    def ask(letter: str) -> str | type[Exception]:
        try:
            return together.ask(letter)
        except (Spilled, NoBoat) as error:
            return type(error)

    with ThreadPoolExecutor(len(letters)) as pool:
        first = pool.submit(ask, letters[0])
        eventually(lambda: ferry.crossings)
        others = [pool.submit(ask, letter) for letter in letters[1:]]
        eventually(lambda: len(together.waiting) == len(others))
        ferry.go.set()
        return [each.result() for each in (first, *others)]


def test_who_comes_alone_goes_at_once() -> None:
    ferry = Ferry()
    ferry.go.set()
    assert ferry.together().ask("a") == "A"
    assert ferry.crossings == [["a"]]


def test_who_comes_meanwhile_goes_together_and_each_gets_their_own_answer() -> None:
    ferry = Ferry()
    assert meanwhile(ferry, "a", "b", "c", "d") == ["A", "B", "C", "D"]
    assert [len(crossing) for crossing in ferry.crossings] == [1, 3]


def test_nobody_fails_for_what_another_has_asked() -> None:
    ferry = Ferry()
    assert meanwhile(ferry, "a", "b", "wet", "d") == ["A", "B", Spilled, "D"]


def test_what_is_nobodys_own_is_at_once_the_error_of_all_who_wait() -> None:
    ferry = Ferry()
    assert meanwhile(ferry, "storm", "b", "c") == [NoBoat, NoBoat, NoBoat]
    assert ferry.crossings == [["storm"]]


def test_no_more_than_so_many_go_at_once() -> None:
    ferry = Ferry()
    letters = [str(number) for number in range(MOST + 3)]
    assert meanwhile(ferry, *letters) == letters
    assert [len(crossing) for crossing in ferry.crossings] == [1, MOST, 2]


def test_one_who_fails_leaves_the_turn_to_the_next() -> None:
    ferry = Ferry()
    ferry.go.set()
    together = ferry.together()
    with pytest.raises(Spilled):
        together.ask("wet")
    assert together.ask("dry") == "DRY"
