"""Who was asked for consent, and which units take part from when to when."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias
from uuid import UUID

from services.case_coordination.domain import grounds
from services.case_coordination.domain.codes import (
    ConsentAnswer,
    ConsentForm,
    Information,
    Purpose,
    SharingBasis,
)
from services.case_coordination.domain.values import Consultation
from shared.eventing.decider import Event
from shared.privacy import Reason

SHARING = "sharing"
"""The facet that only lead and leader read: consents, and what follows from them.

Who caused that a unit comes in or leaves would tell why, so that stands here too.
"""


class ConsentAnswered(Event):
    """Someone gave, refused or withdrew consent to share with one unit for one purpose."""

    ground = grounds.CONSENT

    person_id: UUID
    unit_id: UUID
    purpose: Purpose
    covers: tuple[Information, ...]
    answer: ConsentAnswer
    form: ConsentForm
    answered_on: date
    recorded_by: UUID

    def facet(self) -> str:
        """Name the stream that only lead and leader read."""
        return SHARING


class UnitLetIn(Event):
    """A unit takes part from a day, on a basis, through the people who are named (R69, B19).

    ``alone_because``: why the consent of one guardian alone was enough.
    """

    ground = grounds.SHARING_BASIS

    unit_id: UUID
    person_ids: tuple[UUID, ...]
    basis: SharingBasis
    covers: tuple[Information, ...]
    reason: Reason | None = None
    alone_because: Reason | None = None
    consultation: Consultation
    starts_on: date
    lead_id: UUID

    def facet(self) -> str:
        """Name the stream that only lead and leader read."""
        return SHARING


class ParticipationEnded(Event):
    """A unit takes part no longer: its access is over at once. Nothing here tells why."""

    ground = grounds.SHARING_BASIS

    unit_id: UUID
    ended_on: date

    def facet(self) -> str:
        """Name the stream that only lead and leader read."""
        return SHARING


SharingEvent: TypeAlias = ConsentAnswered | UnitLetIn | ParticipationEnded
