"""The package of a release: its items, and the proof of the one decision that released them."""

from __future__ import annotations

from uuid import UUID

from services.audit_trail.adapters.putting_together import checkpoints_of, settings_of
from services.audit_trail.adapters.releases import RELEASES, as_handed_over
from services.audit_trail.domain.release.events import ItemsProposed
from services.audit_trail.domain.release.states import Release
from services.audit_trail.log.entries import Entries
from services.audit_trail.log.proofs import Proofs
from shared.eventing.decider import MAIN
from shared.proof.package import (
    Handover,
    ProvedEvent,
    released_package,
    sealed_by,
    zipped,
)
from shared.service.desk import Desk
from shared.web.problems import NotNow


def package_for(desk: Desk, release_id: UUID, release: Release) -> bytes:
    """Write the package of what was released.

    Raises ``NotNow`` until the log has signed for the decision, which takes a minute at most, and
    ``CannotRelease`` once the words are forgotten.
    """
    assert release.proposed is not None
    signer = settings_of(desk).signer()
    if signer is None:
        raise NotNow
    checkpoint, proved = _proved(desk, release_id)
    to = release.proposed.to
    handover = Handover(str(to), signer.verifier, checkpoint, sealed_by(signer))
    return released(handover, release.proposed, proved)


def released(handover: Handover, proposed: ItemsProposed, proved: ProvedEvent) -> bytes:
    """Write a package as one .zip. Raises ``CannotRelease``."""
    return zipped(released_package(handover, map(as_handed_over, proposed.items), proved))


def _proved(desk: Desk, release_id: UUID) -> tuple[bytes, ProvedEvent]:
    [decision] = desk.store.history(RELEASES, release_id)[MAIN]
    found = Entries(desk.store.connection).receipt(decision.id)
    signed = checkpoints_of(desk).latest()
    if found is None or signed is None:
        raise NotNow
    index, receipt = found
    proof = Proofs(desk.store.connection).of_inclusion(index, signed.size)
    if proof is None:
        raise NotNow
    return signed.note.encode(), ProvedEvent(receipt, decision.document, index, proof)
