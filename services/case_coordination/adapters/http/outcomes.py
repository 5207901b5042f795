"""What comes of a case, over HTTP."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from services.case_coordination.adapters.http.asking import ask
from services.case_coordination.adapters.http.bodies import (
    EndingBody,
    EndingDeclinedBody,
    FilingBody,
    OutcomeBody,
)
from services.case_coordination.adapters.http.meetings import responsible_people
from services.case_coordination.adapters.http.reading import STAFF
from services.case_coordination.domain.commands import (
    AskToEnd,
    ConfirmEnding,
    DecideOutcome,
    DeclineEnding,
    FileClosingNote,
)
from services.case_coordination.views.pages import Page
from shared.service.desk import Desks, new_id
from shared.web.access import Access
from shared.web.asking import Asks

router = APIRouter(tags=["outcomes"])

ACCESS: Final[Access] = {
    ("POST", "/cases/{case_id}/outcome"): STAFF,
    ("POST", "/cases/{case_id}/ending"): STAFF,
    ("POST", "/cases/{case_id}/ending/confirmation"): STAFF,
    ("POST", "/cases/{case_id}/ending/decline"): STAFF,
    ("POST", "/cases/{case_id}/closing-note/filing"): STAFF,
}


@router.post("/cases/{case_id}/outcome", response_model=Page)
def decide_the_outcome(case_id: UUID, body: OutcomeBody, asking: Asks, desk: Desks) -> Response:
    """Decide what comes of a completed evaluation of the plan that stands."""
    plan = body.plan.plan(new_id(asking)) if body.plan else None
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: DecideOutcome(
            **asker,
            outcome=body.outcome,
            to=body.to,
            evaluation_id=body.evaluation_id,
            reason=body.reason,
            best_interests=body.best_interests,
            effect=body.effect,
            concern=body.concern,
            extended_collaboration=body.extended_collaboration,
            extension=body.extension,
            measures=body.measures,
            child_view=body.child_view,
            closing_note=body.closing_note,
            plan=plan,
            evaluation_on=body.evaluation_on,
            why_later=body.why_later,
        ),
        persons=responsible_people(plan) if plan else (),
    )


@router.post("/cases/{case_id}/ending", response_model=Page)
def ask_to_end(case_id: UUID, body: EndingBody, asking: Asks, desk: Desks) -> Response:
    """Ask that a case ends for another reason than an evaluation."""
    return ask(asking, desk, case_id, lambda asker: AskToEnd(**asker, ending=body.ending))


@router.post("/cases/{case_id}/ending/confirmation", response_model=Page)
def confirm_the_ending(case_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Confirm that a case ends."""
    return ask(asking, desk, case_id, lambda asker: ConfirmEnding(**asker))


@router.post("/cases/{case_id}/ending/decline", response_model=Page)
def decline_the_ending(
    case_id: UUID, body: EndingDeclinedBody, asking: Asks, desk: Desks
) -> Response:
    """Let a case go on that was asked to end."""
    return ask(asking, desk, case_id, lambda asker: DeclineEnding(**asker, reason=body.reason))


@router.post("/cases/{case_id}/closing-note/filing", response_model=Page)
def file_the_closing_note(case_id: UUID, body: FilingBody, asking: Asks, desk: Desks) -> Response:
    """Say where the closing note was filed."""
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: FileClosingNote(**asker, where=body.where, filed_on=body.filed_on),
    )
