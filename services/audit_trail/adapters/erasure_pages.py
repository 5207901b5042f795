"""What is shown of forgetting: what was decided, and what keeps it from being done."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.audit_trail.adapters.deciding import Deciding
from services.audit_trail.domain.codes import Because
from services.audit_trail.domain.documents import Covered, is_awaited_by_the_archive
from services.audit_trail.domain.retention import retention
from services.audit_trail.domain.states import (
    Approved,
    CarriedOut,
    Erasure,
    Forgetting,
    Proposed,
    Withdrawn,
)


class Step(StrEnum):
    """How far an erasure has come."""

    PROPOSED = "proposed"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    CARRIED_OUT = "carried-out"


class ErasurePage(BaseModel):
    """One erasure, and who decided on it; ``covers`` is None where it is of the whole child."""

    model_config = ConfigDict(frozen=True)

    erasure_id: UUID
    step: Step
    because: Because
    covers: Covered | None
    proposed_by: UUID
    approved_by: UUID | None


class ForgettingPage(BaseModel):
    """What was decided about one child, and what keeps more from being decided.

    ``kept_until`` is the day before which nothing is forgotten as a whole; ``kept_for_good`` names
    what no rule gives an end, ``awaited_by_the_archive`` what has yet to be filed.
    """

    model_config = ConfigDict(frozen=True)

    child_id: UUID
    erasures: tuple[ErasurePage, ...]
    holds: tuple[UUID, ...]
    kept_until: date | None
    kept_for_good: tuple[UUID, ...]
    awaited_by_the_archive: tuple[UUID, ...]


def page_of(deciding: Deciding, forgetting: Forgetting) -> ForgettingPage:
    """Make the page of one child."""
    documents = deciding.documents
    kept = retention(documents, documents, deciding.rules, deciding.place)
    awaited = [one.covered.subject_id for one in documents if is_awaited_by_the_archive(one)]
    return ForgettingPage(
        child_id=deciding.child_id,
        erasures=tuple(_erasure(key, one) for key, one in forgetting.erasures.items()),
        holds=tuple(sorted(forgetting.holds)),
        kept_until=kept.until,
        kept_for_good=tuple(sorted(kept.kept_for_good)),
        awaited_by_the_archive=tuple(sorted(awaited)),
    )


def _erasure(erasure_id: UUID, erasure: Erasure) -> ErasurePage:
    match erasure:
        case Proposed():
            return _said(erasure_id, Step.PROPOSED, erasure, None)
        case Withdrawn(proposed):
            return _said(erasure_id, Step.WITHDRAWN, proposed, None)
        case Approved(proposed, by):
            return _said(erasure_id, Step.APPROVED, proposed, by)
        case CarriedOut(approved):
            return _said(erasure_id, Step.CARRIED_OUT, approved.proposed, approved.by)
        case _:
            assert_never(erasure)


def _said(erasure_id: UUID, step: Step, proposed: Proposed, by: UUID | None) -> ErasurePage:
    return ErasurePage(
        erasure_id=erasure_id,
        step=step,
        because=proposed.because,
        covers=proposed.covers,
        proposed_by=proposed.by,
        approved_by=by,
    )
