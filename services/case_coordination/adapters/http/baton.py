"""The baton, over HTTP."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from services.case_coordination.adapters.http.asking import ask
from services.case_coordination.adapters.http.bodies import DeclineBody, ProposalBody
from services.case_coordination.adapters.http.reading import STAFF
from services.case_coordination.domain.commands import (
    AcceptLead,
    DeclineLead,
    OfferToLead,
    ProposeLead,
    TakeBatonBack,
)
from services.case_coordination.views.pages import Page
from shared.service.desk import Desks
from shared.web.access import Access
from shared.web.asking import Asks

router = APIRouter(tags=["baton"])

ACCESS: Final[Access] = {
    ("POST", "/cases/{case_id}/lead/proposal"): STAFF,
    ("POST", "/cases/{case_id}/lead/acceptance"): STAFF,
    ("POST", "/cases/{case_id}/lead/decline"): STAFF,
    ("POST", "/cases/{case_id}/lead/offer"): STAFF,
    ("POST", "/cases/{case_id}/lead/return"): STAFF,
}


@router.post("/cases/{case_id}/lead/proposal", response_model=Page)
def propose_a_lead(case_id: UUID, body: ProposalBody, asking: Asks, desk: Desks) -> Response:
    """Ask someone to take the baton; whoever holds it holds it until they accept."""
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: ProposeLead(**asker, proposed_id=body.proposed_id, reason=body.reason),
        persons=(body.proposed_id,),
    )


@router.post("/cases/{case_id}/lead/acceptance", response_model=Page)
def accept_to_lead(case_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Take the baton one was asked to take."""
    return ask(asking, desk, case_id, lambda asker: AcceptLead(**asker))


@router.post(
    "/cases/{case_id}/lead/decline",
    response_model=Page,
    responses={204: {"description": "Declined; the case is not seen any longer."}},
)
def decline_to_lead(case_id: UUID, body: DeclineBody, asking: Asks, desk: Desks) -> Response:
    """Say no to the baton; it stays where it was."""
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: DeclineLead(
            by=asker["by"], now=asker["now"], today=asker["today"], reason=body.reason
        ),
    )


@router.post("/cases/{case_id}/lead/offer", response_model=Page)
def offer_to_lead(case_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Offer to take the baton: who offers has accepted."""
    return ask(asking, desk, case_id, lambda asker: OfferToLead(**asker))


@router.post("/cases/{case_id}/lead/return", response_model=Page)
def take_the_baton_back(case_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Take the baton of a lead who has left, or may no longer lead."""
    return ask(asking, desk, case_id, lambda asker: TakeBatonBack(**asker))
