"""Which concerns are there in a unit, and which earlier ones about a child?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.concern_intake.domain import events as e
from services.concern_intake.domain.commands import WhyAnotherLeader
from services.concern_intake.views.page_parts import Status
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class ConcernRow(BaseModel):
    """What a list shows of a concern. ``leaders`` are those who were told and have it still.

    ``was_suspicion`` tells that sharing was ever stopped; it is never shown, only left out by.
    """

    model_config = ConfigDict(frozen=True)

    concern_id: UUID
    author_id: UUID
    unit_id: UUID
    status: Status
    started_on: date
    registered_on: date | None = None
    decided_on: date | None = None
    child_id: UUID | None = None
    leaders: tuple[UUID, ...] = ()
    next_leader_asked: UUID | None = None
    lead_id: UUID | None = None
    was_suspicion: bool = False

    def is_known_to(self, person_id: UUID) -> bool:
        """Tell whether a person wrote it, was told of it, was asked, or holds the baton."""
        others = (self.author_id, self.next_leader_asked, self.lead_id)
        return person_id in (*others, *self.leaders)


Row: TypeAlias = ConcernRow | None


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    return (str(recorded.subject_id),) if recorded.kind == "concern" else ()


def _evolve(key: str, row: Row, recorded: Recorded[Event]) -> Row:
    event = recorded.event
    match event:
        case e.DraftStarted() | e.ConcernRegistered():
            return _begun(UUID(key), row, event)
        case _ if row is None:
            return None
        case e.SafetyQuestionsAnswered():
            return row.model_copy(update={"was_suspicion": _is_suspicion(row, event)})
        case _:
            return row.model_copy(update=_changed(row, event))


def _is_suspicion(row: ConcernRow, event: e.SafetyQuestionsAnswered) -> bool:
    """Tell whether sharing was ever stopped; a tick corrected before registration is none."""
    before = row.was_suspicion and not event.before_registration
    return before or event.answers.stop_sharing


def _begun(concern_id: UUID, row: Row, event: e.DraftStarted | e.ConcernRegistered) -> ConcernRow:
    match event:
        case e.DraftStarted():
            return ConcernRow(
                concern_id=concern_id,
                author_id=event.author_id,
                unit_id=event.unit_id,
                status=Status.DRAFT,
                started_on=event.started_on,
            )
        case e.ConcernRegistered():
            return ConcernRow(
                concern_id=concern_id,
                author_id=event.author_id,
                unit_id=event.unit_id,
                status=Status.REGISTERED,
                started_on=row.started_on if row else event.registered_on,
                registered_on=event.registered_on,
                child_id=event.child.child_id,
                was_suspicion=row.was_suspicion if row else False,
            )


def _changed(row: ConcernRow, event: Event) -> dict[str, object]:
    """Give the fields that an event changes."""
    match event:
        case e.DraftDiscarded():
            return {"status": Status.PUT_AWAY}
        case e.ChildIdentified(child_id=child_id):
            return {"child_id": child_id}
        case e.SharedWithLeader(leader_id=leader_id, because=because):
            stay = row.leaders if because is WhyAnotherLeader.AWAY else ()
            return {"leaders": (*stay, leader_id), "status": Status.SHARED_WITH_LEADER}
        case e.NextLeaderAsked(next_leader_id=asked):
            return {"next_leader_asked": asked, "status": Status.NEXT_LEADER_ASKED}
        case e.LeadAdmitted(lead_id=lead_id):
            return {"lead_id": lead_id}
        case _:
            return _decision(event)


def _decision(event: Event) -> dict[str, object]:
    match event:
        case e.FollowUpDecided(decided_on=on):
            return {"status": Status.FOLLOWED_UP, "decided_on": on}
        case e.ConcernClosed(closed_on=on):
            return {"status": Status.CLOSED, "decided_on": on}
        case _:
            return {}


CONCERNS_OF_A_UNIT: Final[View[ConcernRow]] = View(
    "concerns_of_a_unit",
    ConcernRow,
    _keys,
    _evolve,
    indexed={
        "unit_id": lambda row: str(row.unit_id),
        "child_id": lambda row: str(row.child_id) if row.child_id else None,
    },
)
