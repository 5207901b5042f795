"""How the baton moves."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from services.case_coordination.domain.events.baton import (
    BatonEvent,
    BatonReturned,
    LeadAccepted,
    LeadDeclined,
    LeadOffered,
    LeadProposed,
    ProposalLapsed,
)
from services.case_coordination.domain.states import (
    ActiveCase,
    HeldByLead,
    HeldByLeader,
    Proposal,
)


def evolve(case: ActiveCase, event: BatonEvent) -> ActiveCase:
    """Fold one fact about the baton into a case."""
    match event:
        case LeadProposed(proposal=number, proposed_id=proposed_id, proposed_on=day):
            return replace(case, proposal=Proposal(number, proposed_id, day), proposals=number)
        case LeadOffered():
            return replace(case, offers=case.offers | {event.offered_id})
        case LeadDeclined() | ProposalLapsed():
            return replace(case, proposal=None)
        case LeadAccepted():
            return _accepted(case, event)
        case BatonReturned():
            return replace(case, baton=HeldByLeader(event.leader_id, event.returned_on))
        case _:
            assert_never(event)


def _accepted(case: ActiveCase, event: LeadAccepted) -> ActiveCase:
    return replace(
        case,
        baton=HeldByLead(event.lead_id, event.accepted_on),
        first_lead_on=case.first_lead_on or event.accepted_on,
        proposal=None,
        offers=frozenset(),
    )
