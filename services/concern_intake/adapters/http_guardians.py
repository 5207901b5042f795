"""Choosing whether guardians and child are told, and recording the talk."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from services.concern_intake.adapters.asking import About, ask
from services.concern_intake.adapters.bodies import SharingDecisionBody, TalkBody
from services.concern_intake.domain.commands import DecideOnSharingWithGuardians, RecordTalk
from services.concern_intake.views.concern_page import ConcernPage
from shared.identity.actor import Role
from shared.service.desk import Desks, new_id
from shared.web.access import Access
from shared.web.asking import Asks

router = APIRouter(tags=["guardians"])

ACCESS: Final[Access] = {
    ("POST", "/concerns/{concern_id}/sharing-decision"): frozenset({Role.EMPLOYEE}),
    ("POST", "/concerns/{concern_id}/talks"): frozenset({Role.EMPLOYEE}),
}


@router.post("/concerns/{concern_id}/sharing-decision", response_model=ConcernPage)
def decide_on_sharing(
    concern_id: UUID, body: SharingDecisionBody, asking: Asks, desk: Desks
) -> Response:
    """Decide to tell guardians and child, not to, or later."""
    about = About(asking, desk, concern_id)
    return ask(
        about,
        lambda seen: DecideOnSharingWithGuardians(
            **about.stamp,
            choice=body.choice,
            reason=body.reason,
            guardian_ids=body.guardian_ids,
            people=about.people(seen),
        ),
    )


@router.post("/concerns/{concern_id}/talks", response_model=ConcernPage)
def record_talk(concern_id: UUID, body: TalkBody, asking: Asks, desk: Desks) -> Response:
    """Record a talk that took place, in whatever order it came."""
    about, talk_id = About(asking, desk, concern_id), new_id(asking)
    return ask(
        about,
        lambda seen: RecordTalk(
            **about.stamp,
            talk_id=talk_id,
            held_on=body.held_on,
            happened_at=about.happened(body.held_on),
            guardians=body.guardians,
            childs_view=body.childs_view,
            what_was_shared=body.what_was_shared,
            shared_understanding=body.shared_understanding,
            agreed=body.agreed,
            interpreting=body.interpreting,
            out_of_order_because=body.out_of_order_because,
            although_stopped_because=body.although_stopped_because,
            people=about.people(seen),
        ),
    )
