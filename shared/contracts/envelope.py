"""CloudEvents 1.0 attributes as NATS headers: where a fact comes from, and what caused it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Envelope:
    """What is written on the outside of a fact.

    ``id`` is unique for ever and the key of every inbox. ``subject`` is what the fact is about and
    ``sequence`` its place in its service's log, so that a reader can tell older from newer.
    ``time`` is when it happened, ``recorded_time`` when it was learned, both UTC.
    """

    id: str
    type: str
    source: str
    subject: str
    sequence: int
    time: datetime
    recorded_time: datetime
    correlation_id: str
    causation_id: str | None = None

    def headers(self) -> dict[str, str]:
        """Write the envelope as NATS headers; CloudEvents names, JetStream's id for duplicates."""
        headers = {
            "Nats-Msg-Id": self.id,
            "ce-specversion": "1.0",
            "ce-id": self.id,
            "ce-type": self.type,
            "ce-source": self.source,
            "ce-subject": self.subject,
            "ce-sequence": str(self.sequence),
            "ce-time": self.time.isoformat(),
            "ce-recordedtime": self.recorded_time.isoformat(),
            "ce-correlationid": self.correlation_id,
            "content-type": "application/json",
        }
        return headers | ({"ce-causationid": self.causation_id} if self.causation_id else {})

    @classmethod
    def read(cls, headers: Mapping[str, str]) -> Envelope:
        """Read an envelope from headers; ``KeyError`` or ``ValueError`` when it is none of ours."""
        return cls(
            id=headers["ce-id"],
            type=headers["ce-type"],
            source=headers["ce-source"],
            subject=headers["ce-subject"],
            sequence=int(headers["ce-sequence"]),
            time=datetime.fromisoformat(headers["ce-time"]),
            recorded_time=datetime.fromisoformat(headers["ce-recordedtime"]),
            correlation_id=headers["ce-correlationid"],
            causation_id=headers.get("ce-causationid"),
        )
