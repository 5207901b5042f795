"""How a concern is told, a sentence a line."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from services.concern_intake.adapters.doors import family_may_know, may_read, readable_facets
from services.concern_intake.adapters.store import CONCERNS
from services.concern_intake.domain.events import ChildIdentified, ConcernRegistered
from services.concern_intake.sentences import SENTENCES
from services.concern_intake.views.seen import Seen
from shared.eventing.decider import Event
from shared.service.trail import Trail


def _child_of(event: Event) -> UUID | None:
    match event:
        case ConcernRegistered(child=child):
            return child.child_id
        case ChildIdentified(child_id=child_id):
            return child_id
        case _:
            return None


TRAIL: Final[Trail[Seen]] = Trail(
    CONCERNS,
    child_of=_child_of,
    door=may_read,
    facets=readable_facets,
    sentences=SENTENCES,
    family=family_may_know,
)
