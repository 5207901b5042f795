"""What happens to the baton: asked for, taken, not taken, given back (B12)."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias
from uuid import UUID

from services.case_coordination.domain import grounds
from services.case_coordination.domain.codes import BatonCameBack
from shared.eventing.decider import Event
from shared.privacy import Reason


class LeadProposed(Event):
    """Someone is asked to take the baton; whoever holds it holds it still.

    ``proposal`` counts the proposals of the case from one.
    """

    ground = grounds.LEAD_FIRST

    proposal: int
    proposed_id: UUID
    holder_id: UUID
    proposed_on: date
    reason: Reason | None = None


class LeadOffered(Event):
    """Someone offers to take the baton from the lead who holds it: they have accepted already."""

    ground = grounds.BATON

    offered_id: UUID
    holder_id: UUID


class LeadDeclined(Event):
    """The one who was asked does not take the baton."""

    ground = grounds.BATON

    proposal: int
    declined_id: UUID
    holder_id: UUID
    reason: Reason | None = None


class ProposalLapsed(Event):
    """Nobody answered in time, so nobody is asked any longer; the baton is where it was (C11)."""

    ground = grounds.BATON

    proposal: int
    proposed_id: UUID
    holder_id: UUID


class LeadAccepted(Event):
    """Someone has taken the baton, and may read the concern from now on."""

    ground = grounds.BATON

    concern_id: UUID
    lead_id: UUID
    previous_holder_id: UUID
    leader_id: UUID
    accepted_on: date


class BatonReturned(Event):
    """The leader of the owning unit holds the baton, since nobody else can (B12)."""

    ground = grounds.BATON

    leader_id: UUID
    previous_holder_id: UUID
    because: BatonCameBack
    returned_on: date


BatonEvent: TypeAlias = (
    LeadProposed | LeadOffered | LeadDeclined | ProposalLapsed | LeadAccepted | BatonReturned
)
