"""What a relay takes to the bus: facts for everyone who may hear them, receipts for the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol
from uuid import UUID

import uuid_utils.compat as uuids

from shared.contracts.subjects import stream_name
from shared.eventing.announcing import Announce, announcements
from shared.eventing.decider import Event
from shared.eventing.publishing import Message
from shared.eventing.recorded import Recorded
from shared.eventing.streams import receipts_of, receipts_subject
from shared.proof.receipt import Receipt, Receipts

MESSAGE_ID: Final = "Nats-Msg-Id"

FACTS: Final = "relay"
RECEIPTS: Final = "receipts"
"""Names of the lanes' positions, never changed."""

ChildOf = Callable[[Recorded[Event]], UUID | None]
"""Tells which child an event names, where it names one."""


class Said(NamedTuple):
    """A message of a lane, with the id under which the stream remembers it."""

    id: str
    message: Message


class Lane(Protocol):
    """One kind of message, on a stream of its own."""

    @property
    def name(self) -> str:
        """Name its position."""

    @property
    def lock(self) -> int:
        """Name the advisory lock held, on a connection of its own, by the one who publishes it."""

    @property
    def stream(self) -> str:
        """Name the stream."""

    def say(self, batch: Sequence[Recorded[Event]], after: int) -> Sequence[Said]:
        """Make the messages of a batch that follows a position. Ids begin with an event's id."""

    def still_there(self, last: str, after: int) -> Sequence[Said]:
        """Make what is said when nothing is new; ``last`` is the id of the event told last."""

    def is_last_of(self, message_id: str, recorded: Recorded[Event]) -> bool:
        """Tell whether a message was the last that is said of its event."""


@dataclass(frozen=True)
class Facts:
    """What a service announces."""

    context: str
    municipality: str
    announce: Announce
    name: str = FACTS
    lock: int = 7_482_292

    @property
    def stream(self) -> str:
        """Name the stream."""
        return stream_name(self.context)

    def say(self, batch: Sequence[Recorded[Event]], after: int) -> Sequence[Said]:  # noqa: ARG002 - a Lane's
        """Make an announcement of every contract of every event."""
        return [
            Said(one.envelope.id, Message(one.subject, one.body, one.envelope.headers()))
            for recorded in batch
            for one in announcements(recorded, self.announce, self.municipality)
        ]

    def still_there(self, last: str, after: int) -> Sequence[Said]:  # noqa: ARG002 - a Lane's
        """Say nothing: who hears facts waits for none."""
        return []

    def is_last_of(self, message_id: str, recorded: Recorded[Event]) -> bool:
        """Tell whether it was the last contract of its event."""
        _, _, place = message_id.partition(".")
        said = announcements(recorded, self.announce, self.municipality)
        return int(place or 0) == len(said) - 1


@dataclass(frozen=True)
class ReceiptsOfEverything:
    """A receipt of every stored event, whether it is announced or not; a message for each batch."""

    context: str
    municipality: str
    child_of: ChildOf
    name: str = RECEIPTS
    lock: int = 7_482_294

    @property
    def stream(self) -> str:
        """Name the stream."""
        return receipts_of(self.context)

    def say(self, batch: Sequence[Recorded[Event]], after: int) -> Sequence[Said]:
        """Make one message of a batch."""
        return [self._said(str(batch[-1].id), self.receipts(batch, after))]

    def receipts(self, batch: Sequence[Recorded[Event]], after: int) -> Receipts:
        """Make the receipts of a batch that follows a position."""
        return Receipts(after=after, receipts=tuple(self._receipt(one) for one in batch))

    def still_there(self, last: str, after: int) -> Sequence[Said]:
        """Say how far the log should have come, though nothing is new."""
        return [self._said(f"{last}.{uuids.uuid7()}", Receipts(after=after, receipts=()))]

    def is_last_of(self, message_id: str, recorded: Recorded[Event]) -> bool:  # noqa: ARG002 - a Lane's
        """Tell that there is no more than one."""
        return True

    def _said(self, message_id: str, receipts: Receipts) -> Said:
        subject = receipts_subject(self.context, self.municipality)
        body = receipts.model_dump_json().encode()
        return Said(message_id, Message(subject, body, {MESSAGE_ID: message_id}))

    def _receipt(self, recorded: Recorded[Event]) -> Receipt:
        return Receipt.model_construct(
            service=self.context,
            position=recorded.position,
            event_id=recorded.id,
            kind=recorded.kind,
            subject_id=recorded.subject_id,
            stream=recorded.originator_id,
            version=recorded.originator_version,
            name=recorded.name,
            occurred_at=recorded.occurred_at,
            recorded_at=recorded.recorded_at,
            by=recorded.by.person_id,
            child_id=self.child_of(recorded),
            hash=recorded.hash.hex(),
        )
