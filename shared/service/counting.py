"""Counts what came of commands: which command, which rule; never by whom or about whom."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import TypeVar

from shared.eventing.decider import Command, Event, NotKnownHereYet, Refusal
from shared.eventing.loaded import Handled
from shared.eventing.store import KeyUsedForAnotherRequest, TooManyCameFirst
from shared.web.metrics import Metrics
from shared.web.problems import KeyReused

C = TypeVar("C", bound=Command)
S = TypeVar("S")
E = TypeVar("E", bound=Event)


@dataclass
class Counted:
    """Counts one command, whatever comes of it; a key used for another request is the person's."""

    metrics: Metrics
    name: str = "unnamed"

    def named(self, command: C) -> C:
        """Remember what is asked."""
        self.name = type(command).__name__
        return command

    def came_to(self, handled: Handled[S, E]) -> None:
        """Count a command that was not refused."""
        if handled.was_repeated:
            self.metrics.commanded(self.name, "repeated")
        else:
            self.metrics.commanded(self.name, "decided" if handled.recorded else "nothing")

    def __enter__(self) -> Counted:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        match error:
            case KeyUsedForAnotherRequest():
                self.metrics.commanded(self.name, "conflict")
                raise KeyReused from None
            case Refusal():
                self.metrics.commanded(self.name, "refused")
                self.metrics.refused(type(error).__name__)
            case NotKnownHereYet() | TooManyCameFirst():
                self.metrics.commanded(self.name, "not-known-yet")
            case _:
                pass
