"""Reading evaluations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from services.evaluation_scheduling.adapters.answering import page_of, row_of, sight_of
from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.evaluation_scheduling.domain.relations import Relation
from services.evaluation_scheduling.domain.states import Evaluations
from services.evaluation_scheduling.views.evaluation_page import evaluation_page
from services.evaluation_scheduling.views.evaluations_of_a_case import (
    EVALUATIONS_OF_A_CASE,
    EvaluationOfACase,
)
from services.evaluation_scheduling.views.pages import (
    EvaluationPage,
    EvaluationsPage,
    GuardianPage,
    StaffPage,
)
from services.evaluation_scheduling.views.sight import Sight
from shared.identity.actor import Role
from shared.service.desk import Desk, Desks
from shared.service.reading.codes import Page
from shared.service.reading.reading import Reading
from shared.service.reading.table import Reads, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asks
from shared.web.problems import NotFound

router = APIRouter(tags=["evaluations"])

ACCESS: Final[Access] = {
    ("GET", "/evaluations/{evaluation_id}"): frozenset({Role.EMPLOYEE, Role.GUARDIAN}),
    ("GET", "/cases/{case_id}/evaluations"): frozenset({Role.EMPLOYEE, Role.GUARDIAN}),
}


READS_ONE: Final = Reads(Page.EVALUATION, EVALUATIONS.name)
READS_ALL: Final = Reads(Page.EVALUATIONS, EVALUATIONS.name)

READS: Final[ReadTable] = {
    ("GET", "/evaluations/{evaluation_id}"): READS_ONE,
    ("GET", "/cases/{case_id}/evaluations"): READS_ALL,
}


@router.get("/evaluations/{evaluation_id}", response_model=EvaluationPage)
def read_evaluation(evaluation_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Show one evaluation, as this person may see it."""
    with desk.reading(asking, READS_ONE) as reading:
        row = row_of(evaluation_id, desk)
        state = desk.store.state(EVALUATIONS, row.case_id)
        page = page_of(state, row.case_id, evaluation_id, _sight(reading, desk, row))
        _note(reading, desk, row, state)
        return shown(page)


@router.get("/cases/{case_id}/evaluations", response_model=EvaluationsPage)
def read_evaluations_of_a_case(case_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Show every evaluation of a case that this person may see, the newest plan's last."""
    with desk.reading(asking, READS_ALL) as reading:
        rows = desk.views.where(EVALUATIONS_OF_A_CASE, case_id=str(case_id))
        state = desk.store.state(EVALUATIONS, case_id)
        visible = tuple(_visible(reading, desk, rows, state))
        if not visible:
            raise NotFound
        return shown(EvaluationsPage(case_id=case_id, evaluations=visible))


def _visible(
    reading: Reading, desk: Desk, rows: Iterable[EvaluationOfACase], state: Evaluations
) -> Iterator[StaffPage | GuardianPage]:
    for row in sorted(rows, key=lambda row: row.plan_version):
        sight = _sight(reading, desk, row)
        page = evaluation_page(state.each[row.evaluation_id], row.case_id, sight)
        if page is not None:
            _note(reading, desk, row, state)
            yield page


def _sight(reading: Reading, desk: Desk, row: EvaluationOfACase) -> Sight:
    opened = reading.reader.emergency(row.child_id) is not None
    return sight_of(reading.asking, desk, row, has_emergency_access=opened)


def _note(reading: Reading, desk: Desk, row: EvaluationOfACase, state: Evaluations) -> None:
    """Put the reading with its case: that is what evaluations are kept by."""
    one = state.each[row.evaluation_id]
    sees_safety = _sight(reading, desk, row).relation(one) is Relation.RUNS_IT
    is_apart = sees_safety and one.about.heard.safety is not None
    reading.of(row.child_id, row.case_id, is_safeguarding=is_apart)
