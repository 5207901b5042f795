"""Policies: when this happened elsewhere, ask that here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from shared.contracts.contract import Contract
from shared.contracts.envelope import Envelope
from shared.eventing.decider import Command
from shared.eventing.kind import AnyKind
from shared.identity.actor import Actor
from shared.time.working_days import WorkingDays
from shared.who_is_who.who_is_who import WhoIsWho

K = TypeVar("K", bound=Contract)
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Moment:
    """What a rule may know that is not in the fact: when it is, who acts, who is who.

    ``envelope`` is the outside of the fact that was heard: its id, and its place in its context.
    """

    now: datetime
    by: Actor
    days: WorkingDays
    known: WhoIsWho
    envelope: Envelope | None = None


@dataclass(frozen=True, slots=True)
class Ask(Generic[S]):
    """A command for one subject, made from the state it will be decided on.

    A subject that ``is_new`` is looked up only where that turns out not to be so.
    """

    kind: AnyKind
    subject_id: UUID
    command: Callable[[S], Command]
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Policy(Generic[K]):
    """What a service does when it hears one kind of fact.

    ``durable`` is ``<service>--<policy>`` and never renamed: JetStream remembers by it what was
    heard. ``then`` is pure and may be asked twice about one fact; its effect comes once.
    """

    durable: str
    hears: type[K]
    then: Callable[[K, Moment], Sequence[Ask[Any]]]


AnyPolicy = Policy[Any]
"""A policy for whichever contract; the kit hands it only the one it hears."""
