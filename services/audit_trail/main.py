"""The log and the trail, seen whole."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from services.audit_trail.announcements import announce
from shared.service.definition import Service

SERVICE: Final = Service(
    context="audit-trail",
    title="Stafett: audit trail",
    folder=Path(__file__).parent,
    kinds=(),
    routers=(),
    access={},
    announce=announce,
    hears_the_directory=False,
)
