"""How the log hears of what every service has stored."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.audit_trail.adapters.gaps import Gaps
from services.audit_trail.log.batch import SomethingIsMissing, read
from services.audit_trail.log.log import Log
from shared.eventing.consumer import Consumer
from shared.eventing.streams import AUDIT_TRAIL, receipts_of, receipts_subject
from shared.web.metrics import Metrics

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Hearing:
    """Takes in receipts: acknowledged once they are in the log, and only then."""

    log: Log
    gaps: Gaps
    metrics: Metrics

    def consumers(self) -> Sequence[Consumer]:
        """Give a consumer for each service that is heard."""
        return [self._consumer(context) for context in self.gaps.contexts]

    def _consumer(self, context: str) -> Consumer:
        durable = f"{AUDIT_TRAIL}--receipts-{context}"

        def hear(_: str, __: Mapping[str, str], body: bytes) -> None:
            self._hear(context, durable, body)

        return Consumer(durable, receipts_of(context), receipts_subject(context), hear)

    def _hear(self, context: str, durable: str, body: bytes) -> None:
        batch = read(context, body)
        try:
            taken = self.log.take(context, batch)
        except SomethingIsMissing:
            log.error("receipts are missing", extra={"of": context, "after": batch.after})
            # A sign of life is not tried again: the next one says the same.
            if batch.receipts:
                raise
            return
        if batch.receipts and not taken.new:
            self.metrics.duplicate(durable)
        self.gaps.is_whole(context)
