"""Refusals about the baton."""

from __future__ import annotations

from services.case_coordination.domain import grounds
from shared.eventing.decider import Refusal


class TheLeadIsFromTheOwningUnit(Refusal):
    """At level 1 the lead is an active employee of the unit that owns the case (R41)."""

    sentence = "At this level the lead must be an active employee of the unit."
    opens = "Choose someone who works in the unit now."
    ground = grounds.LEAD_FROM_OWN_UNIT
    status = 422


class OnlyWhoeverIsAskedAnswers(Refusal):
    """A proposal is answered by the one it was made to, while it stands."""

    sentence = "Nobody is asking you to take the baton now."
    opens = "Offer to take it, or ask the leader to propose you."
    ground = grounds.BATON
    status = 403


class TheLeadStillHoldsTheBaton(Refusal):
    """The baton stays with the lead until someone else has accepted it (B12)."""

    sentence = "The lead still works here and holds the baton."
    opens = "Propose someone else; the baton passes when they accept."
    ground = grounds.BATON
