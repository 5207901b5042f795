"""Which concerns has a person written, been told of, or taken over?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.concern_intake.domain import events as e
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class Acquaintance(BaseModel):
    """That a person came to know of a concern; whether they still may is asked when it is shown."""

    model_config = ConfigDict(frozen=True)

    person_id: UUID
    concern_id: UUID


def _knows(event: Event) -> UUID | None:
    match event:
        case e.DraftStarted(author_id=person_id) | e.ConcernRegistered(author_id=person_id):
            return person_id
        case e.SharedWithLeader(leader_id=person_id):
            return person_id
        case e.NextLeaderAsked(next_leader_id=person_id) | e.LeadAdmitted(lead_id=person_id):
            return person_id
        case _:
            return None


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    person_id = _knows(recorded.event)
    return (f"{person_id}/{recorded.subject_id}",) if person_id else ()


def _evolve(key: str, _: Acquaintance | None, recorded: Recorded[Event]) -> Acquaintance:
    return Acquaintance(person_id=UUID(key.split("/")[0]), concern_id=recorded.subject_id)


CONCERNS_I_KNOW: Final[View[Acquaintance]] = View(
    "concerns_i_know",
    Acquaintance,
    _keys,
    _evolve,
    indexed={"person_id": lambda row: str(row.person_id)},
)
