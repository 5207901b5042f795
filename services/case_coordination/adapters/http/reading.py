"""Looking at cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Response

from services.case_coordination.adapters.http.asking import page
from services.case_coordination.adapters.http.bodies import Day
from services.case_coordination.adapters.store import CASES, case_of
from services.case_coordination.domain.evaluation_date import proposed_evaluation
from services.case_coordination.views.cases_of_a_child import CASES_OF_A_CHILD
from services.case_coordination.views.pages import Page
from services.case_coordination.views.shown import Shown, Status, status_of
from services.case_coordination.views.sight import Sight, sight
from shared.identity.actor import Role
from shared.service.desk import Desk, Desks
from shared.service.trail import Reader
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asking, Asks
from shared.web.problems import NotFound

router = APIRouter(tags=["cases"])

FAMILY_TOO: Final = frozenset({Role.EMPLOYEE, Role.GUARDIAN, Role.YOUNG_PERSON})
STAFF: Final = frozenset({Role.EMPLOYEE})

ACCESS: Final[Access] = {
    ("GET", "/cases/{case_id}"): FAMILY_TOO,
    ("GET", "/cases/{case_id}/proposed-evaluation"): STAFF,
    ("GET", "/concerns/{concern_id}/case"): STAFF,
    ("GET", "/children/{child_id}/cases"): FAMILY_TOO,
}


class ProposedEvaluation(Shown):
    """The day that is proposed for the evaluation of a plan."""

    meeting_on: date
    evaluation_on: date


class CaseLine(Shown):
    """A case in a list."""

    case_id: UUID
    status: Status


class CasesSeen(Shown):
    """The cases of a child that whoever asks may see."""

    child_id: UUID
    cases: tuple[CaseLine, ...]


@router.get("/cases/{case_id}", response_model=Page)
def read_a_case(case_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Show a case as whoever asks may see it."""
    return page(asking, desk, case_id)


@router.get("/concerns/{concern_id}/case", response_model=Page)
def read_the_case_of_a_concern(concern_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Show the case that a concern led to."""
    return page(asking, desk, case_of(concern_id))


@router.get("/cases/{case_id}/proposed-evaluation", response_model=ProposedEvaluation)
def propose_an_evaluation_date(
    case_id: UUID, meeting_on: Annotated[Day, Query()], asking: Asks, desk: Desks
) -> Response:
    """Propose 28 days after a meeting, or the working day before if that is a day off (R51)."""
    if not _is_seen(case_id, asking, desk):
        raise NotFound
    proposed = proposed_evaluation(meeting_on, desk.days)
    return shown(ProposedEvaluation(meeting_on=meeting_on, evaluation_on=proposed))


@router.get("/children/{child_id}/cases", response_model=CasesSeen)
def read_the_cases_of_a_child(child_id: UUID, asking: Asks, desk: Desks) -> Response:
    """List the cases of a child; none where there is none for whoever asks."""
    rows = desk.views.rows(CASES_OF_A_CHILD, [str(child_id)])
    case_ids = rows[str(child_id)].case_ids if rows else ()
    seen = tuple(_lines(case_ids, asking, desk))
    return shown(CasesSeen(child_id=child_id, cases=seen))


def _lines(case_ids: tuple[UUID, ...], asking: Asking, desk: Desk) -> Iterator[CaseLine]:
    for case_id in case_ids:
        if _is_seen(case_id, asking, desk):
            state = desk.store.state(CASES, case_id)
            yield CaseLine(case_id=case_id, status=status_of(state))


def _is_seen(case_id: UUID, asking: Asking, desk: Desk) -> bool:
    reader = Reader(asking.actor, asking.now, desk.known)
    return sight(desk.store.state(CASES, case_id), reader) is not Sight.NOTHING
