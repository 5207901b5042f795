"""The words in which rules are written: command, event, refusal, decider."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from typing import ClassVar, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from shared.eventing.ground import Ground
from shared.identity.actor import Actor

MAIN = "main"
"""The facet that everyone with access to a subject may read."""


class Message(BaseModel):
    """A value that travels: immutable, and without fields nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Command(Message):
    """What someone asks for, who asks, and the instant at which they ask it."""

    by: Actor
    now: datetime


class Event(Message):
    """A fact, named in the past tense. It has happened, so it can never be refused.

    An event with a field ``happened_at`` (instant) says when it really happened; without one it
    happened when it was recorded. An event with a field ``reason`` says why.
    """

    ground: ClassVar[Ground | None] = None

    def facet(self) -> str:
        """Name the stream of the subject in which this fact stands.

        What fewer people may read stands in a facet of its own, so that the main stream has no gap.
        """
        return MAIN


class Refusal(Exception):
    """A command that the rules refuse. The class is named as the rule, its docstring explains it.

    ``sentence`` and ``opens`` are English message ids for translation; both may name ``facts`` in
    braces. ``opens`` tells what would open the gate. ``status`` is for HTTP: 403 for the wrong
    person, 409 for the wrong moment, 422 for something missing in what was asked. A rule that
    ``is_confidential`` is asked only because of what fewer people may read, so that nothing in the
    main facet may tell that it was.
    """

    sentence: ClassVar[str]
    opens: ClassVar[str]
    ground: ClassVar[Ground]
    status: ClassVar[Literal[403, 409, 422]] = 409
    is_confidential: ClassVar[bool] = False

    def __init__(self, **facts: str | int) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts


C = TypeVar("C")
S = TypeVar("S")
E = TypeVar("E")


def only_the_main_facet(_: object) -> Sequence[str]:
    """Name the facets of a subject that has nothing to hide from its own readers."""
    return (MAIN,)


@dataclass(frozen=True, slots=True)
class Decider(Generic[C, S, E]):
    """What a subject may become, and why.

    ``decide`` answers a command with the events it causes, or raises a ``Refusal``.
    ``evolve`` folds one event into the state and never refuses.
    ``facets`` names, given the state of the main facet, every facet that a decision rests on.
    """

    initial: S
    decide: Callable[[C, S], Sequence[E]]
    evolve: Callable[[S, E], S]
    facets: Callable[[S], Sequence[str]] = only_the_main_facet

    def state(self, history: Iterable[E]) -> S:
        """Fold a history, oldest first, into the state it leaves."""
        return reduce(self.evolve, history, self.initial)


class NotKnownHereYet(Exception):
    """A fact that another service has not told here yet: the same request may pass soon.

    ``what`` is a code for the operator, e.g. ``unit``; never personal data.
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
