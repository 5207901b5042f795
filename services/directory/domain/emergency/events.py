"""What has happened with emergency access."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from services.directory.domain import grounds
from shared.eventing.decider import Event
from shared.eventing.ground import Ground
from shared.privacy import Reason


class EmergencyAccessOpened(Event):
    """An employee may read about a child until an instant; ``tells`` names who is told at once."""

    ground: ClassVar[Ground | None] = grounds.EMERGENCY

    emergency_id: UUID
    child_id: UUID
    employee_id: UUID
    opened_at: datetime
    until: datetime
    reason: Reason
    tells: tuple[UUID, ...]
