"""What was released to someone of the family: the latest release, with the proof of it alone."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from services.audit_trail.adapters.release_package import released
from services.audit_trail.adapters.releases import RELEASES, may_receive
from services.audit_trail.domain.release.events import ItemsProposed, ItemsReleased
from shared.eventing.remembering import RememberedRows
from shared.eventing.streams import AUDIT_TRAIL
from shared.eventing.views import Views
from shared.proof.note_keys import VerifierKey
from shared.proof.package import Handover, sealed_by
from shared.time.municipal_calendar import local_day
from shared.who_is_who.who_is_who import WhoIsWho
from stafett.access import Access
from stafett.export.gather import Told, gather


def latest_released(
    access: Access, child_id: UUID, person_id: UUID, key: VerifierKey
) -> bytes | None:
    """Write the package of what was released to someone last.

    None where nothing was, and where they may not be given anything any more. Raises what
    ``gather`` raises, and ``CannotRelease`` once the words are forgotten.
    """
    if not _may_receive(access, child_id, person_id):
        return None
    gathered = gather(access, child_id, key, f"{AUDIT_TRAIL}/{RELEASES.name}")
    decision = next((one for one in reversed(gathered.told) if _is_to(person_id, one)), None)
    if decision is None:
        return None
    proposed = next(
        one.recorded.event
        for one in gathered.told
        if one.recorded.subject_id == decision.recorded.subject_id
        and isinstance(one.recorded.event, ItemsProposed)
    )
    signer = access.signer()
    seal = sealed_by(signer) if signer else None
    handover = Handover(str(person_id), key, gathered.checkpoint, seal)
    return released(handover, proposed, decision.opened.proved)


def _may_receive(access: Access, child_id: UUID, person_id: UUID) -> bool:
    rows = RememberedRows(Views(lambda: psycopg.connect(access.log, row_factory=dict_row)))
    return may_receive(WhoIsWho(rows), person_id, child_id, local_day(datetime.now(UTC)))


def _is_to(person_id: UUID, one: Told) -> bool:
    event = one.recorded.event
    return isinstance(event, ItemsReleased) and event.to == person_id
