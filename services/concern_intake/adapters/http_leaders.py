"""Telling a leader, who acknowledges."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from services.concern_intake.adapters.around import strangers_to
from services.concern_intake.adapters.asking import About, ask
from services.concern_intake.adapters.bodies import AcknowledgementBody, ShareBody
from services.concern_intake.domain.commands import Acknowledge, ShareWithLeader
from services.concern_intake.domain.states import registered_facts
from services.concern_intake.views.concern_page import ConcernPage
from services.concern_intake.views.seen import Seen
from shared.identity.actor import Role
from shared.service.desk import Desks
from shared.web.access import Access
from shared.web.asking import Asks

router = APIRouter(tags=["leaders"])

ACCESS: Final[Access] = {
    ("POST", "/concerns/{concern_id}/share-with-leader"): frozenset({Role.EMPLOYEE}),
    ("POST", "/concerns/{concern_id}/acknowledge"): frozenset({Role.EMPLOYEE}),
}


@router.post(
    "/concerns/{concern_id}/share-with-leader",
    response_model=ConcernPage,
    responses={204: {"description": "Done; whoever asked may read the concern no more."}},
)
def share_with_leader(concern_id: UUID, body: ShareBody, asking: Asks, desk: Desks) -> Response:
    """Tell the nearest leader, or another one and why."""
    about = About(asking, desk, concern_id)
    return ask(
        about,
        lambda seen: ShareWithLeader(
            **about.stamp,
            capacity=body.capacity,
            because=body.because,
            told_on=body.told_on,
            people=about.people(seen),
        ),
    )


@router.post("/concerns/{concern_id}/acknowledge", response_model=ConcernPage)
def acknowledge(concern_id: UUID, body: AcknowledgementBody, asking: Asks, desk: Desks) -> Response:
    """Say that the concern has been read. Whoever is asked to step in takes it by doing so."""
    about = About(asking, desk, concern_id)
    return ask(
        about,
        lambda seen: Acknowledge(
            **about.stamp,
            next_step=body.next_step,
            assessment=body.assessment,
            talks_with_guardians=body.talks_with_guardians,
            people=about.people(seen),
        ),
        door=lambda seen: about.is_open_to_reader(seen) or _may_step_in(about, seen),
    )


def _may_step_in(about: About, seen: Seen) -> bool:
    facts = registered_facts(seen.intake.concern)
    who = about.asking.actor.person_id
    strangers = strangers_to(about.desk.known, seen.intake, about.today)
    return facts is not None and who in facts.may_step_in and who not in strangers
