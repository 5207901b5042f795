"""What someone sees who is asked to lead, offers to, or wrote the concern: that there is a case."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from services.case_coordination.domain.states import ActiveCase, CaseState
from services.case_coordination.views.shown import Shown, Status, status_of
from shared.contracts.codes import CaseLevel


class HeaderPage(Shown):
    """That a case exists, who holds its baton, and who is asked to."""

    seen_as: Literal["header"] = "header"
    case_id: UUID
    concern_id: UUID
    child_id: UUID
    unit_id: UUID
    level: CaseLevel
    status: Status
    holder_id: UUID
    proposed_id: UUID | None


def header_page(
    case_id: UUID, state: CaseState, case: ActiveCase, *, holder_id: UUID
) -> HeaderPage:
    """Show that a case exists."""
    return HeaderPage(
        case_id=case_id,
        concern_id=case.opened.concern_id,
        child_id=case.child_id,
        unit_id=case.opened.unit_id,
        level=case.level,
        status=status_of(state),
        holder_id=holder_id,
        proposed_id=case.proposal.proposed_id if case.proposal else None,
    )
