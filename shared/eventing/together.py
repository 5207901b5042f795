"""Does for several at once what each of them asks for: one journey, and one wait for the disk."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST = 32
"""How many are done for at once."""


@dataclass(slots=True)
class _Asked(Generic[T, R]):
    what: T
    answers: list[R] = field(default_factory=list)
    error: Exception | None = None

    @property
    def is_done(self) -> bool:
        return bool(self.answers) or self.error is not None


@dataclass
class Together(Generic[T, R]):
    """Who comes alone is done for at once; who comes meanwhile waits, and goes with the next ones.

    ``do`` gives an answer for each, in their order. Where it raises for several, each is done for
    alone, so that nobody fails for what another has asked; unless ``is_everyones`` says that the
    error is nobody's own. ``waiting`` are those whose turn has not come, first come first.
    """

    do: Callable[[Sequence[T]], Sequence[R]]
    is_everyones: Callable[[Exception], bool]
    waiting: deque[_Asked[T, R]] = field(default_factory=deque)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, what: T) -> R:
        """Wait for the answer; raises what ``do`` raised for this one."""
        asked: _Asked[T, R] = _Asked(what)
        self.waiting.append(asked)
        with self._turn:
            while not asked.is_done:
                self._do_for(self._next(MOST))
        if asked.error is not None:
            raise asked.error
        return asked.answers[0]

    def _next(self, most: int) -> list[_Asked[T, R]]:
        return [self.waiting.popleft() for _ in range(min(len(self.waiting), most))]

    def _do_for(self, several: Sequence[_Asked[T, R]]) -> None:
        try:
            answers = self.do([each.what for each in several])
        except Exception as error:
            self._fail(several, error)
        else:
            for each, answer in zip(several, answers, strict=True):
                each.answers.append(answer)

    def _fail(self, several: Sequence[_Asked[T, R]], error: Exception) -> None:
        if self.is_everyones(error):
            # Those who have come meanwhile would wait as long, to be told the same.
            for each in (*several, *self._next(len(self.waiting))):
                each.error = error
        elif len(several) > 1:
            for each in several:
                self._do_for([each])
        else:
            several[0].error = error
