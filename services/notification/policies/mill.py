"""Makes marks of what waits, so that the table of contracts reads as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.notification.domain.waiting import (
    Ends,
    EndsAll,
    EndsForNow,
    IsDue,
    LeadIs,
    Opens,
    Place,
    Task,
)
from shared.time.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Mill:
    """Makes the marks of one fact: where it stands, and the working days to count its dates in."""

    at: Place
    days: WorkingDays

    def opens(
        self, task: Task, subject_id: UUID, person_id: UUID | None, due_on: date | None = None
    ) -> Opens:
        """Open a task."""
        return Opens(
            at=self.at, task=task, subject_id=subject_id, person_id=person_id, due_on=due_on
        )

    def is_due(self, task: Task, subject_id: UUID, due_on: date) -> IsDue:
        """Date a task."""
        return IsDue(at=self.at, task=task, subject_id=subject_id, due_on=due_on)

    def ends(self, task: Task, subject_id: UUID) -> Ends:
        """End a task for good."""
        return Ends(at=self.at, task=task, subject_id=subject_id)

    def ends_for_now(self, task: Task, subject_id: UUID) -> EndsForNow:
        """End a task until a newer fact opens it again."""
        return EndsForNow(at=self.at, task=task, subject_id=subject_id)

    def ends_all(self) -> EndsAll:
        """End everything in the matter."""
        return EndsAll(at=self.at)

    def lead_is(self, person_id: UUID) -> LeadIs:
        """Say who has the baton."""
        return LeadIs(at=self.at, person_id=person_id)
