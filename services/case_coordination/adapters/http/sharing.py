"""Consent, and the units that take part, over HTTP."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from services.case_coordination.adapters.http.asking import ask
from services.case_coordination.adapters.http.bodies import ConsentBody, UnitBody
from services.case_coordination.adapters.http.reading import FAMILY_TOO, STAFF
from services.case_coordination.domain.commands import AnswerConsent, EndParticipation, LetUnitIn
from services.case_coordination.views.pages import Page
from shared.service.desk import Desks
from shared.web.access import Access
from shared.web.asking import Asks

router = APIRouter(tags=["sharing"])

ACCESS: Final[Access] = {
    ("POST", "/cases/{case_id}/consents"): FAMILY_TOO,
    ("POST", "/cases/{case_id}/units"): STAFF,
    ("POST", "/cases/{case_id}/units/{unit_id}/end"): STAFF,
}


@router.post("/cases/{case_id}/consents", response_model=Page)
def answer_for_consent(case_id: UUID, body: ConsentBody, asking: Asks, desk: Desks) -> Response:
    """Give, refuse or withdraw consent; the lead records what somebody has said."""
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: AnswerConsent(
            **asker,
            person_id=body.person_id or asking.actor.person_id,
            unit_id=body.unit_id,
            purpose=body.purpose,
            covers=body.covers,
            answer=body.answer,
            form=body.form,
            answered_on=body.answered_on,
        ),
    )


@router.post("/cases/{case_id}/units", response_model=Page)
def let_a_unit_in(case_id: UUID, body: UnitBody, asking: Asks, desk: Desks) -> Response:
    """Let a unit take part, on a sharing basis."""
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: LetUnitIn(
            **asker,
            unit_id=body.unit_id,
            person_ids=body.person_ids,
            basis=body.basis,
            covers=body.covers,
            reason=body.reason,
            alone_because=body.alone_because,
            consultation=body.consultation,
            starts_on=body.starts_on,
        ),
        persons=body.person_ids,
    )


@router.post("/cases/{case_id}/units/{unit_id}/end", response_model=Page)
def end_that_a_unit_takes_part(case_id: UUID, unit_id: UUID, asking: Asks, desk: Desks) -> Response:
    """End that a unit takes part; its access is over at once."""
    return ask(asking, desk, case_id, lambda asker: EndParticipation(**asker, unit_id=unit_id))
