"""Where a service keeps what happened, and where its decisions are made one at a time."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, Generic, LiteralString, TypeVar
from uuid import UUID

import uuid_utils.compat as uuids
from eventsourcing.persistence import RecordConflictError
from eventsourcing.postgres import PostgresFactory
from psycopg import Connection
from psycopg.rows import DictRow, tuple_row

from shared.eventing.decider import MAIN, Command, Event, NotKnownHereYet, Refusal
from shared.eventing.kind import AnyKind, Kind, stream_id
from shared.eventing.memory import Memory
from shared.eventing.record import Record, RecordMapper
from shared.eventing.recorded import Cause, Recorded, read_row
from shared.eventing.recorder import AlreadyReceived, Receipt, is_away

C = TypeVar("C", bound=Command)
S = TypeVar("S")
E = TypeVar("E", bound=Event)

RACES = 30
"""How many other decisions may come first before a command gives up."""

LONGEST_PAUSE = 0.05
"""Seconds to step aside, at most and at random, after each race that was lost."""

LONGEST_TURN = 5.0
"""Seconds to wait while others in this process decide, as when PostgreSQL does not answer them."""

STREAMS = """
SELECT notification_id, originator_id, originator_version, topic, state FROM stored_events
WHERE originator_id = ANY(%s) ORDER BY originator_version
"""

LOG = """
SELECT notification_id, originator_id, originator_version, topic, state FROM stored_events
WHERE notification_id > %s ORDER BY notification_id LIMIT %s
"""

RECEIVED = "SELECT fingerprint FROM receipts WHERE scope = %s AND key = %s"


class TooManyCameFirst(Exception):
    """Other decisions about the same subject kept coming first; the same request may pass soon."""


class KeyUsedForAnotherRequest(Exception):
    """The Idempotency-Key was used before, with other content."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[S]):
    """A subject as its streams leave it: the state, and the version of each stream it rests on."""

    state: S
    versions: Mapping[str, int]
    is_remembered: bool = False


@dataclass(frozen=True, slots=True)
class Handled(Generic[S, E]):
    """What came of a command: the state after it, and what was recorded.

    ``was_repeated`` tells that the same request had its effect before, and nothing was done now.
    """

    state: S
    recorded: Sequence[Recorded[E]]
    was_repeated: bool = False


