"""Looking at cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Response

from services.case_coordination.adapters.http.bodies import Day
from services.case_coordination.adapters.store import CASES, case_of
from services.case_coordination.domain.evaluation_date import proposed_evaluation
from services.case_coordination.domain.states import CaseState
from services.case_coordination.views.cases_of_a_child import CASES_OF_A_CHILD
from services.case_coordination.views.pages import Page, page_of
from services.case_coordination.views.shown import Shown, Status, status_of
from services.case_coordination.views.sight import Sight, last, sight
from shared.identity.actor import Role
from shared.service.desk import Desk, Desks
from shared.service.reading.codes import Page as ReadPage
from shared.service.reading.reading import Reading
from shared.service.reading.table import Reads, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asks
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


READS_CASE: Final = Reads(ReadPage.CASE, CASES.name)
READS_CASES: Final = Reads(ReadPage.CASES, CASES.name)
READS_PROPOSAL: Final = Reads(ReadPage.PROPOSED_EVALUATION, CASES.name)

READS: Final[ReadTable] = {
    ("GET", "/cases/{case_id}"): READS_CASE,
    ("GET", "/cases/{case_id}/proposed-evaluation"): READS_PROPOSAL,
    ("GET", "/concerns/{concern_id}/case"): READS_CASE,
    ("GET", "/children/{child_id}/cases"): READS_CASES,
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
    with desk.reading(asking, READS_CASE) as reading:
        return _page(reading, desk, case_id)


@router.get("/concerns/{concern_id}/case", response_model=Page)
def read_the_case_of_a_concern(concern_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Show the case that a concern led to."""
    with desk.reading(asking, READS_CASE) as reading:
        return _page(reading, desk, case_of(concern_id))


def _page(reading: Reading, desk: Desk, case_id: UUID) -> Response:
    state = desk.store.state(CASES, case_id)
    case, found = last(state), page_of(case_id, state, reading.reader, desk.days)
    if case is None or found is None:
        raise NotFound
    reading.of(case.child_id, case_id)
    return shown(found)


@router.get("/cases/{case_id}/proposed-evaluation", response_model=ProposedEvaluation)
def propose_an_evaluation_date(
    case_id: UUID, meeting_on: Annotated[Day, Query()], asking: Asks, desk: Desks
) -> Response:
    """Propose 28 days after a meeting, or the working day before if that is a day off (R51)."""
    with desk.reading(asking, READS_PROPOSAL) as reading:
        if _seen(case_id, reading, desk) is None:
            raise NotFound
        proposed = proposed_evaluation(meeting_on, desk.days)
        return shown(ProposedEvaluation(meeting_on=meeting_on, evaluation_on=proposed))


@router.get("/children/{child_id}/cases", response_model=CasesSeen)
def read_the_cases_of_a_child(child_id: UUID, asking: Asks, desk: Desks) -> Response:
    """List the cases of a child; none where there is none for whoever asks."""
    with desk.reading(asking, READS_CASES) as reading:
        rows = desk.views.rows(CASES_OF_A_CHILD, [str(child_id)])
        case_ids = rows[str(child_id)].case_ids if rows else ()
        seen = tuple(_lines(case_ids, reading, desk))
        return shown(CasesSeen(child_id=child_id, cases=seen))


def _lines(case_ids: tuple[UUID, ...], reading: Reading, desk: Desk) -> Iterator[CaseLine]:
    for case_id in case_ids:
        state = _seen(case_id, reading, desk)
        if state is not None:
            yield CaseLine(case_id=case_id, status=status_of(state))


def _seen(case_id: UUID, reading: Reading, desk: Desk) -> CaseState | None:
    """Give a case that exists for the reader, and note that they see it."""
    state = desk.store.state(CASES, case_id)
    case = last(state)
    if case is None or sight(state, reading.reader) is Sight.NOTHING:
        return None
    reading.of(case.child_id, case_id)
    return state
