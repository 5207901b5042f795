"""What was written about a child, and put on record."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.concern_intake.domain import grounds
from services.concern_intake.domain.content import (
    ChildConcerned,
    Details,
    DraftContent,
    Observation,
)
from shared.eventing.decider import Event


class DraftStarted(Event):
    """An employee has begun to write; only they know."""

    ground = grounds.ANY_EMPLOYEE_MAY_REGISTER

    author_id: UUID
    unit_id: UUID
    started_on: date
    content: DraftContent


class DraftSaved(Event):
    """A newer text stands in the draft."""

    content: DraftContent


class DraftDiscarded(Event):
    """The author put away a draft that never became a concern."""

    author_id: UUID
    discarded_on: date


class ConcernRegistered(Event):
    """A concern is on record, at level 0, step 1 (R15)."""

    ground = grounds.ANY_EMPLOYEE_MAY_REGISTER

    author_id: UUID
    unit_id: UUID
    registered_on: date
    child: ChildConcerned
    observations: tuple[Observation, ...]
    details: Details
    sibling_concern_id: UUID | None = None


class ConcernAddedTo(Event):
    """More was written about what was seen, heard or thought."""

    ground = grounds.ASKED_BEFORE_THE_DECISION

    details: Details
    observations: tuple[Observation, ...]


class ChildIdentified(Event):
    """The child that was described in words is this one."""

    child_id: UUID
    identified_on: date
