"""The log and the trail, seen whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from services.audit_trail.adapters import http_log, http_trail
from services.audit_trail.adapters.hearing import Hearing
from services.audit_trail.adapters.notary import Notary
from services.audit_trail.adapters.putting_together import (
    checkpoints_of,
    gaps_of,
    log_of,
    settings_of,
)
from services.audit_trail.adapters.standing import Figures, what_is_wrong
from services.audit_trail.announcements import announce
from services.audit_trail.settings import AuditSettings
from shared.eventing.consumer import Consumer
from shared.eventing.streams import AUDIT_TRAIL
from shared.service.definition import Service, Worker
from shared.service.desk import Desk


def hears(desk: Desk) -> Sequence[Consumer]:
    """Hear the receipts of every service."""
    return Hearing(log_of(desk), gaps_of(desk), desk.metrics).consumers()


def workers(desk: Desk) -> Sequence[Worker]:
    """Sign the log where there is a key to sign with, and keep its figures."""
    settings = settings_of(desk)
    key = settings.signer()
    figures = Figures(log_of(desk), gaps_of(desk), desk.metrics)
    if key is None:
        return (figures,)
    return (figures, Notary(settings, key, checkpoints_of(desk)))


def details(desk: Desk) -> Mapping[str, str]:
    """Say what is wrong with the log although it serves."""
    return what_is_wrong(log_of(desk), gaps_of(desk), checkpoints_of(desk))


SERVICE: Final = Service(
    context=AUDIT_TRAIL,
    title="Stafett: audit trail",
    folder=Path(__file__).parent,
    kinds=(),
    routers=(http_trail.router, http_log.router),
    access={**http_trail.ACCESS, **http_log.ACCESS},
    reads={**http_trail.READS, **http_log.READS},
    announce=announce,
    hears_the_directory=False,
    settings=AuditSettings,
    workers=workers,
    hears_also=hears,
    details=details,
)
