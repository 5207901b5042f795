"""What the log tells: that keys are gone, so that nobody keeps at hand what they opened."""

from __future__ import annotations

from uuid import UUID

from shared.contracts.contract import Contract


class _FromTheLog(Contract):
    context = "audit-trail"


class ErasureCarriedOutV1(_FromTheLog):
    """What is on record about a child, or about it in one record, can no longer be read."""

    name = "erasure-carried-out"

    erasure_id: UUID
    child_id: UUID
    subject_id: UUID | None = None
