"""Answering for consent, letting units in, and ending that they take part."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.case_coordination.domain.codes import (
    ConsentAnswer,
    ConsentForm,
    Information,
    Purpose,
    SharingBasis,
)
from services.case_coordination.domain.commands.base import AmongPeople
from services.case_coordination.domain.values import Consultation
from shared.privacy import Reason


class AnswerConsent(AmongPeople):
    """Record what someone of the family says to sharing. Themselves, or the lead for them."""

    person_id: UUID
    unit_id: UUID
    purpose: Purpose
    covers: tuple[Information, ...]
    answer: ConsentAnswer
    form: ConsentForm
    answered_on: date


class LetUnitIn(AmongPeople):
    """Let a unit take part, on a sharing basis. The lead (R69, B19)."""

    unit_id: UUID
    person_ids: tuple[UUID, ...]
    basis: SharingBasis
    covers: tuple[Information, ...]
    reason: Reason | None = None
    alone_because: Reason | None = None
    consultation: Consultation | None = None
    starts_on: date


class EndParticipation(AmongPeople):
    """End that a unit takes part. Lead or leader."""

    unit_id: UUID
