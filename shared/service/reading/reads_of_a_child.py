"""Who has read about a child? A row for each reading, in ids and codes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View
from shared.identity.actor import Role
from shared.identity.purpose import Purpose
from shared.service.reading.child_read import ChildRead
from shared.service.reading.codes import Page, Withheld


class ReadRow(BaseModel):
    """One reading: by whom, for what, of what, when (UTC)."""

    model_config = ConfigDict(frozen=True)

    read_at: datetime
    reader_id: UUID
    role: Role
    unit_id: UUID | None
    purpose: Purpose
    page: Page
    about: str
    subject_id: UUID
    child_id: UUID | None
    emergency_id: UUID | None
    withheld: Withheld | None


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    return (str(recorded.subject_id),) if isinstance(recorded.event, ChildRead) else ()


def _evolve(_: str, __: ReadRow | None, recorded: Recorded[Event]) -> ReadRow | None:
    read = recorded.event
    assert isinstance(read, ChildRead)
    return ReadRow(
        read_at=recorded.recorded_at,
        reader_id=recorded.by.person_id,
        role=recorded.by.role,
        unit_id=recorded.by.unit_id,
        **read.model_dump(),
    )


def subject_of(about: str, subject_id: UUID) -> str:
    """Name a subject, as the views of the kit do."""
    return f"{about}/{subject_id}"


READS_OF_A_CHILD: Final = View(
    "reads_of_a_child",
    ReadRow,
    _keys,
    _evolve,
    indexed={
        "child_id": lambda row: str(row.child_id) if row.child_id else None,
        "unknown": lambda row: None if row.child_id else subject_of(row.about, row.subject_id),
    },
)
"""``unknown`` finds the readings of a subject made before anyone knew which child it is about."""
