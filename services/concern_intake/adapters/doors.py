"""For whom a concern exists, and which of its facets they may read."""

from __future__ import annotations

from services.concern_intake.adapters.around import strangers_to, units_of
from services.concern_intake.domain.readers import facets_read_by
from services.concern_intake.domain.states import registered_facts
from services.concern_intake.views.seen import Seen
from shared.service.trail import Reader


def readable_facets(seen: Seen, reader: Reader) -> frozenset[str]:
    """Name the facets this reader may read today."""
    strangers = strangers_to(reader.known, seen.intake, reader.today)
    return facets_read_by(
        reader.actor.person_id, seen.intake, strangers, is_of_the_unit=_is_of_the_unit(seen, reader)
    )


def _is_of_the_unit(seen: Seen, reader: Reader) -> bool:
    facts, person_id = registered_facts(seen.intake.concern), reader.actor.person_id
    if facts is None or person_id == facts.author_id:
        return True
    return bool(units_of(reader.known, person_id, [facts.unit_id], reader.today))


def may_read(seen: Seen, reader: Reader) -> bool:
    """Tell whether the concern exists for this reader."""
    return bool(readable_facets(seen, reader))
