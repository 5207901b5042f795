"""Is there reason to follow up?"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from services.concern_intake.adapters.asking import About, ask
from services.concern_intake.adapters.bodies import FollowUpBody, NoFollowUpBody, OwnViewBody
from services.concern_intake.domain.commands import DecideFollowUp, DecideNoFollowUp, GiveOwnView
from services.concern_intake.views.concern_page import ConcernPage
from shared.identity.actor import Role
from shared.service.desk import Desks
from shared.web.access import Access
from shared.web.asking import Asks

router = APIRouter(tags=["decision"])

ACCESS: Final[Access] = {
    ("POST", "/concerns/{concern_id}/own-view"): frozenset({Role.EMPLOYEE}),
    ("POST", "/concerns/{concern_id}/follow-up"): frozenset({Role.EMPLOYEE}),
    ("POST", "/concerns/{concern_id}/no-follow-up"): frozenset({Role.EMPLOYEE}),
}


@router.post("/concerns/{concern_id}/own-view", response_model=ConcernPage)
def give_own_view(concern_id: UUID, body: OwnViewBody, asking: Asks, desk: Desks) -> Response:
    """Put the employee's own view beside the leader's decision."""
    about = About(asking, desk, concern_id)
    return ask(
        about,
        lambda _: GiveOwnView(
            **about.stamp, follow_up=body.follow_up, level=body.level, reason=body.reason
        ),
    )


@router.post("/concerns/{concern_id}/follow-up", response_model=ConcernPage)
def decide_follow_up(concern_id: UUID, body: FollowUpBody, asking: Asks, desk: Desks) -> Response:
    """Decide to follow up; where the employee sees it differently, the next leader is asked."""
    about = About(asking, desk, concern_id)
    return ask(
        about,
        lambda seen: DecideFollowUp(
            **about.stamp,
            level=body.level,
            reason=body.reason,
            best_interests=body.best_interests,
            employees_view_missing_because=body.employees_view_missing_because,
            people=about.people(seen),
        ),
    )


@router.post("/concerns/{concern_id}/no-follow-up", response_model=ConcernPage)
def decide_no_follow_up(
    concern_id: UUID, body: NoFollowUpBody, asking: Asks, desk: Desks
) -> Response:
    """Decide that there is no ground; where the employee disagrees, the next leader is asked."""
    about = About(asking, desk, concern_id)
    return ask(
        about,
        lambda seen: DecideNoFollowUp(
            **about.stamp,
            reason=body.reason,
            who_was_told=body.who_was_told,
            employees_view_missing_because=body.employees_view_missing_because,
            people=about.people(seen),
        ),
    )