@dataclass
class Store:
    """The record of one service, for the kinds of subjects it decides about."""

    record: Record
    kinds: dict[str, AnyKind]
    _memory: Memory[Loaded[Any]] = field(default_factory=Memory)
    _turns: list[threading.Lock] = field(
        default_factory=lambda: [threading.Lock() for _ in range(256)]
    )

    @classmethod
    def open(cls, environment: Mapping[str, str], kinds: Iterable[AnyKind]) -> Store:
        """Open the record where the environment says it is."""
        record = Record(env=dict(environment))
        known = {kind.name: kind for kind in kinds}
        assert isinstance(record.mapper, RecordMapper)
        record.mapper.kinds = known
        return cls(record, known)

    def connection(self) -> AbstractContextManager[Connection[DictRow]]:
        """Borrow a connection to the service's database; in autocommit mode, rows as dicts."""
        factory = self.record.factory
        assert isinstance(factory, PostgresFactory)
        return factory.datastore.get_connection()

    def close(self) -> None:
        """Let go of PostgreSQL."""
        self.record.close()

    def handle(
        self,
        kind: Kind[C, S, E],
        subject_id: UUID,
        ask: Callable[[S], C],
        *,
        cause: Cause,
        receipt: Receipt | None = None,
        is_new: bool = False,
    ) -> Handled[S, E]:
        """Decide and record; if another decision came first, decide again on what it left.

        ``ask`` makes the command from the state that the decision will rest on. A request that had
        its effect before is a repeat, also where the rules would refuse it by now. Raises what the
        rules and ``ask`` raise, ``KeyUsedForAnotherRequest`` and ``TooManyCameFirst``. A subject
        that ``is_new`` is looked up only where that turns out not to be so.
        """
        place = _place(kind, subject_id)
        with self._turn(kind, subject_id):
            supposed = self._memory.recall(place) or (_unborn(kind) if is_new else None)
            for race in range(RACES):
                loaded, supposed = supposed or self.load(kind, subject_id), None
                try:
                    handled = self._decide(kind, subject_id, ask, loaded, cause, receipt)
                except RecordConflictError:
                    handled = None
                except (Refusal, NotKnownHereYet):
                    if not self.has_received(receipt):
                        raise
                    handled = Handled(loaded.state, (), was_repeated=True)
                if handled is not None:
                    return handled
                self._memory.forget(place)
                _step_aside(race)
        raise TooManyCameFirst(kind.name)

    @contextmanager
    def _turn(self, kind: AnyKind, subject_id: UUID) -> Iterator[None]:
        turn = self._turns[subject_id.int % len(self._turns)]
        if not turn.acquire(timeout=LONGEST_TURN):
            raise TooManyCameFirst(kind.name)
        try:
            yield
        finally:
            turn.release()

    def _decide(
        self,
        kind: Kind[C, S, E],
        subject_id: UUID,
        ask: Callable[[S], C],
        loaded: Loaded[S],
        cause: Cause,
        receipt: Receipt | None,
    ) -> Handled[S, E] | None:
        decided = _decided(kind, ask, loaded)
        if decided is None:
            return None
        command, events = decided
        recorded, versions = _in_place(kind, subject_id, events, command, loaded, cause)
        # Folded before they are recorded: what cannot be folded would never be read again.
        state = reduce(kind.decider.evolve, events, loaded.state)
        try:
            self._save(kind, subject_id, recorded, loaded, receipt)
        except AlreadyReceived as error:
            if not error.same_request:
                raise KeyUsedForAnotherRequest from error
            return Handled(self.load(kind, subject_id).state, (), was_repeated=True)
        # A facet that the events have brought is empty, and the next decision rests on that too.
        versions = {**dict.fromkeys(kind.decider.facets(state), 0), **versions}
        self._memory.keep(_place(kind, subject_id), Loaded(state, versions, is_remembered=True))
        return Handled(state, recorded)

    def _save(
        self,
        kind: AnyKind,
        subject_id: UUID,
        recorded: Sequence[Recorded[Any]],
        loaded: Loaded[Any],
        receipt: Receipt | None,
    ) -> None:
        if not recorded and receipt is None:
            return
        written_to = {one.facet for one in recorded}
        rested_on = {
            stream_id(kind.name, subject_id, facet): version
            for facet, version in loaded.versions.items()
            if recorded and facet not in written_to
        }
        self.record.save(*recorded, receipt=receipt, rested_on=rested_on)

    def has_received(self, receipt: Receipt | None) -> bool:
        """Tell whether a request had its effect; ``KeyUsedForAnotherRequest`` if another had."""
        if receipt is None:
            return False
        with self.connection() as connection, connection.cursor() as cursor:
            row = cursor.execute(RECEIVED, (receipt.scope, receipt.key)).fetchone()
        if row is not None and row["fingerprint"] != receipt.fingerprint:
            raise KeyUsedForAnotherRequest
        return row is not None

    def load(self, kind: Kind[C, S, E], subject_id: UUID) -> Loaded[S]:
        """Fold a subject from its streams, as they are on record now."""
        history = self.history(kind, subject_id)
        state = kind.decider.initial
        versions: dict[str, int] = {}
        for facet in history:
            versions[facet] = len(history[facet])
            for recorded in history[facet]:
                state = kind.decider.evolve(state, recorded.event)
        loaded = Loaded(state, versions, is_remembered=True)
        self._memory.keep(_place(kind, subject_id), loaded)
        return Loaded(state, versions)

    def state(self, kind: Kind[C, S, E], subject_id: UUID) -> S:
        """Give a subject's state as it is on record now."""
        return self.load(kind, subject_id).state

    def state_with(self, kind: Kind[C, S, E], subject_id: UUID, seen: Mapping[str, int]) -> S:
        """Give a subject's state that rests on at least these versions of its facets.

        What is remembered will do where it is as new: a decision made here rested on all facets.
        """
        loaded: Loaded[S] | None = self._memory.recall(_place(kind, subject_id))
        if loaded and all(loaded.versions.get(facet, 0) >= seen[facet] for facet in seen):
            return loaded.state
        return self.state(kind, subject_id)

    def history(self, kind: Kind[C, S, E], subject_id: UUID) -> Mapping[str, Sequence[Recorded[E]]]:
        """Read every facet of a subject, each oldest first."""
        expected = kind.decider.facets(kind.decider.initial)
        found = self._streams(kind, subject_id, expected)
        state = kind.decider.state(recorded.event for recorded in found[MAIN])
        further = [name for name in kind.decider.facets(state) if name not in found]
        return {**found, **self._streams(kind, subject_id, further)} if further else found

    def _streams(
        self, kind: AnyKind, subject_id: UUID, facets: Sequence[str]
    ) -> dict[str, list[Recorded[Any]]]:
        found: dict[str, list[Recorded[Any]]] = {facet: [] for facet in facets}
        streams = [stream_id(kind.name, subject_id, facet) for facet in facets]
        for recorded in self._read(STREAMS, streams):
            found[recorded.facet].append(recorded)
        return found

    def after(self, position: int, limit: int) -> Sequence[Recorded[Event]]:
        """Read the service's whole log after a position, in the order of recording."""
        return self._read(LOG, position, limit)

    def _read(self, query: LiteralString, *parameters: object) -> list[Recorded[Any]]:
        with self.connection() as connection, connection.cursor(row_factory=tuple_row) as cursor:
            rows = cursor.execute(query, parameters, prepare=True, binary=True).fetchall()
        return [read_row(row, self.kinds) for row in rows]


