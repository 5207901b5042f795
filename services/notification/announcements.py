"""Notification tells the other services nothing: it is where facts end."""

from __future__ import annotations

from collections.abc import Sequence

from shared.contracts.contract import Contract
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded


def announce(_: Recorded[Event]) -> Sequence[Contract]:
    """Say nothing on the bus."""
    return ()
