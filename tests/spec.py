"""Rules as given, when, then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import pytest

from shared.eventing.decider import Decider, Refusal

C = TypeVar("C")
S = TypeVar("S")
E = TypeVar("E")


@dataclass(frozen=True)
class When(Generic[C, S, E]):
    decider: Decider[C, S, E]
    history: tuple[E, ...]
    command: C

    def events(self) -> Sequence[E]:
        return self.decider.decide(self.command, self.decider.state(self.history))

    def then(self, *expected: E) -> None:
        assert list(self.events()) == list(expected)

    def then_nothing(self) -> None:
        assert list(self.events()) == []

    def then_refused(self, rule: type[Refusal]) -> Refusal:
        with pytest.raises(rule) as refused:
            self.events()
        assert refused.type is rule
        return refused.value


@dataclass(frozen=True)
class Given(Generic[C, S, E]):
    decider: Decider[C, S, E]
    history: tuple[E, ...]

    def when(self, command: C) -> When[C, S, E]:
        return When(self.decider, self.history, command)

    def state(self) -> S:
        return self.decider.state(self.history)


@dataclass(frozen=True)
class Spec(Generic[C, S, E]):
    """``given = Spec(decider)``; then ``given(*history).when(command).then(*events)``."""

    decider: Decider[C, S, E]

    def __call__(self, *history: E) -> Given[C, S, E]:
        return Given(self.decider, history)
