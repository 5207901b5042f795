"""What came of it: the case goes on, closes, or ends for another reason."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias
from uuid import UUID

from services.case_coordination.domain import grounds
from services.case_coordination.domain.values import (
    BestInterests,
    ChildView,
    ClosingNote,
    Ending,
    MeasureMarked,
)
from shared.eventing.decider import Event
from shared.privacy import Line, Reason

ENDING = "ending"
"""The facet that only lead and leader read: why a case ends, and the question of a report."""


class CaseContinued(Event):
    """An evaluation was used to go on; the next version of the plan is agreed with it (R64)."""

    ground = grounds.CONTINUING

    evaluation_id: UUID
    plan_version: int
    best_interests: BestInterests
    reason: Reason | None = None
    decided_on: date
    lead_id: UUID
    leader_id: UUID
    participant_ids: tuple[UUID, ...]


class CaseClosed(Event):
    """The measures had their effect, nobody is worried any longer: the case is over (R62, R63).

    ``measures``: at level 3, that each was looked at, and none is left to continue (R99).
    """

    ground = grounds.CLOSING

    evaluation_id: UUID
    plan_version: int
    best_interests: BestInterests
    child_view: ChildView
    closing_note: ClosingNote
    measures: tuple[MeasureMarked, ...] = ()
    reason: Reason | None = None
    decided_on: date
    lead_id: UUID
    leader_id: UUID
    participant_ids: tuple[UUID, ...]


class EndingAsked(Event):
    """The case is asked to end for another reason; the leader has yet to confirm it."""

    ground = grounds.ENDING

    asked_by: UUID
    asked_on: date
    leader_id: UUID


class EndingExplained(Event):
    """Why the case ends, who was told, and the answer on the duty to report."""

    ground = grounds.ENDING

    ending: Ending

    def facet(self) -> str:
        """Name the stream that only lead and leader read."""
        return ENDING


class EndingDeclined(Event):
    """The leader does not confirm that the case ends: it goes on as before."""

    ground = grounds.ENDING

    declined_by: UUID
    reason: Reason


class CaseEnded(Event):
    """The case is over for another reason; nobody has claimed an effect that was not there."""

    ground = grounds.ENDING

    plan_version: int
    ended_on: date
    holder_id: UUID
    leader_id: UUID
    participant_ids: tuple[UUID, ...]


class ClosingNoteFiled(Event):
    """Someone has said where the closing note was filed (R13)."""

    ground = grounds.CLOSING_NOTE

    where: Line
    filed_by: UUID
    filed_on: date


OutcomeEvent: TypeAlias = (
    CaseContinued
    | CaseClosed
    | EndingAsked
    | EndingExplained
    | EndingDeclined
    | CaseEnded
    | ClosingNoteFiled
)
