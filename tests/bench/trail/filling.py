"""Fills a service's record, and the log from it: by the real writer, statement and log.

What is made next, what is stored and what the log takes are three threads' work.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Final

from services.audit_trail.log.checkpoints import Checkpoints
from services.audit_trail.log.log import Log
from services.concern_intake.adapters.store import CONCERNS
from services.concern_intake.main import SERVICE
from shared.eventing.lanes import ReceiptsOfEverything
from shared.eventing.placing import in_place
from shared.eventing.recorded import Cause, Recorded
from shared.eventing.store import Store
from shared.eventing.views import Views
from shared.eventing.writing import Written
from shared.proof.note_keys import SignerKey
from shared.service.child_named import child_named_by
from shared.service.trail import subjects_of_child
from tests.bench.trail.keys import KeysMadeAhead
from tests.bench.trail.story import BY, Concern, concerns, story

AT_A_TIME: Final = 2_000
"""How many events are stored at once, at least."""

TOLD_AT_A_TIME: Final = 1_000
"""How many receipts the log takes at once; then it signs."""

UNDER_WAY: Final = 3
"""How many batches may be made that are not in the log yet."""

AtOnce = tuple[list[Recorded[Any]], list[Written]]


@dataclass
class Filling:
    """A record and a log that nobody serves just now. The store writes with a ``KeysMadeAhead``."""

    store: Store
    log: Log
    checkpoints: Checkpoints
    key: SignerKey
    position: int = 0
    last: Recorded[Any] | None = None
    _storing: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    _telling: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    def __post_init__(self) -> None:
        self._views = Views(self.store.connection)
        self._lane = ReceiptsOfEverything(SERVICE.context, "no9999", child_named_by(SERVICE.trail))
        self.position = self.log.lasts([SERVICE.context]).get(SERVICE.context, 0)

    def fill(self, events: int) -> int:
        """Write the concerns of a town of at least so many events; gives how many there are."""
        under_way: deque[Future[None]] = deque()
        written = 0
        with self._storing, self._telling:
            for recorded, ready in self._made(events):
                written += len(ready)
                stored = self._storing.submit(self._store, recorded, ready)
                under_way.append(self._telling.submit(self._tell, stored))
                if len(under_way) > UNDER_WAY:
                    under_way.popleft().result()
            for each in under_way:
                each.result()
        return written

    def _made(self, events: int) -> Iterator[AtOnce]:
        for few in at_once(concerns(events)):
            vault = self.store.writer.sealer.vault
            assert isinstance(vault, KeysMadeAhead)
            vault.make_ahead({concern.child_id for concern in few})
            recorded: list[Recorded[Any]] = []
            ready: list[Written] = []
            for concern in few:
                placed, written = self._placed(concern)
                recorded += placed
                ready += written
            yield recorded, ready

    def _placed(self, concern: Concern) -> tuple[Sequence[Recorded[Any]], Sequence[Written]]:
        placed, written, _ = in_place(
            self.store.writer,
            CONCERNS,
            concern.id,
            story(concern),
            concern.child_id,
            {},
            by=BY,
            now=concern.recorded_at,
            cause=Cause(str(concern.id)),
        )
        return placed, written

    def _store(
        self, recorded: Sequence[Recorded[Any]], ready: Sequence[Written]
    ) -> Sequence[Recorded[Any]]:
        positions = self.store.record.recorder.insert_events(
            [one.stored for one in ready], macs=[one.mac for one in ready]
        )
        stored = [
            replace(one, position=position)
            for one, position in zip(recorded, positions or (), strict=True)
        ]
        self._views.advance([subjects_of_child(SERVICE.trail)], stored)
        return stored

    def _tell(self, stored: Future[Sequence[Recorded[Any]]]) -> None:
        batch = stored.result()
        for first in range(0, len(batch), TOLD_AT_A_TIME):
            few = batch[first : first + TOLD_AT_A_TIME]
            self.log.take(SERVICE.context, self._lane.receipts(few, self.position))
            self.checkpoints.sign(self.key, few[-1].recorded_at + timedelta(minutes=1))
            self.last, self.position = few[-1], few[-1].position


def at_once(told: Iterable[Concern]) -> Iterator[Sequence[Concern]]:
    """Part concerns into those that are stored at once."""
    few: list[Concern] = []
    events = 0
    for concern in told:
        few.append(concern)
        events += concern.events
        if events >= AT_A_TIME:
            yield few
            few, events = [], 0
    if few:
        yield few
