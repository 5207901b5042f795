"""What the log says of itself, and proves: nobody has to believe it who holds its key."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Response
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel

from services.audit_trail.adapters.putting_together import checkpoints_of, settings_of
from services.audit_trail.adapters.reading import STAFF, Trails
from services.audit_trail.log.checkpoints import Signed
from services.audit_trail.log.proofs import Proofs
from shared.identity.actor import Role
from shared.proof.receipt import Receipt
from shared.service.desk import Desk, Desks
from shared.service.reading.table import ReadsNoChild, ReadTable
from shared.web.access import Access
from shared.web.answers import shown
from shared.web.asking import Asking, Asks
from shared.web.problems import NotFound

router = APIRouter(prefix="/log", tags=["log"])

ACCESS: Final[Access] = {
    ("GET", "/log/checkpoint"): STAFF,
    ("GET", "/log/checkpoints"): STAFF,
    ("GET", "/log/key"): STAFF,
    ("GET", "/log/proof/consistency"): STAFF,
    ("GET", "/log/proof/inclusion"): frozenset({Role.EMPLOYEE, Role.DATA_PROTECTION_OFFICER}),
}
"""Of an event, only who may see its line is told that it is there, and who supervises the log."""

READS: Final[ReadTable] = dict.fromkeys(
    ACCESS, ReadsNoChild("Hashes, ids and times; the line itself is read where it is owned.")
)

NOBODY: Final = UUID(int=0)
"""The child of whom is asked when there is none: the same way for what is not there."""

AT_A_TIME: Final = 1_000

Size = Annotated[int, Query(ge=0, le=2**62)]


class CheckpointPage(BaseModel):
    """A checkpoint as it was signed."""

    size: int
    made_at: datetime
    note: str


class CheckpointsPage(BaseModel):
    """Checkpoints, the smallest first; at most a thousand."""

    checkpoints: tuple[CheckpointPage, ...]


class Inclusion(BaseModel):
    """Proves that the log of ``size`` entries holds a receipt (RFC 9162, 2.1.3.1).

    ``proof`` holds hashes in hex. ``note`` is the checkpoint of that size, where one was signed.
    """

    leaf_index: int
    size: int
    receipt: Receipt
    proof: tuple[str, ...]
    note: str | None


class Consistency(BaseModel):
    """Proves that the log of ``new`` entries begins with that of ``old`` (RFC 9162, 2.1.4.1)."""

    old: int
    new: int
    proof: tuple[str, ...]


@router.get("/checkpoint", response_class=PlainTextResponse)
def read_the_latest_checkpoint(desk: Desks) -> Response:
    """Give what the log has signed last, as a signed note."""
    latest = checkpoints_of(desk).latest()
    if latest is None:
        raise NotFound
    return PlainTextResponse(latest.note)


@router.get("/checkpoints", response_model=CheckpointsPage)
def read_checkpoints(desk: Desks, after: Size = 0) -> Response:
    """Give what the log has signed since it held ``after`` entries."""
    found = checkpoints_of(desk).after(after, AT_A_TIME)
    return shown(CheckpointsPage(checkpoints=tuple(_page(each) for each in found)))


@router.get("/key", response_class=PlainTextResponse)
def read_the_key(desk: Desks) -> Response:
    """Give the key that verifies checkpoints; who does not believe us has it from elsewhere."""
    signer = settings_of(desk).signer()
    if signer is None:
        raise NotFound
    return PlainTextResponse(f"{signer.verifier}\n")


@router.get("/proof/consistency", response_model=Consistency)
def prove_that_it_only_grew(
    desk: Desks,
    old: Annotated[int, Query(ge=0, le=2**62, alias="from")],
    new: Annotated[int, Query(ge=0, le=2**62, alias="to")],
) -> Response:
    """Prove that the log of one size begins with the log of a smaller one."""
    proof = Proofs(desk.store.connection).of_consistency(old, new)
    if proof is None:
        raise NotFound
    return shown(Consistency(old=old, new=new, proof=_in_hex(proof)))


@router.get("/proof/inclusion", response_model=Inclusion)
def prove_that_it_is_in_the_log(
    event_id: UUID, asking: Asks, desk: Desks, trails: Trails, size: Size | None = None
) -> Response:
    """Prove that an event is in the log: in the latest checkpoint, or in the log of some size."""
    signed = _signed(desk, size)
    found = trails.entries.receipt(event_id)
    may = _may_know(event_id, found[1] if found else None, asking, trails)
    proved_in = size if size is not None else signed.size if signed else 0
    if found is None or not may:
        raise NotFound
    index, receipt = found
    proof = Proofs(desk.store.connection).of_inclusion(index, proved_in)
    if proof is None:
        raise NotFound
    return shown(
        Inclusion(
            leaf_index=index,
            size=proved_in,
            receipt=receipt,
            proof=_in_hex(proof),
            note=signed.note if signed else None,
        )
    )


def _may_know(event_id: UUID, receipt: Receipt | None, asking: Asking, trails: Trails) -> bool:
    """Tell whether someone may know of an event; the owners are asked also where there is none.

    An event without a child is nobody's to know but the data protection officer's.
    """
    if asking.actor.role is Role.DATA_PROTECTION_OFFICER:
        return True
    children = trails.entries.children_of(receipt) if receipt else ()
    return any(trails.shows(each, event_id) for each in children or (NOBODY,))


def _signed(desk: Desk, size: int | None) -> Signed | None:
    checkpoints = checkpoints_of(desk)
    if size is None:
        return checkpoints.latest()
    return next((each for each in checkpoints.after(size - 1, 1) if each.size == size), None)


def _page(signed: Signed) -> CheckpointPage:
    return CheckpointPage(size=signed.size, made_at=signed.made_at, note=signed.note)


def _in_hex(proof: tuple[bytes, ...]) -> tuple[str, ...]:
    return tuple(each.hex() for each in proof)
