"""The event store's library, told to write our documents with our own statement."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, StoredEvent
from eventsourcing.utils import get_topic

from shared.eventing.decider import Event
from shared.eventing.kind import AnyKind
from shared.eventing.recorded import Recorded, read
from shared.eventing.recorder import Recorder


class RecordMapper(Mapper[UUID]):
    """Reads our own documents; the library's mapper writes Python paths. The store writes them."""

    kinds: dict[str, AnyKind]

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        """Refuse: a mapper does not know the event before, on which the next one is chained."""
        raise NotImplementedError(type(domain_event).__name__)

    def to_domain_event(self, stored_event: StoredEvent) -> Recorded[Event]:
        """Read one recorded event."""
        return read(stored_event, self.kinds)


class Record(Application[UUID]):
    """The library's application, with our names and our way to insert."""

    name = "stored"
    env: ClassVar[dict[str, str]] = {
        "MAPPER_TOPIC": get_topic(RecordMapper),
        "APPLICATION_RECORDER_TOPIC": get_topic(Recorder),
    }
