"""Legal holds: while one is set, nothing about the child is forgotten."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from services.audit_trail.adapters.deciding import Decides, Deciding
from services.audit_trail.adapters.erasure_pages import ForgettingPage, page_of
from services.audit_trail.adapters.store import FORGETTING
from services.audit_trail.domain.commands import LiftHold, SetHold
from shared.identity.actor import Role
from shared.privacy import Reason
from shared.service.desk import new_id
from shared.web.access import Access
from shared.web.answers import shown

router = APIRouter(tags=["forgetting"])

PATH: Final = "/children/{child_id}/holds"
LIFT: Final = PATH + "/{hold_id}/lift"

WHO: Final = frozenset({Role.EMPLOYEE, Role.DATA_PROTECTION_OFFICER})

ACCESS: Final[Access] = {("POST", PATH): WHO, ("POST", LIFT): WHO}
"""Of employees, those who lead a unit that has had the child."""


class Why(BaseModel):
    """Why a hold is set or lifted."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason


@router.post(PATH, status_code=201, response_model=ForgettingPage)
def set_a_hold(body: Why, deciding: Decides) -> Response:
    """Let nothing about the child be forgotten until this is lifted."""
    page = _held(deciding, SetHold, new_id(deciding.asking), body.reason)
    return shown(page, status=201, location=f"/children/{deciding.child_id}/erasure")


@router.post(LIFT, response_model=ForgettingPage)
def lift_a_hold(hold_id: UUID, body: Why, deciding: Decides) -> Response:
    """End a hold; others that are set go on."""
    return shown(_held(deciding, LiftHold, hold_id, body.reason))


def _held(
    deciding: Deciding, ask: type[SetHold] | type[LiftHold], hold_id: UUID, reason: Reason
) -> ForgettingPage:
    handled = deciding.desk.ask(
        deciding.asking,
        FORGETTING,
        deciding.child_id,
        lambda state: ask(
            by=deciding.asking.actor,
            now=deciding.asking.now,
            hold_id=hold_id,
            reason=reason,
            leaders=deciding.leaders(state),
        ),
        door=deciding.may_know,
        page=lambda state: page_of(deciding, state),
    )
    return page_of(deciding, handled.state)
