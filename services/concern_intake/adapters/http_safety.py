"""The safety questions, the advice, the clearance, and what to do now."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from services.concern_intake.adapters.asking import About, ask, numbers_of
from services.concern_intake.adapters.bodies import AdviceBody, ClearanceBody
from services.concern_intake.domain.commands import (
    AnswerSafetyQuestions,
    RecordAdvice,
    RecordClearance,
)
from services.concern_intake.domain.immediate_help import HelpKind
from services.concern_intake.domain.safety import SafetyAnswers
from services.concern_intake.views.concern_page import ConcernPage
from services.concern_intake.views.help_page import HelpPage, help_page
from shared.identity.actor import Role
from shared.service.desk import Desks
from shared.service.reading.table import ReadsNoChild, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asks

router = APIRouter(tags=["safety"])

ACCESS: Final[Access] = {
    ("GET", "/immediate-help"): frozenset({Role.EMPLOYEE}),
    ("POST", "/concerns/{concern_id}/safety-answers"): frozenset({Role.EMPLOYEE}),
    ("POST", "/concerns/{concern_id}/advice"): frozenset({Role.EMPLOYEE}),
    ("POST", "/concerns/{concern_id}/clearance"): frozenset({Role.EMPLOYEE}),
}


READS: Final[ReadTable] = {
    ("GET", "/immediate-help"): ReadsNoChild("The same for everyone: steps and telephone numbers."),
}


@router.get("/immediate-help", response_model=HelpPage)
def what_to_do_now(
    asking: Asks, desk: Desks, kind: HelpKind = HelpKind.SUSPECTED_ABUSE
) -> Response:
    """Say what to do now and whom to call, before anything is written."""
    return shown(help_page(kind, numbers_of(desk), desk.languages, asking.language))


@router.post("/concerns/{concern_id}/safety-answers", response_model=ConcernPage)
def answer_safety_questions(
    concern_id: UUID, body: SafetyAnswers, asking: Asks, desk: Desks
) -> Response:
    """Answer the safety questions again, at any time; earlier answers stay on record."""
    about = About(asking, desk, concern_id)
    return ask(about, lambda _: AnswerSafetyQuestions(**about.stamp, safety=body))


@router.post("/concerns/{concern_id}/advice", response_model=ConcernPage)
def record_advice(concern_id: UUID, body: AdviceBody, asking: Asks, desk: Desks) -> Response:
    """Record an anonymous consultation, and what may be told to whom."""
    about = About(asking, desk, concern_id)
    return ask(
        about,
        lambda _: RecordAdvice(
            **about.stamp,
            service=body.service,
            asked_on=body.asked_on,
            happened_at=about.happened(body.asked_on),
            advice=body.advice,
            advised_to_report=body.advised_to_report,
            may_be_told=body.may_be_told,
            next_step=body.next_step,
            deviation_because=body.deviation_because,
        ),
    )


@router.post("/concerns/{concern_id}/clearance", response_model=ConcernPage)
def record_clearance(concern_id: UUID, body: ClearanceBody, asking: Asks, desk: Desks) -> Response:
    """Record what child welfare or police has cleared."""
    about = About(asking, desk, concern_id)
    return ask(
        about,
        lambda _: RecordClearance(
            **about.stamp,
            body=body.body,
            cleared_by=body.cleared_by,
            cleared_on=body.cleared_on,
            happened_at=about.happened(body.cleared_on),
            scope=body.scope,
        ),
    )
