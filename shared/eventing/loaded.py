"""What a decision rests on, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Generic, TypeVar
from uuid import UUID

from shared.eventing.asking_rules import Asked, with_rules
from shared.eventing.decider import MAIN, Command, Event
from shared.eventing.kind import AnyKind, Kind, stream_id
from shared.eventing.recorded import Recorded
from shared.eventing.recorder import is_away
from shared.eventing.writing import EMPTY, Tip, tip_of

C = TypeVar("C", bound=Command)
S = TypeVar("S")
E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[S]):
    """A subject as its streams leave it: the state, and where each stream that it rests on ends."""

    state: S
    tips: Mapping[str, Tip]
    is_remembered: bool = False


@dataclass(frozen=True, slots=True)
class Handled(Generic[S, E]):
    """What came of a command: the state after it, and what was recorded.

    ``was_repeated`` tells that the same request had its effect before, and nothing was done now.
    """

    state: S
    recorded: Sequence[Recorded[E]]
    was_repeated: bool = False


def decided(
    kind: Kind[C, S, E], ask: Callable[[S], C], loaded: Loaded[S]
) -> tuple[C, Sequence[E], Sequence[Asked]] | None:
    """Decide: what was asked, what comes of it, and the rules that let it pass.

    None when memory says no, or nothing: that is looked up before it is said.
    """
    try:
        command = ask(loaded.state)
        events, rules = with_rules(lambda: kind.decider.decide(command, loaded.state))
    except Exception as error:
        if not loaded.is_remembered or is_away(error):
            raise
        return None
    return (command, events, rules) if events or not loaded.is_remembered else None


def unborn(kind: Kind[C, S, E]) -> Loaded[S]:
    """Give what there is of a subject before anything has happened, as it might be remembered."""
    state = kind.decider.initial
    return Loaded(state, dict.fromkeys(kind.decider.facets(state), EMPTY), is_remembered=True)


def folded(kind: Kind[C, S, E], history: Mapping[str, Sequence[Recorded[E]]], main: S) -> Loaded[S]:
    """Fold a subject's further facets into what its main one came to, each oldest first."""
    state = main
    for facet, told in history.items():
        if facet != MAIN:
            state = reduce(kind.decider.evolve, (recorded.event for recorded in told), state)
    return Loaded(state, {facet: _end_of(told) for facet, told in history.items()})


def _end_of(told: Sequence[Recorded[Any]]) -> Tip:
    if not told:
        return EMPTY
    about = next((one.about for one in reversed(told) if one.about), None)
    lock = next((one.lock for one in reversed(told) if one.lock), None)
    return tip_of(told[-1], Tip(about=about, lock=lock))


def place_of(kind: AnyKind, subject_id: UUID) -> UUID:
    """Give the place of a subject in memory: two kinds may have subjects of the same id."""
    return stream_id(kind.name, subject_id, MAIN)
