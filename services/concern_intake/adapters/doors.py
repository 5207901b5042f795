"""For whom a concern exists, and which of its facets they may read."""

from __future__ import annotations

from services.concern_intake.adapters.around import strangers_to
from services.concern_intake.domain.readers import facets_read_by
from services.concern_intake.views.seen import Seen
from shared.service.trail import Reader


def readable_facets(seen: Seen, reader: Reader) -> frozenset[str]:
    """Name the facets this reader may read today."""
    strangers = strangers_to(reader.known, seen.intake, reader.now.date())
    return facets_read_by(reader.actor.person_id, seen.intake, strangers)


def may_read(seen: Seen, reader: Reader) -> bool:
    """Tell whether the concern exists for this reader."""
    return bool(readable_facets(seen, reader))
