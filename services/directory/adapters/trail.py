"""How a child's history in the directory is told."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from services.directory.adapters.standing import may_read, readable_facets
from services.directory.adapters.store import CHILDREN
from services.directory.domain.child.events import ChildFact
from services.directory.sentences import SENTENCES
from shared.eventing.decider import Event
from shared.service.trail import Trail


def _child_of(event: Event) -> UUID | None:
    return event.child_id if isinstance(event, ChildFact) else None


TRAIL: Final = Trail(
    CHILDREN,
    child_of=_child_of,
    door=may_read,
    facets=readable_facets,
    sentences=SENTENCES,
    family=may_read,
)
