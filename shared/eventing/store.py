"""Where a service keeps what happened, and where its decisions are made one at a time."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any, TypeAlias, TypeVar, cast
from uuid import UUID

from eventsourcing.persistence import RecordConflictError

from shared.eventing.decider import MAIN, Command, Event, NotKnownHereYet, Refusal
from shared.eventing.glancing import Glance, asked_for, at_some, at_whole, is_as_new, streams_of
from shared.eventing.kind import AnyKind, Kind, stream_id
from shared.eventing.ledger import Ledger
from shared.eventing.loaded import Handled, Loaded, decided, folded, place_of, unborn
from shared.eventing.memory import Memory
from shared.eventing.opening import read_with_words
from shared.eventing.placing import in_place
from shared.eventing.record import Record, RecordMapper
from shared.eventing.recorded import Cause, Recorded
from shared.eventing.recorder import AlreadyReceived, Receipt
from shared.eventing.writing import EMPTY, Writer, Written
from shared.sealing.sealer import KeyIsGone

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

History: TypeAlias = Mapping[str, Sequence[Recorded[E]]]
"""Everything that happened to a subject by facet, each oldest first."""

RECEIVED = "SELECT fingerprint FROM receipts WHERE scope = %s AND key = %s"


class TooManyCameFirst(Exception):
    """Other decisions about the same subject kept coming first; the same request may pass soon."""


class KeyUsedForAnotherRequest(Exception):
    """The Idempotency-Key was used before, with other content."""


@dataclass
class Store(Ledger):
    """The record of one service, for the kinds of subjects it decides about."""

    _memory: Memory[Loaded[Any]] = field(default_factory=Memory)
    _turns: list[threading.Lock] = field(
        default_factory=lambda: [threading.Lock() for _ in range(256)]
    )

    @classmethod
    def open(
        cls, environment: Mapping[str, str], kinds: Iterable[AnyKind], writer: Writer
    ) -> Store:
        """Open the record where the environment says it is, to be written by this writer."""
        record = Record(env=dict(environment))
        known = {kind.name: kind for kind in kinds}
        assert isinstance(record.mapper, RecordMapper)
        record.mapper.kinds = known
        return cls(record, known, writer)

    def forget(self) -> None:
        """Keep nothing at hand that somebody said: what was destroyed is gone from here too."""
        self._memory.clear()
        self.writer.sealer.forget()

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
        place = place_of(kind, subject_id)
        with self._turn(kind, subject_id):
            supposed = self._memory.recall(place) or (unborn(kind) if is_new else None)
            for race in range(RACES):
                loaded, supposed = supposed or self.load(kind, subject_id), None
                try:
                    handled = self._decide(kind, subject_id, ask, loaded, cause, receipt)
                except (RecordConflictError, KeyIsGone):
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
        made = decided(kind, ask, loaded)
        if made is None:
            return None
        command, events, rules = made
        # Folded before they are recorded: what cannot be folded would never be read again.
        state = reduce(kind.decider.evolve, events, loaded.state)
        recorded, written, tips = in_place(
            self.writer,
            kind,
            subject_id,
            events,
            kind.data_subject(state, subject_id),
            loaded.tips,
            by=command.by,
            now=command.now,
            cause=cause,
            asked=rules,
        )
        try:
            self._save(kind, subject_id, written, loaded, receipt)
        except AlreadyReceived as error:
            if not error.same_request:
                raise KeyUsedForAnotherRequest from error
            return Handled(self.load(kind, subject_id).state, (), was_repeated=True)
        # A facet that the events have brought is empty, and the next decision rests on that too.
        tips = {**dict.fromkeys(kind.decider.facets(state), EMPTY), **tips}
        self._memory.keep(place_of(kind, subject_id), Loaded(state, tips, is_remembered=True))
        return Handled(state, recorded)

    def _save(
        self,
        kind: AnyKind,
        subject_id: UUID,
        written: Sequence[Written],
        loaded: Loaded[Any],
        receipt: Receipt | None,
    ) -> None:
        if not written and receipt is None:
            return
        written_to = {one.stored.originator_id for one in written}
        read = {
            stream_id(kind.name, subject_id, facet): tip.version
            for facet, tip in loaded.tips.items()
        }
        rested_on = {stream: read[stream] for stream in read if stream not in written_to}
        self.record.recorder.insert_events(
            [one.stored for one in written],
            macs=[one.mac for one in written],
            receipt=receipt,
            rested_on=rested_on if written else {},
        )

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
        loaded, _ = self._load(kind, subject_id)
        return loaded

    def _load(self, kind: Kind[C, S, E], subject_id: UUID) -> tuple[Loaded[S], History[E]]:
        main, history = self._history(kind, subject_id)
        loaded = folded(kind, history, main)
        self._memory.keep(place_of(kind, subject_id), replace(loaded, is_remembered=True))
        return loaded, history

    def glance(
        self, kind: Kind[C, S, E], subject_id: UUID, event_ids: Collection[UUID] | None
    ) -> Glance[S]:
        """Give a subject's state and some of its events, or all.

        Where what is remembered is as new as the record, no other event is opened.
        """
        known: Loaded[S] | None = self._memory.recall(place_of(kind, subject_id))
        if known is not None and event_ids is not None:
            streams = streams_of(kind, subject_id, known)
            rows = self.rows(STREAMS, list(streams))
            if is_as_new(known, streams, rows):
                wanted = list(asked_for(rows, event_ids))
                read = read_with_words(wanted, self.kinds, self.sealer)
                return at_some(known.state, streams, rows, read)
        loaded, history = self._load(kind, subject_id)
        return at_whole(loaded.state, history)

    def state(self, kind: Kind[C, S, E], subject_id: UUID) -> S:
        """Give a subject's state as it is on record now."""
        return self.load(kind, subject_id).state

    def states(self, kind: Kind[C, S, E], subject_ids: Collection[UUID]) -> Mapping[UUID, S]:
        """Give the states of several subjects by their main streams alone, with one question.

        For subjects that have no other stream, such as people. Where what was said of one was
        tampered with, it shows its masks, and the others are read.
        """
        streams = [stream_id(kind.name, subject_id, MAIN) for subject_id in subject_ids]
        found: dict[UUID, S] = dict.fromkeys(subject_ids, kind.decider.initial)
        rows = self.rows(STREAMS, streams)
        for one in read_with_words(rows, self.kinds, self.sealer, masks_broken=True):
            found[one.subject_id] = kind.decider.evolve(found[one.subject_id], cast("E", one.event))
        return found

    def state_with(self, kind: Kind[C, S, E], subject_id: UUID, seen: Mapping[str, int]) -> S:
        """Give a subject's state that rests on at least these versions of its facets.

        What is remembered will do where it is as new: a decision made here rested on all facets.
        """
        loaded: Loaded[S] | None = self._memory.recall(place_of(kind, subject_id))
        if loaded and all(loaded.tips.get(facet, EMPTY).version >= seen[facet] for facet in seen):
            return loaded.state
        return self.state(kind, subject_id)

    def history(self, kind: Kind[C, S, E], subject_id: UUID) -> History[E]:
        """Read every facet of a subject, each oldest first."""
        return self._history(kind, subject_id)[1]

    def _history(self, kind: Kind[C, S, E], subject_id: UUID) -> tuple[S, History[E]]:
        """Read every facet of a subject; gives what its main one comes to, too."""
        expected = kind.decider.facets(kind.decider.initial)
        found = self._streams(kind, subject_id, expected)
        state = kind.decider.state(recorded.event for recorded in found[MAIN])
        further = [name for name in kind.decider.facets(state) if name not in found]
        return state, found | (self._streams(kind, subject_id, further) if further else {})

    def _streams(
        self, kind: AnyKind, subject_id: UUID, facets: Sequence[str]
    ) -> dict[str, list[Recorded[Any]]]:
        found: dict[str, list[Recorded[Any]]] = {facet: [] for facet in facets}
        streams = [stream_id(kind.name, subject_id, facet) for facet in facets]
        for recorded in read_with_words(self.rows(STREAMS, streams), self.kinds, self.sealer):
            found[recorded.facet].append(recorded)
        return found


def _step_aside(race: int) -> None:
    longest = min(0.0005 * 2**race, LONGEST_PAUSE)
    time.sleep(random.uniform(0, longest))  # noqa: S311 - chance, not secrecy, is what is wanted
