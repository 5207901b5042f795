"""For whom a concern exists, and which of its facets they may read."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from services.concern_intake.adapters.around import strangers_to, units_of
from services.concern_intake.domain.events import (
    AdviceRecorded,
    ClearanceRecorded,
    TalkHeldWhileSharingWasStopped,
)
from services.concern_intake.domain.readers import MAIN_ONLY, NOTHING, facets_read_by
from services.concern_intake.domain.states import (
    DraftConcern,
    FollowedUpConcern,
    registered_facts,
)
from services.concern_intake.views.seen import Seen
from shared.service.trail import Reader

_OF_DANGER: Final = (AdviceRecorded, ClearanceRecorded, TalkHeldWhileSharingWasStopped)


def readable_facets(seen: Seen, reader: Reader) -> frozenset[str]:
    """Name the facets this reader may read today."""
    strangers = strangers_to(reader.known, seen.intake, reader.today)
    read = facets_read_by(
        reader.actor.person_id, seen.intake, strangers, is_of_the_unit=_is_of_the_unit(seen, reader)
    )
    return read or _in_an_emergency(seen, reader)


def _in_an_emergency(seen: Seen, reader: Reader) -> frozenset[str]:
    """Open what became a case, as to its lead, and nothing that tells of danger at home."""
    concern = seen.intake.concern
    if not isinstance(concern, FollowedUpConcern) or tells_of_danger(seen):
        return NOTHING
    child_id = concern.facts.child_id
    return MAIN_ONLY if child_id and reader.emergency(child_id) else NOTHING


def tells_of_danger(seen: Seen) -> bool:
    """Tell whether anything ever spoke against telling the guardians, or was asked about that."""
    return bool(seen.intake.safeguarding.stops) or any(seen.last(kind) for kind in _OF_DANGER)


def child_of(seen: Seen) -> UUID | None:
    """Name the child, as far as anyone knows which child it is."""
    concern = seen.intake.concern
    if isinstance(concern, DraftConcern):
        return concern.content.child.child_id if concern.content.child else None
    facts = registered_facts(concern)
    return facts.child_id if facts else None


def family_may_know(seen: Seen, reader: Reader) -> bool:
    """Tell whether the family may know that there is a concern: someone has told this guardian."""
    facts = registered_facts(seen.intake.concern)
    if facts is None or facts.child_id is None or tells_of_danger(seen):
        return False
    person_id = reader.actor.person_id
    is_told = person_id in facts.told
    return is_told and reader.known.has_access(person_id, facts.child_id, reader.today)


def _is_of_the_unit(seen: Seen, reader: Reader) -> bool:
    facts, person_id = registered_facts(seen.intake.concern), reader.actor.person_id
    if facts is None or person_id == facts.author_id:
        return True
    return bool(units_of(reader.known, person_id, [facts.unit_id], reader.today))


def may_read(seen: Seen, reader: Reader) -> bool:
    """Tell whether the concern exists for this reader."""
    return bool(readable_facets(seen, reader))
