"""Reading evaluations."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from services.evaluation_scheduling.adapters.answering import page_of, row_of, sight_of
from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.evaluation_scheduling.views.evaluation_page import evaluation_page
from services.evaluation_scheduling.views.evaluations_of_a_case import EVALUATIONS_OF_A_CASE
from services.evaluation_scheduling.views.pages import EvaluationPage, EvaluationsPage
from shared.identity.actor import Role
from shared.service.desk import Desks
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asks
from shared.web.problems import NotFound

router = APIRouter(tags=["evaluations"])

ACCESS: Final[Access] = {
    ("GET", "/evaluations/{evaluation_id}"): frozenset({Role.EMPLOYEE, Role.GUARDIAN}),
    ("GET", "/cases/{case_id}/evaluations"): frozenset({Role.EMPLOYEE, Role.GUARDIAN}),
}


@router.get("/evaluations/{evaluation_id}", response_model=EvaluationPage)
def read_evaluation(evaluation_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Show one evaluation, as this person may see it."""
    row = row_of(evaluation_id, desk)
    state = desk.store.state(EVALUATIONS, row.case_id)
    return shown(page_of(state, row.case_id, evaluation_id, sight_of(asking, desk, row)))


@router.get("/cases/{case_id}/evaluations", response_model=EvaluationsPage)
def read_evaluations_of_a_case(case_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Show every evaluation of a case that this person may see, the newest plan's last."""
    rows = desk.views.where(EVALUATIONS_OF_A_CASE, case_id=str(case_id))
    state = desk.store.state(EVALUATIONS, case_id)
    pages = [
        evaluation_page(state.each[row.evaluation_id], case_id, sight_of(asking, desk, row))
        for row in sorted(rows, key=lambda row: row.plan_version)
    ]
    visible = tuple(page for page in pages if page is not None)
    if not visible:
        raise NotFound
    return shown(EvaluationsPage(case_id=case_id, evaluations=visible))
