"""Asking for, taking and giving the baton."""

from __future__ import annotations

from uuid import UUID

from services.case_coordination.domain.commands.base import AmongPeople, CaseCommand
from shared.privacy import Reason


class ProposeLead(AmongPeople):
    """Ask someone to take the baton. Leader or lead."""

    proposed_id: UUID
    reason: Reason | None = None


class AcceptLead(AmongPeople):
    """Take the baton that one was asked to take."""


class DeclineLead(CaseCommand):
    """Say no to the baton that one was asked to take."""

    reason: Reason | None = None


class OfferToLead(AmongPeople):
    """Offer to take the baton: who offers has accepted."""


class TakeBatonBack(AmongPeople):
    """Take the baton of a lead who has left, or may no longer lead. The leader (B12)."""
