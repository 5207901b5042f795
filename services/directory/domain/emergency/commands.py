"""What can be asked about emergency access."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from services.directory.domain.asking import DirectoryCommand
from shared.eventing.decider import Message
from shared.privacy import Reason


class Around(Message):
    """Who stands around the child today.

    ``strangers`` are too close to it to deal with it at work. ``leaders`` are the leader of its
    unit, those above, nearest first, and then the deputy. ``officers`` are the data protection
    officers.
    """

    is_protected: bool
    strangers: frozenset[UUID]
    leaders: tuple[UUID, ...]
    officers: frozenset[UUID]


class OpenEmergencyAccess(DirectoryCommand):
    """Let oneself read about one child, and say why. ``is_at_work`` tells of a post today."""

    emergency_id: UUID
    child_id: UUID
    reason: Reason
    until: datetime
    is_at_work: bool
    around: Around
