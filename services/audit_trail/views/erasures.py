"""Which erasures were decided, and which of them are done."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.audit_trail.domain.events import ErasureApproved, ErasureCarriedOut, Keys
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class Stage(StrEnum):
    """How far an erasure has come that two have decided on."""

    DECIDED = "decided"
    DONE = "done"


class Tombstone(BaseModel):
    """One erasure that two have decided on: of which child, and which keys go."""

    model_config = ConfigDict(frozen=True)

    erasure_id: UUID
    child_id: UUID
    keys: Keys
    stage: Stage


def keys_of(recorded: Recorded[Event]) -> Collection[str]:
    """Give the row that an event touches."""
    event = recorded.event
    if isinstance(event, ErasureApproved | ErasureCarriedOut):
        return (str(event.erasure_id),)
    return ()


def evolve(_: str, row: Tombstone | None, recorded: Recorded[Event]) -> Tombstone | None:
    """Fold one event into its row."""
    event = recorded.event
    if isinstance(event, ErasureApproved):
        return Tombstone(
            erasure_id=event.erasure_id,
            child_id=recorded.subject_id,
            keys=event.keys,
            stage=Stage.DECIDED,
        )
    return row.model_copy(update={"stage": Stage.DONE}) if row else None


TOMBSTONES: Final = View(
    "tombstones", Tombstone, keys_of, evolve, indexed={"stage": lambda row: row.stage.value}
)
