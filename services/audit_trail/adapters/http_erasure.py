"""Forgetting: proposed by one of two, approved by the other; and what keeps it from being done."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from services.audit_trail.adapters.deciding import Decides, Deciding
from services.audit_trail.adapters.erasure_pages import ErasurePage, ForgettingPage, page_of
from services.audit_trail.adapters.store import FORGETTING
from services.audit_trail.domain.codes import Because
from services.audit_trail.domain.commands import (
    AnyCommand,
    ApproveErasure,
    ProposeErasure,
    WithdrawErasure,
)
from services.audit_trail.domain.documents import Covered
from services.audit_trail.domain.events import Keys
from services.audit_trail.domain.states import Forgetting, Proposed
from shared.identity.actor import Role
from shared.service.desk import new_id
from shared.service.reading.table import ReadsNoChild, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.problems import NotFound

router = APIRouter(tags=["forgetting"])

PATH: Final = "/children/{child_id}/erasure"
ONE: Final = PATH + "/{erasure_id}"

TWO: Final = frozenset({Role.ARCHIVIST, Role.DATA_PROTECTION_OFFICER})

ACCESS: Final[Access] = {
    ("GET", PATH): TWO | {Role.EMPLOYEE},
    ("POST", PATH): TWO,
    ("POST", ONE + "/approve"): TWO,
    ("POST", ONE + "/withdraw"): TWO,
}

READS: Final[ReadTable] = {
    ("GET", PATH): ReadsNoChild("Ids, codes and dates of what was decided, and of rules; no word."),
}


class Proposal(BaseModel):
    """What is to be forgotten and why: one record of the child's, or all where none is named."""

    model_config = ConfigDict(extra="forbid")

    because: Because
    covers: Covered | None = None


class Nothing(BaseModel):
    """Nothing has to be said: who asks and what they decide on stands in the address."""

    model_config = ConfigDict(extra="forbid")


@router.get(PATH, response_model=ForgettingPage)
def read_what_is_forgotten_about_a_child(deciding: Decides) -> Response:
    """Show what was decided, what keeps it from being done, and until when what is kept."""
    return shown(page_of(deciding, _state(deciding)))


@router.post(PATH, status_code=201, response_model=ErasurePage)
def propose_to_forget(body: Proposal, deciding: Decides) -> Response:
    """Propose it. Refused already here where it could not be approved today."""
    _state(deciding)
    if body.covers is not None and not deciding.has(body.covers):
        raise NotFound
    erasure_id = new_id(deciding.asking)
    after = _asked(
        deciding,
        ProposeErasure(
            by=deciding.asking.actor,
            now=deciding.asking.now,
            erasure_id=erasure_id,
            because=body.because,
            covers=body.covers,
            known=deciding.on_record(),
        ),
    )
    address = PATH.format(child_id=deciding.child_id)
    return shown(_one(deciding, after, erasure_id), status=201, location=address)


@router.post(ONE + "/approve", response_model=ErasurePage)
def approve_to_forget(erasure_id: UUID, _: Nothing, deciding: Decides) -> Response:
    """Approve what another has proposed. The keys are gone a moment later, and for good."""
    found = _state(deciding).erasures.get(erasure_id)
    keys = Keys()
    if isinstance(found, Proposed):
        keys = deciding.keys().find(deciding.child_id, found.covers)
    after = _asked(
        deciding,
        ApproveErasure(
            by=deciding.asking.actor,
            now=deciding.asking.now,
            erasure_id=erasure_id,
            known=deciding.on_record(),
            keys=keys,
        ),
    )
    return shown(_one(deciding, after, erasure_id))


@router.post(ONE + "/withdraw", response_model=ErasurePage)
def withdraw_a_proposal(erasure_id: UUID, _: Nothing, deciding: Decides) -> Response:
    """Take a proposal back, or turn it down."""
    actor, now = deciding.asking.actor, deciding.asking.now
    after = _asked(deciding, WithdrawErasure(by=actor, now=now, erasure_id=erasure_id))
    return shown(_one(deciding, after, erasure_id))


def _state(deciding: Deciding) -> Forgetting:
    """Give what was decided; ``NotFound`` where the child is not there for whoever asks."""
    forgetting = deciding.desk.store.state(FORGETTING, deciding.child_id)
    if not deciding.may_know(forgetting):
        raise NotFound
    return forgetting


def _asked(deciding: Deciding, command: AnyCommand) -> Forgetting:
    handled = deciding.desk.ask(
        deciding.asking,
        FORGETTING,
        deciding.child_id,
        lambda _: command,
        door=deciding.may_know,
        page=lambda state: page_of(deciding, state),
    )
    return handled.state


def _one(deciding: Deciding, forgetting: Forgetting, erasure_id: UUID) -> ErasurePage:
    page = page_of(deciding, forgetting)
    return next(one for one in page.erasures if one.erasure_id == erasure_id)
