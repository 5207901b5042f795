"""What the log is told of a stored event: ids, times and its hash; never what it says."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict

HASH: Final = r"^[0-9a-f]{64}$"


class Receipt(BaseModel):
    """One stored event, as its service's relay tells the log.

    ``service`` is the context, ``position`` the place in the service's own log. ``kind`` and
    ``subject_id`` name what the event is about, ``child_id`` the child where the event names one.
    ``by`` is the person who acted. ``hash`` is the event's hash in hex.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    service: str
    position: int
    event_id: UUID
    kind: str
    subject_id: UUID
    stream: UUID
    version: int
    name: str
    occurred_at: datetime
    recorded_at: datetime
    by: UUID
    child_id: UUID | None = None
    hash: str

    def leaf(self) -> bytes:
        """Give the bytes that stand in the log: JSON with sorted keys, nothing absent."""
        return orjson.dumps(self.model_dump(mode="json"), option=orjson.OPT_SORT_KEYS)


class Receipts(BaseModel):
    """Some receipts of one service, in the order of recording.

    ``after`` is the position of the event before the first of them, 0 when there is none: so that
    a batch that went missing is noticed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    after: int
    receipts: tuple[Receipt, ...]
