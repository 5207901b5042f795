"""The log of one desk, and what stands around it."""

from __future__ import annotations

from services.audit_trail.adapters.gaps import Gaps
from services.audit_trail.log.checkpoints import Checkpoints
from services.audit_trail.log.log import Log
from services.audit_trail.settings import AuditSettings
from shared.eventing.streams import AUDIT_TRAIL
from shared.service.desk import Desk


def settings_of(desk: Desk) -> AuditSettings:
    """Give the log's own settings."""
    assert isinstance(desk.settings, AuditSettings)
    return desk.settings


def log_of(desk: Desk) -> Log:
    """Give the log."""
    return Log(desk.store.connection)


def checkpoints_of(desk: Desk) -> Checkpoints:
    """Give what the log has said of itself."""
    return Checkpoints(desk.store.connection)


def gaps_of(desk: Desk) -> Gaps:
    """Give what watches for gaps: of every service, the log's own among them."""
    return Gaps(desk.store.connection, (*settings_of(desk).services, AUDIT_TRAIL))
