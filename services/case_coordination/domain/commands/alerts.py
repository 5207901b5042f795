"""Telling people that a deadline has passed."""

from __future__ import annotations

from services.case_coordination.domain.codes import Deadline
from services.case_coordination.domain.commands.base import AmongPeople


class RaiseAlerts(AmongPeople):
    """Tell of deadlines that have passed, each once, if what they are about still waits."""

    passed: tuple[Deadline, ...]
