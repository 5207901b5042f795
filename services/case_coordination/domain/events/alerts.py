"""What happens when a deadline has passed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.case_coordination.domain import grounds
from shared.contracts.codes import Alert
from shared.eventing.decider import Event


class AlertRaised(Event):
    """A deadline has passed, and these people are told so, once for each cause (C11)."""

    ground = grounds.RECORD

    alert: Alert
    cause: str
    tells: tuple[UUID, ...]
    raised_on: date
