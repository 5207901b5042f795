"""What the log says to other services: nothing, its checkpoints are no facts of a child."""

from __future__ import annotations

from collections.abc import Sequence

from shared.contracts.contract import Contract
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded


def announce(_: Recorded[Event]) -> Sequence[Contract]:
    """Say nothing."""
    return ()
