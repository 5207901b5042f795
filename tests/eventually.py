"""Waiting on facts: asks again until it is so, and fails aloud when it never is."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PAUSE = 0.02
PATIENCE = 20.0


class NeverBecameTrue(AssertionError):
    pass


def eventually(
    ask: Callable[[], T], so: Callable[[T], object] = bool, within: float = PATIENCE
) -> T:
    """Ask until the answer is so, and give it. Errors count as "not yet" until time is out."""
    ends = time.monotonic() + within
    last: object = None
    while time.monotonic() < ends:
        try:
            answer = ask()
            if so(answer):
                return answer
            last = answer
        except Exception as error:
            last = error
        time.sleep(PAUSE)
    raise NeverBecameTrue(f"after {within} s the last answer was {last!r}")
