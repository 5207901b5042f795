"""What was released to someone of the family: the latest release, with the proof of it alone."""

from __future__ import annotations

from uuid import UUID

from services.audit_trail.adapters.release_package import released
from services.audit_trail.adapters.releases import RELEASES
from services.audit_trail.domain.release.events import ItemsProposed, ItemsReleased
from shared.eventing.streams import AUDIT_TRAIL
from shared.proof.note_keys import VerifierKey
from shared.proof.package import Handover, sealed_by
from stafett.access import Access
from stafett.export.gather import Told, gather


def latest_released(
    access: Access, child_id: UUID, person_id: UUID, key: VerifierKey
) -> bytes | None:
    """Write the package of what was released to someone last; None where nothing was.

    Raises what ``gather`` raises, and ``CannotRelease`` once the words are forgotten.
    """
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


def _is_to(person_id: UUID, one: Told) -> bool:
    event = one.recorded.event
    return isinstance(event, ItemsReleased) and event.to == person_id
