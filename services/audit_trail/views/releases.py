"""Which releases are there about a child? A row for each, in ids and codes."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.audit_trail.domain.release.events import (
    ItemsProposed,
    ItemsReleased,
    ProposalTurnedDown,
)
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class ReleaseStep(StrEnum):
    """How far a release has come."""

    PROPOSED = "proposed"
    RELEASED = "released"
    TURNED_DOWN = "turned-down"


class ReleaseRow(BaseModel):
    """One release: of which child, to whom, by whom it was proposed, how far it has come."""

    model_config = ConfigDict(frozen=True)

    release_id: UUID
    child_id: UUID
    to: UUID
    proposed_by: UUID
    step: ReleaseStep


def keys_of(recorded: Recorded[Event]) -> Collection[str]:
    """Give the row that an event touches."""
    ours = isinstance(recorded.event, ItemsProposed | ItemsReleased | ProposalTurnedDown)
    return (str(recorded.subject_id),) if ours else ()


def evolve(_: str, row: ReleaseRow | None, recorded: Recorded[Event]) -> ReleaseRow | None:
    """Fold one event into its row."""
    match recorded.event:
        case ItemsProposed(child_id=child_id, to=to, proposed_by=proposed_by):
            return ReleaseRow(
                release_id=recorded.subject_id,
                child_id=child_id,
                to=to,
                proposed_by=proposed_by,
                step=ReleaseStep.PROPOSED,
            )
        case ItemsReleased():
            step = ReleaseStep.RELEASED
        case _:
            step = ReleaseStep.TURNED_DOWN
    return row.model_copy(update={"step": step}) if row else None


RELEASES_OF_A_CHILD: Final = View(
    "releases_of_a_child",
    ReleaseRow,
    keys_of,
    evolve,
    indexed={"child_id": lambda row: str(row.child_id)},
)
