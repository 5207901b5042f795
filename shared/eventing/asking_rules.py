"""The one way in which a rule is asked, so that the record can tell which were, and on what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextvars import ContextVar
from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias, TypeVar
from uuid import UUID

from shared.eventing.decider import Refusal

R = TypeVar("R")
T = TypeVar("T")

Code: TypeAlias = UUID | date | Enum | int | None
"""An id, a day or an instant, a code, a number, yes or no; never text, which may be a person's."""

Fact: TypeAlias = Code | Collection[Code]
"""What a rule is asked on."""


class Asked(NamedTuple):
    """A rule that did not refuse, and the facts that it was asked on, by name."""

    rule: type[Refusal]
    facts: Mapping[str, Fact]


_UNDER_WAY: ContextVar[list[Asked] | None] = ContextVar("decision_under_way", default=None)


def refuse(rule: type[Refusal], /, *, when: bool, **facts: Fact) -> None:
    """Ask a rule: raise it when it refuses, note it with its facts when it does not."""
    if when:
        raise rule
    if (asked := _UNDER_WAY.get()) is not None:
        asked.append(Asked(rule, facts))


def needed(value: T | None, /, otherwise: type[Refusal], **facts: Fact) -> T:
    """Give a value without which a rule refuses."""
    if value is None:
        raise otherwise
    passed(otherwise, **facts)
    return value


def passed(rule: type[Refusal], /, **facts: Fact) -> None:
    """Note a rule that has just been asked in place, and did not refuse.

    For where the question itself tells the type checker what the code after it rests on.
    """
    if (asked := _UNDER_WAY.get()) is not None:
        asked.append(Asked(rule, facts))


def would_refuse(asks: Callable[[], object]) -> bool:
    """Tell whether rules would refuse, where they decide nothing now: that leaves no line."""
    try:
        with_rules(asks)
    except Refusal:
        return True
    return False


def with_rules(decide: Callable[[], R]) -> tuple[R, tuple[Asked, ...]]:
    """Decide, and give beside the decision the rules that it asked, in their order."""
    asked: list[Asked] = []
    token = _UNDER_WAY.set(asked)
    try:
        return decide(), tuple(asked)
    finally:
        _UNDER_WAY.reset(token)
