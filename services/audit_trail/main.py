"""The log and the trail, seen whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from services.audit_trail.adapters import (
    http_erasure,
    http_holds,
    http_log,
    http_readers,
    http_release,
    http_trail,
)
from services.audit_trail.adapters.forgetter import Forgetter
from services.audit_trail.adapters.hearing import Hearing
from services.audit_trail.adapters.notary import Notary
from services.audit_trail.adapters.putting_together import (
    checkpoints_of,
    gaps_of,
    log_of,
    settings_of,
)
from services.audit_trail.adapters.releases import RELEASES
from services.audit_trail.adapters.standing import Figures, what_is_wrong
from services.audit_trail.adapters.store import FORGETTING
from services.audit_trail.announcements import announce
from services.audit_trail.policies import when_a_unit_has_a_child_note_it
from services.audit_trail.settings import AuditSettings
from services.audit_trail.views.erasures import TOMBSTONES
from services.audit_trail.views.releases import RELEASES_OF_A_CHILD
from shared.contracts.audit_trail import ErasureCarriedOutV1
from shared.eventing.consumer import Consumer
from shared.eventing.streams import AUDIT_TRAIL
from shared.identity.actor import Actor, Role
from shared.service.definition import Service, Worker
from shared.service.desk import Desk

_ITSELF: Final = Actor(person_id=uuid5(NAMESPACE_URL, f"stafett:{AUDIT_TRAIL}"), role=Role.SYSTEM)


def hears(desk: Desk) -> Sequence[Consumer]:
    """Hear the receipts of every service."""
    return Hearing(log_of(desk), gaps_of(desk), desk.metrics).consumers()


def workers(desk: Desk) -> Sequence[Worker]:
    """Keep the log's figures, sign it where there is a key, and forget where there is a way to."""
    settings = settings_of(desk)
    key = settings.signer()
    figures = Figures(log_of(desk), gaps_of(desk), desk.metrics)
    notaries = (Notary(settings, key, checkpoints_of(desk)),) if key else ()
    destroyer = settings.keys_destroyer_url
    forgetters = (Forgetter(desk, destroyer.get_secret_value(), _ITSELF),) if destroyer else ()
    return (figures, *notaries, *forgetters)


def details(desk: Desk) -> Mapping[str, str]:
    """Say what is wrong with the log although it serves."""
    return what_is_wrong(log_of(desk), gaps_of(desk), checkpoints_of(desk))


SERVICE: Final = Service(
    context=AUDIT_TRAIL,
    title="Stafett: audit trail",
    folder=Path(__file__).parent,
    kinds=(FORGETTING, RELEASES),
    routers=(
        http_trail.router,
        http_readers.router,
        http_log.router,
        http_erasure.router,
        http_holds.router,
        http_release.router,
    ),
    access={
        **http_trail.ACCESS,
        **http_log.ACCESS,
        **http_erasure.ACCESS,
        **http_holds.ACCESS,
        **http_readers.ACCESS,
        **http_release.ACCESS,
    },
    reads={
        **http_trail.READS,
        **http_log.READS,
        **http_erasure.READS,
        **http_readers.READS,
        **http_release.READS,
    },
    announce=announce,
    says=(ErasureCarriedOutV1,),
    policies=when_a_unit_has_a_child_note_it.POLICIES,
    views=(TOMBSTONES, RELEASES_OF_A_CHILD),
    settings=AuditSettings,
    workers=workers,
    hears_also=hears,
    details=details,
)
