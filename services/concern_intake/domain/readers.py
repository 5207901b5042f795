"""Who may read which facet of a concern."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from services.concern_intake.domain.events import SAFEGUARDING
from services.concern_intake.domain.states import (
    DiscardedDraft,
    DraftConcern,
    Intake,
    registered_facts,
)
from shared.eventing.decider import MAIN

NOTHING: frozenset[str] = frozenset()
MAIN_ONLY = frozenset({MAIN})
EVERYTHING = frozenset({MAIN, SAFEGUARDING})


def facets_read_by(
    person_id: UUID,
    state: Intake,
    strangers: Collection[UUID] = (),
    *,
    is_of_the_unit: bool = True,
) -> frozenset[str]:
    """Name the facets a person may read: the author, then the leaders who were told, read all.

    Whoever holds the baton afterwards reads the main stream. Leaders and lead read for the unit,
    and no longer once they have left it. A stranger to the child reads nothing, whatever else
    they are.
    """
    if person_id in strangers:
        return NOTHING
    if isinstance(state.concern, DraftConcern | DiscardedDraft):
        return EVERYTHING if person_id == state.concern.author_id else NOTHING
    facts = registered_facts(state.concern)
    if facts is None or (person_id != facts.author_id and not is_of_the_unit):
        return NOTHING
    if facts.is_known_to(person_id):
        return EVERYTHING
    return MAIN_ONLY if person_id == facts.lead_id else NOTHING
