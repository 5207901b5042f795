"""Moving, holding and completing an evaluation: what lead and leader do."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from services.evaluation_scheduling.adapters.answering import decided
from services.evaluation_scheduling.adapters.bodies import (
    CompleteBody,
    HoldBody,
    MoveBody,
    VoiceBody,
)
from services.evaluation_scheduling.domain.commands import (
    AddVoice,
    CompleteEvaluation,
    HoldEvaluation,
    MoveEvaluation,
)
from services.evaluation_scheduling.views.pages import EvaluationPage
from shared.identity.actor import Role
from shared.service.desk import Desks
from shared.web.access import Access
from shared.web.asking import Asks

router = APIRouter(tags=["evaluations"])

ACCESS: Final[Access] = {
    ("POST", "/evaluations/{evaluation_id}/move"): frozenset({Role.EMPLOYEE}),
    ("POST", "/evaluations/{evaluation_id}/voices"): frozenset({Role.EMPLOYEE}),
    ("POST", "/evaluations/{evaluation_id}/hold"): frozenset({Role.EMPLOYEE}),
    ("POST", "/evaluations/{evaluation_id}/complete"): frozenset({Role.EMPLOYEE}),
}


@router.post("/evaluations/{evaluation_id}/move", response_model=EvaluationPage)
def move_evaluation(evaluation_id: UUID, body: MoveBody, asking: Asks, desk: Desks) -> Response:
    """Give the evaluation another day: sooner freely, later with a reason."""
    return decided(asking, desk, evaluation_id, lambda asked: MoveEvaluation(**asked, **dict(body)))


@router.post("/evaluations/{evaluation_id}/voices", response_model=EvaluationPage)
def add_voice(evaluation_id: UUID, body: VoiceBody, asking: Asks, desk: Desks) -> Response:
    """Ask one more guardian or employee to be heard."""
    return decided(
        asking,
        desk,
        evaluation_id,
        lambda asked: AddVoice(**asked, **dict(body)),
        body.person_id,
    )


@router.post("/evaluations/{evaluation_id}/hold", response_model=EvaluationPage)
def hold_evaluation(evaluation_id: UUID, body: HoldBody, asking: Asks, desk: Desks) -> Response:
    """Record the day on which people really met; overdue alerts stop."""
    return decided(asking, desk, evaluation_id, lambda asked: HoldEvaluation(**asked, **dict(body)))


@router.post("/evaluations/{evaluation_id}/complete", response_model=EvaluationPage)
def complete_evaluation(
    evaluation_id: UUID, body: CompleteBody, asking: Asks, desk: Desks
) -> Response:
    """Say that what was found is on record: an outcome may be decided."""
    return decided(
        asking, desk, evaluation_id, lambda asked: CompleteEvaluation(**asked, **dict(body))
    )
