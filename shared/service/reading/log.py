"""The read log of a service. No read log, no answer."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
import uuid_utils.compat as uuids
from eventsourcing.persistence import PersistenceError

from shared.eventing.recorded import Cause
from shared.eventing.store import Store
from shared.service.reading.child_read import READINGS, ChildRead
from shared.service.reading.memory import JustRead
from shared.service.reading.reading import Reading
from shared.web.asking import Asking
from shared.web.problems import NoReadLog

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ReadLog:
    """Writes who read what into the transaction that reads it."""

    just_read: JustRead = field(default_factory=JustRead)

    @contextmanager
    def open(self, store: Store, reading: Reading) -> Iterator[None]:
        """Bind everything read inside to one transaction, which ends with the entries."""
        asking = reading.asking
        with store.bound():
            yield
            new = self.just_read.new(asking.actor, reading.entries(), asking.now)
            if new:
                _append(store, asking, new)
        self.just_read.keep(asking.actor, new, asking.now)


def _append(store: Store, asking: Asking, reads: Sequence[ChildRead]) -> None:
    cause = Cause(str(asking.correlation_id))
    try:
        store.append_here(
            [(READINGS, uuids.uuid7(), read, asking.actor, asking.now, cause) for read in reads]
        )
    except (psycopg.Error, PersistenceError) as error:
        log.error("no-read-log", extra={"code": type(error).__name__})
        raise NoReadLog from None