def _step_aside(race: int) -> None:
    longest = min(0.0005 * 2**race, LONGEST_PAUSE)
    time.sleep(random.uniform(0, longest))  # noqa: S311 - chance, not secrecy, is what is wanted


def _decided(
    kind: Kind[C, S, E], ask: Callable[[S], C], loaded: Loaded[S]
) -> tuple[C, Sequence[E]] | None:
    """Decide. None when memory says no, or nothing: that is looked up before it is said."""
    try:
        command = ask(loaded.state)
        events = kind.decider.decide(command, loaded.state)
    except Exception as error:
        if not loaded.is_remembered or is_away(error):
            raise
        return None
    return (command, events) if events or not loaded.is_remembered else None


def _unborn(kind: Kind[C, S, E]) -> Loaded[S]:
    """Give what there is of a subject before anything has happened, as it might be remembered."""
    state = kind.decider.initial
    return Loaded(state, dict.fromkeys(kind.decider.facets(state), 0), is_remembered=True)


def _place(kind: AnyKind, subject_id: UUID) -> UUID:
    """Give the place of a subject in memory: two kinds may have subjects of the same id."""
    return stream_id(kind.name, subject_id, MAIN)


def _in_place(
    kind: Kind[C, S, E],
    subject_id: UUID,
    events: Sequence[E],
    command: C,
    loaded: Loaded[S],
    cause: Cause,
) -> tuple[Sequence[Recorded[E]], Mapping[str, int]]:
    versions = dict(loaded.versions)
    recorded = []
    for event in events:
        facet = event.facet()
        versions[facet] = versions.get(facet, 0) + 1
        recorded.append(
            Recorded(
                originator_id=stream_id(kind.name, subject_id, facet),
                originator_version=versions[facet],
                id=uuids.uuid7(),
                kind=kind.name,
                name=kind.catalogue.name_of(type(event)),
                subject_id=subject_id,
                facet=facet,
                event=event,
                occurred_at=getattr(event, "happened_at", None) or command.now,
                recorded_at=command.now,
                by=command.by,
                ground=event.ground.code if event.ground else None,
                cause=cause,
            )
        )
    return recorded, versions
