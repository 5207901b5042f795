"""What the log is told of a stored event: ids, times and its hash; never what it says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict

TIMES: Final = ("occurred_at", "recorded_at")

LEAF: Final = orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z


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
        """Give the bytes that stand in the log for it."""
        return leaf_of(self.__dict__)


def leaf_of(receipt: Mapping[str, object]) -> bytes:
    """Write a receipt's fields as they stand in the log: JSON, sorted, times in UTC, all there."""
    times = {name: _in_utc(receipt[name]) for name in TIMES}
    return orjson.dumps({**receipt, **times}, option=LEAF)


def _in_utc(time: object) -> object:
    return time.astimezone(UTC) if isinstance(time, datetime) else time


class Receipts(BaseModel):
    """Some receipts of one service, in the order of recording.

    ``after`` is the position of the event before the first of them, 0 when there is none: so that
    a batch that went missing is noticed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    after: int
    receipts: tuple[Receipt, ...]
