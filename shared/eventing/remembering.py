"""What a service has heard of who is who: kept as facts of its own, and folded into a view."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import Field, JsonValue, RootModel

from shared.contracts.contract import Contract
from shared.contracts.registry import CONTRACTS
from shared.eventing.catalogue import Catalogue
from shared.eventing.decider import Command, Decider, Event
from shared.eventing.hearing import Heard
from shared.eventing.kind import Kind, nobody
from shared.eventing.recorded import Cause, Recorded
from shared.eventing.recorder import Receipt
from shared.eventing.store import Store
from shared.eventing.views import View, Views
from shared.identity.actor import Actor
from shared.who_is_who.hearing import HEARD_FROM_THE_DIRECTORY, AnyRow, after_hearing, keys_of
from shared.who_is_who.rows import ChildRow, PersonRow, UnitRow


class HearFact(Command):
    """Keep what the directory said. ``sequence`` tells newer from older."""

    contract: str
    sequence: int
    said: dict[str, JsonValue]


class FactHeard(Event):
    """The directory said something about who is who: ids and codes only."""

    contract: str
    sequence: int
    said: dict[str, JsonValue]


def _keep(command: HearFact, _: None) -> Sequence[FactHeard]:
    said = FactHeard(contract=command.contract, sequence=command.sequence, said=command.said)
    return (said,)


def _nothing_to_fold(_: None, __: FactHeard) -> None:
    return None


WHO_IS_WHO: Final[Kind[HearFact, None, FactHeard]] = Kind(
    "who-is-who",
    Decider(None, _keep, _nothing_to_fold),
    Catalogue({"who-is-who.fact-heard": FactHeard}),
    nobody,
)


def keep(heard: Heard, store: Store, by: Actor, durable: str) -> bool:
    """Keep a heard fact, once. Tells whether it was new."""
    if type(heard.fact) not in HEARD_FROM_THE_DIRECTORY:
        return True
    envelope = heard.envelope

    def command(_: None) -> HearFact:
        return HearFact(
            by=by,
            now=envelope.recorded_time,
            contract=envelope.type,
            sequence=envelope.sequence,
            said=heard.fact.model_dump(mode="json", exclude_none=True),
        )

    handled = store.handle(
        WHO_IS_WHO,
        _source(envelope.subject),
        command,
        cause=Cause(envelope.correlation_id, envelope.id),
        receipt=Receipt(durable, envelope.id),
    )
    return not handled.was_repeated


def _source(subject: str) -> UUID:
    return uuid5(NAMESPACE_URL, subject)


class WhoIsWhoRow(
    RootModel[Annotated[UnitRow | ChildRow | PersonRow, Field(discriminator="about")]]
):
    """A unit, a child or a person, as a document of the view."""


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    event = recorded.event
    return keys_of(_fact(event)) if isinstance(event, FactHeard) else ()


def _evolve(key: str, row: WhoIsWhoRow | None, recorded: Recorded[Event]) -> WhoIsWhoRow | None:
    event = recorded.event
    assert isinstance(event, FactHeard)
    known: dict[str, AnyRow] = {} if row is None else {key: row.root}
    return WhoIsWhoRow(after_hearing(_fact(event), event.sequence, known)[key])


def _fact(event: FactHeard) -> Contract:
    return CONTRACTS[event.contract].model_validate(event.said)


WHO_IS_WHO_VIEW: Final = View("who_is_who", WhoIsWhoRow, _keys, _evolve)


LONGEST: Final = 1.0
"""Seconds that a row is kept at most: the view may be folded by another process of the service, and
this one hear of it late."""

MOST: Final = 10_000
"""How many rows are kept."""


@dataclass
class RememberedRows:
    """The rows of who is who, read from the view, and kept until the directory says something.

    What nobody has told about is looked up each time. Safe for threads.
    """

    views: Views
    ticks: Callable[[], float] = time.monotonic
    _kept: dict[str, tuple[float, AnyRow]] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        self.views.told.append(self._hear)

    def rows(self, keys: Collection[str]) -> Mapping[str, AnyRow]:
        """Give those of the rows that are known."""
        now, kept = self.ticks(), self._kept
        found = {key: row for key in keys if (row := _fresh(kept.get(key), now)) is not None}
        if unread := [key for key in keys if key not in found]:
            read = self._read(unread)
            found |= read
            self._keep(kept, {key: (now + LONGEST, row) for key, row in read.items()})
        return found

    def _read(self, keys: Collection[str]) -> dict[str, AnyRow]:
        found = self.views.rows(WHO_IS_WHO_VIEW, keys)
        return {key: row.root for key, row in found.items()}

    def _keep(
        self, into: dict[str, tuple[float, AnyRow]], read: Mapping[str, tuple[float, AnyRow]]
    ) -> None:
        # What was read before the directory said something goes where nobody looks any more.
        with self._lock:
            if len(into) + len(read) > MOST:
                into.clear()
            into.update(read)

    def _hear(self, batch: Sequence[Recorded[Event]]) -> None:
        if any(recorded.kind == WHO_IS_WHO.name for recorded in batch):
            self._kept = {}


def _fresh(kept: tuple[float, AnyRow] | None, now: float) -> AnyRow | None:
    return kept[1] if kept and now < kept[0] else None
