"""Receipts as a relay would make them, of events that never were."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from shared.proof.receipt import Receipt, Receipts

MONDAY = datetime(2026, 1, 12, 8, 0, tzinfo=UTC)
KARI = UUID("0b8f5c9e-8f0e-4c1a-9a51-3d1a1f7f0001")
ADA = UUID("0b8f5c9e-8f0e-4c1a-9a51-3d1a1f7f0002")
CONTEXT = "concern-intake"


def receipt(position: int, *, context: str = CONTEXT, child: UUID | None = None) -> Receipt:
    """Give the receipt at a position; of one subject, an event a second."""
    subject = uuid5(NAMESPACE_URL, f"{context} subject")
    return Receipt(
        service=context,
        position=position,
        event_id=uuid5(NAMESPACE_URL, f"{context} {position}"),
        kind="concern",
        subject_id=subject,
        stream=subject,
        version=position,
        name="concern.noted",
        occurred_at=MONDAY + timedelta(seconds=position),
        recorded_at=MONDAY + timedelta(seconds=position),
        by=KARI,
        child_id=child,
        hash=hashlib.sha256(f"{context} {position}".encode()).hexdigest(),
    )


def forged(receipt: Receipt) -> Receipt:
    """Give another receipt for the same place."""
    return receipt.model_copy(update={"hash": hashlib.sha256(b"forged").hexdigest()})


def batch(*positions: int, after: int | None = None, context: str = CONTEXT) -> Receipts:
    """Give a batch that follows on what stands before its first position, or ``after``."""
    before = positions[0] - 1 if after is None else after
    return of(after=before, receipts=[receipt(each, context=context) for each in positions])


def of(after: int, receipts: Sequence[Receipt]) -> Receipts:
    """Give a batch of these receipts."""
    return Receipts(after=after, receipts=tuple(receipts))
