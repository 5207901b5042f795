"""Answering a plan and carrying it out, over HTTP."""

from __future__ import annotations

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Path, Response

from services.case_coordination.adapters.http.asking import ask
from services.case_coordination.adapters.http.bodies import AnswerBody, StatusBody
from services.case_coordination.adapters.http.reading import FAMILY_TOO
from services.case_coordination.domain.commands import AnswerPlan, RecordMeasureStatus
from services.case_coordination.views.pages import Page
from shared.service.desk import Desks
from shared.web.access import Access
from shared.web.asking import Asks

router = APIRouter(tags=["plans"])

ACCESS: Final[Access] = {
    ("POST", "/cases/{case_id}/plans/{version}/answer"): FAMILY_TOO,
    ("POST", "/cases/{case_id}/measures/{measure_id}/status"): FAMILY_TOO,
}


@router.post("/cases/{case_id}/plans/{version}/answer", response_model=Page)
def answer_a_plan(
    case_id: UUID,
    version: Annotated[int, Path(ge=1, le=10_000)],
    body: AnswerBody,
    asking: Asks,
    desk: Desks,
) -> Response:
    """Agree, comment or disagree with the plan that stands."""
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: AnswerPlan(
            **asker, plan_version=version, answer=body.answer, words=body.words
        ),
    )


@router.post("/cases/{case_id}/measures/{measure_id}/status", response_model=Page)
def record_how_far_a_measure_has_come(
    case_id: UUID, measure_id: UUID, body: StatusBody, asking: Asks, desk: Desks
) -> Response:
    """Say that a measure was started, completed or stopped."""
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: RecordMeasureStatus(
            **asker,
            measure_id=measure_id,
            status=body.status,
            on=body.on,
            note=body.note,
        ),
    )
