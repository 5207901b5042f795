"""Writing a concern, keeping it at once, and putting it on record."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from services.concern_intake.adapters.around import people_around
from services.concern_intake.adapters.asking import About, ask, begin
from services.concern_intake.adapters.bodies import (
    DraftBody,
    DraftRegistrationBody,
    RegistrationBody,
)
from services.concern_intake.domain.commands import (
    DiscardDraft,
    RegisterConcern,
    SaveDraft,
    StartDraft,
)
from services.concern_intake.domain.content import ChildConcerned
from services.concern_intake.domain.decisions.guards import unit_of_employee
from services.concern_intake.domain.people import PeopleAround
from services.concern_intake.domain.states import DraftConcern
from services.concern_intake.views.concern_page import ConcernPage
from services.concern_intake.views.seen import Seen
from shared.identity.actor import Role
from shared.service.desk import Desks, new_id
from shared.web.access import Access
from shared.web.asking import Asks

router = APIRouter(tags=["writing"])

ACCESS: Final[Access] = {
    ("POST", "/concerns"): frozenset({Role.EMPLOYEE}),
    ("POST", "/concerns/drafts"): frozenset({Role.EMPLOYEE}),
    ("PUT", "/concerns/{concern_id}/draft"): frozenset({Role.EMPLOYEE}),
    ("POST", "/concerns/{concern_id}/draft/discard"): frozenset({Role.EMPLOYEE}),
    ("POST", "/concerns/{concern_id}/draft/register"): frozenset({Role.EMPLOYEE}),
}


@router.post("/concerns", status_code=201, response_model=ConcernPage)
def register_concern(body: RegistrationBody, asking: Asks, desk: Desks) -> Response:
    """Register with three things; the answer says what to do now where a child may be at risk."""
    about = About(asking, desk, new_id(asking))
    return begin(
        about,
        lambda _: RegisterConcern(
            **about.stamp,
            child=body.child,
            observations=body.observations,
            safety=body.safety,
            details=body.details,
            sibling_concern_id=body.sibling_concern_id,
            people=_people(about, body.child),
        ),
    )


@router.post("/concerns/drafts", status_code=201, response_model=ConcernPage)
def start_draft(body: DraftBody, asking: Asks, desk: Desks) -> Response:
    """Keep what has been written so far; only its author knows of it."""
    about = About(asking, desk, new_id(asking))
    return begin(
        about, lambda _: StartDraft(**about.stamp, content=body.content(), safety=body.safety)
    )


@router.put("/concerns/{concern_id}/draft", response_model=ConcernPage)
def save_draft(concern_id: UUID, body: DraftBody, asking: Asks, desk: Desks) -> Response:
    """Put a newer text in the draft's place."""
    about = About(asking, desk, concern_id)
    return ask(
        about, lambda _: SaveDraft(**about.stamp, content=body.content(), safety=body.safety)
    )


@router.post("/concerns/{concern_id}/draft/discard", response_model=ConcernPage)
def discard_draft(concern_id: UUID, asking: Asks, desk: Desks) -> Response:
    """Put away a draft that never became a concern."""
    about = About(asking, desk, concern_id)
    return ask(about, lambda _: DiscardDraft(**about.stamp))


@router.post("/concerns/{concern_id}/draft/register", response_model=ConcernPage)
def register_draft(
    concern_id: UUID, body: DraftRegistrationBody, asking: Asks, desk: Desks
) -> Response:
    """Put a draft on record; what is sent stands instead of what the draft says."""
    about = About(asking, desk, concern_id)
    return ask(
        about,
        lambda seen: RegisterConcern(
            **about.stamp,
            child=body.child,
            observations=body.observations,
            safety=body.safety,
            details=body.details,
            sibling_concern_id=body.sibling_concern_id,
            people=_people(about, body.child or _child_in_draft(seen)),
        ),
        is_report=True,
    )


def _child_in_draft(seen: Seen) -> ChildConcerned | None:
    concern = seen.intake.concern
    return concern.content.child if isinstance(concern, DraftConcern) else None


def _people(about: About, child: ChildConcerned | None) -> PeopleAround:
    unit_id = unit_of_employee(about.asking.actor)
    child_id = child.child_id if child else None
    return people_around(about.desk.known, unit_id, child_id, about.today)
