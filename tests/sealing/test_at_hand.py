"""What is kept at hand is little, and not old."""

from __future__ import annotations

from dataclasses import dataclass

from shared.sealing.at_hand import MOST, SECONDS, AtHand


@dataclass
class Seconds:
    """A clock that a test sets."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_is_kept_is_there_for_a_minute() -> None:
    clock = Seconds()
    kept: AtHand[str, int] = AtHand(clock)
    kept.keep("a", 1)
    clock.now = SECONDS - 1
    assert kept.recall("a") == 1
    clock.now = SECONDS + 1
    assert kept.recall("a") is None


def test_to_look_at_it_keeps_nothing_longer() -> None:
    clock = Seconds()
    kept: AtHand[str, int] = AtHand(clock)
    kept.keep("a", 1)
    clock.now = SECONDS / 2
    kept.recall("a")
    clock.now = SECONDS + 1
    assert kept.recall("a") is None


def test_the_one_kept_longest_makes_room() -> None:
    kept: AtHand[int, int] = AtHand(Seconds())
    for number in range(MOST + 1):
        kept.keep(number, number)
    assert (kept.recall(0), kept.recall(1), kept.recall(MOST)) == (None, 1, MOST)


def test_nothing_is_left_after_forgetting() -> None:
    kept: AtHand[str, int] = AtHand(Seconds())
    kept.keep("a", 1)
    kept.clear()
    assert kept.recall("a") is None
