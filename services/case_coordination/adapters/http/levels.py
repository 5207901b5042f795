"""What a case may do now, over HTTP, and what moves between levels rest on."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from services.case_coordination.adapters.http.asking import ask, asker_of
from services.case_coordination.adapters.http.bodies import AgreementBody, RightsBody
from services.case_coordination.adapters.http.reading import READS_CASE, STAFF
from services.case_coordination.adapters.store import CASES
from services.case_coordination.domain.commands import AgreeToMove, AssessRights
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.views.moves import MovesShown, moves_shown, no_moves
from services.case_coordination.views.pages import Page
from services.case_coordination.views.sight import Sight, last, sight
from shared.service.desk import Desks
from shared.service.reading.table import ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asks
from shared.web.problems import NotFound

router = APIRouter(tags=["levels"])

ACCESS: Final[Access] = {
    ("GET", "/cases/{case_id}/moves"): STAFF,
    ("POST", "/cases/{case_id}/rights-assessment"): STAFF,
    ("POST", "/cases/{case_id}/outcome/agreement"): STAFF,
}
READS: Final[ReadTable] = {("GET", "/cases/{case_id}/moves"): READS_CASE}

WORKS_WITH_IT: Final = frozenset({Sight.COLLEAGUE, Sight.LEAD_OR_LEADER})


@router.get("/cases/{case_id}/moves", response_model=MovesShown)
def read_the_moves_of_a_case(case_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Show every move from where the case is, who may decide it and which gates are open."""
    with desk.reading(asking, READS_CASE) as reading:
        state = desk.store.state(CASES, case_id)
        case = last(state)
        if case is None or sight(state, reading.reader) not in WORKS_WITH_IT:
            raise NotFound
        reading.of(case.child_id, case_id)
        if not isinstance(state, ActiveCase):
            return shown(no_moves(case_id, case))
        asker = asker_of(asking, desk, state)
        return shown(moves_shown(case_id, case, asker, desk.languages, asking.language))


@router.post("/cases/{case_id}/rights-assessment", response_model=Page)
def assess_rights(case_id: UUID, body: RightsBody, asking: Asks, desk: Desks) -> Response:
    """Record an assessment of the right to a coordinator, a plan and a child coordinator."""
    return ask(
        asking, desk, case_id, lambda asker: AssessRights(**asker, assessment=body.assessment)
    )


@router.post("/cases/{case_id}/outcome/agreement", response_model=Page)
def agree_to_a_move(case_id: UUID, body: AgreementBody, asking: Asks, desk: Desks) -> Response:
    """Agree, as leader, that an evaluation leads to an outcome that the lead decides."""
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: AgreeToMove(**asker, outcome=body.outcome, evaluation_id=body.evaluation_id),
    )
