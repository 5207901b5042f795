"""Meetings and minutes, over HTTP."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response

from services.case_coordination.adapters.http.asking import ask
from services.case_coordination.adapters.http.bodies import (
    ConcreteBody,
    HeldBody,
    MeetingBody,
    MinutesBody,
)
from services.case_coordination.adapters.http.reading import STAFF
from services.case_coordination.domain.commands import (
    ApproveMinutes,
    MakeConcernConcrete,
    PlanMeeting,
    RecordMeeting,
)
from services.case_coordination.domain.values import Plan
from services.case_coordination.views.pages import Page
from shared.service.desk import Desks, new_id
from shared.web.access import Access
from shared.web.asking import Asks

router = APIRouter(tags=["meetings"])

ACCESS: Final[Access] = {
    ("POST", "/cases/{case_id}/concern-made-concrete"): STAFF,
    ("POST", "/cases/{case_id}/meetings"): STAFF,
    ("POST", "/cases/{case_id}/meetings/{meeting_id}/held"): STAFF,
    ("POST", "/cases/{case_id}/meetings/{meeting_id}/minutes"): STAFF,
}


@router.post("/cases/{case_id}/concern-made-concrete", response_model=Page)
def make_the_concern_concrete(
    case_id: UUID, body: ConcreteBody, asking: Asks, desk: Desks
) -> Response:
    """Write down the first step of level 1."""
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: MakeConcernConcrete(
            **asker,
            concern=body.concern,
            assessments=body.assessments,
            possible_measures=body.possible_measures,
        ),
    )


@router.post("/cases/{case_id}/meetings", response_model=Page)
def plan_a_meeting(case_id: UUID, body: MeetingBody, asking: Asks, desk: Desks) -> Response:
    """Ask people to a meeting, or move one that is planned."""
    meeting_id = body.meeting_id or new_id(asking)
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: PlanMeeting(
            **asker,
            meeting_id=meeting_id,
            on=body.on,
            starts_at=body.starts_at,
            participants=body.participants,
        ),
        persons=[someone.person_id for someone in body.participants],
    )


@router.post("/cases/{case_id}/meetings/{meeting_id}/held", response_model=Page)
def record_a_meeting(
    case_id: UUID, meeting_id: UUID, body: HeldBody, asking: Asks, desk: Desks
) -> Response:
    """Record a meeting that was held; one that was never planned gets the id given here."""
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: RecordMeeting(
            **asker,
            meeting_id=meeting_id,
            held_on=body.held_on,
            participants=body.participants,
            reason=body.reason,
        ),
        persons=[someone.person_id for someone in body.participants],
    )


@router.post("/cases/{case_id}/meetings/{meeting_id}/minutes", response_model=Page)
def approve_minutes(
    case_id: UUID, meeting_id: UUID, body: MinutesBody, asking: Asks, desk: Desks
) -> Response:
    """Approve the minutes of a meeting, and with them a plan with an evaluation date."""
    plan = body.plan.plan(new_id(asking))
    return ask(
        asking,
        desk,
        case_id,
        lambda asker: ApproveMinutes(
            **asker,
            meeting_id=meeting_id,
            plan=plan,
            agreed=body.agreed,
            childs_voice=body.childs_voice,
            child_view=body.child_view,
            guardians_absent=body.guardians_absent,
            answers=body.answers,
            written_by=body.written_by,
            evaluation_on=body.evaluation_on,
            why_later=body.why_later,
        ),
        persons=responsible_people(plan),
    )


def responsible_people(plan: Plan) -> list[UUID]:
    """Name everyone who answers for a measure of a plan."""
    return [measure.responsible.person_id for measure in plan.measures]
