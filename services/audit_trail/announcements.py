"""What the log says to other services: that keys are gone. Its checkpoints are no facts."""

from __future__ import annotations

from collections.abc import Sequence

from services.audit_trail.domain.events import ErasureCarriedOut
from shared.contracts.audit_trail import ErasureCarriedOutV1
from shared.contracts.contract import Contract
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded


def announce(recorded: Recorded[Event]) -> Sequence[Contract]:
    """Say it once the keys are gone, so that what comes after is read without them."""
    event = recorded.event
    if not isinstance(event, ErasureCarriedOut):
        return ()
    return (
        ErasureCarriedOutV1(
            erasure_id=event.erasure_id,
            child_id=recorded.subject_id,
            subject_id=event.subject_id,
        ),
    )
