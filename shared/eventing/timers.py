"""Timers: what a subject waits for, kept by the broker, decided by the record."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from nats.js import JetStreamContext

from shared.eventing.decider import Command, Event
from shared.eventing.kind import AnyKind
from shared.eventing.policy import Moment
from shared.eventing.publishing import Message, Publisher
from shared.eventing.recorded import Recorded
from shared.eventing.store import Store
from shared.eventing.streams import timers_of
from shared.eventing.timetable import Due, Subject, Timetable
from shared.time.clock import Clock
from shared.time.working_days import WorkingDays

S = TypeVar("S")

BATCH = 1_000
"""How many timers are handed to the broker at a time."""


class Wait(Protocol):
    """A deadline: which alert, and the instant it is due."""

    @property
    def alert(self) -> str:
        """Name the alert."""

    @property
    def due_at(self) -> datetime:
        """Tell when it is due, as an aware instant."""


@dataclass(frozen=True, eq=False)
class Timekeeping(Generic[S]):
    """How a kind of subject keeps its deadlines.

    ``waits`` tells what a state waits for, without what has been told already; pure.
    ``look`` makes the command that tells what is due.
    """

    kind: AnyKind
    waits: Callable[[S, WorkingDays], Sequence[Wait]]
    look: Callable[[S, Moment, tuple[str, ...]], Command]


AnyTimekeeping = Timekeeping[Any]
"""The timekeeping of any kind."""


@dataclass
class Timekeeper:
    """Follows the log and hands every deadline to the broker; purges those that no longer hold."""

    context: str
    store: Store
    timetable: Timetable
    keeping: dict[str, AnyTimekeeping]
    days: WorkingDays
    clock: Clock
    jetstream: JetStreamContext
    publisher: Publisher
    loop: asyncio.AbstractEventLoop

    def fold(self, batch: Sequence[Recorded[Event]]) -> None:
        """Bring broker and timetable up to date with what the batch's subjects wait for now.

        The broker is told first: told twice is harmless, forgotten is not.
        """
        touched: dict[Subject, dict[str, int]] = {}
        for one in batch:
            if one.kind in self.keeping:
                seen = touched.setdefault((one.kind, one.subject_id), {})
                seen[one.facet] = one.originator_version
        wanted = {subject: self._wanted(*subject, seen) for subject, seen in touched.items()}
        known = self.timetable.of(touched)
        self._run(self._tell(known, wanted))
        changed = {each: dues for each, dues in wanted.items() if dues != known.get(each)}
        self.timetable.replace(changed, batch[-1].position)

    def begin(self) -> int:
        """Hand every timer to the broker, then tell from where in the log to go on."""
        self.reconcile()
        return self.timetable.position()

    def reconcile(self) -> None:
        """Hand every timer to the broker again, as after it has lost them."""
        for due in self.timetable.all(BATCH):
            self._run(self._schedule(due))

    def _wanted(self, kind: str, subject_id: UUID, seen: Mapping[str, int]) -> frozenset[Due]:
        keeping = self.keeping[kind]
        state = self.store.state_with(keeping.kind, subject_id, seen)
        return frozenset(
            Due(kind, subject_id, wait.alert, wait.due_at.astimezone(UTC))
            for wait in keeping.waits(state, self.days)
        )

    async def _tell(
        self,
        known: Mapping[Subject, frozenset[Due]],
        wanted: Mapping[Subject, frozenset[Due]],
    ) -> None:
        before = {subject: known.get(subject, frozenset()) for subject in wanted}
        new = [due for subject, dues in wanted.items() for due in dues - before[subject]]
        await self._schedule(sorted(new, key=lambda due: due.due_at))
        for subject, dues in before.items():
            kept = {due.alert for due in wanted[subject]}
            for due in dues:
                if due.alert not in kept:
                    await self._cancel(due)

    async def _schedule(self, dues: Sequence[Due]) -> None:
        await self.publisher.publish(
            [Message(self._subject(due), b"", self._headers(due)) for due in dues]
        )

    async def _cancel(self, due: Due) -> None:
        await self.jetstream.purge_stream(timers_of(self.context), subject=self._subject(due))

    def _subject(self, due: Due) -> str:
        return f"timer.{self.context}.{due.kind}.{due.subject_id}.{due.alert}"

    def _headers(self, due: Due) -> dict[str, str]:
        # Fractions are always written: the broker fires whole seconds up to a second early.
        at = self.clock.real(due.due_at).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return {
            "Nats-Schedule": f"@at {at}",
            "Nats-Schedule-Target": f"due.{self.context}.{due.kind}.{due.subject_id}.{due.alert}",
        }

    def _run(self, doing: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(doing, self.loop).result()
