"""What a record of a child's view must hold (R7, R8, C6.V)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from services.case_coordination.domain.codes import ViewStanding
from services.case_coordination.domain.commands import CaseCommand
from services.case_coordination.domain.decisions import gates
from services.case_coordination.domain.refusals.outcomes import AViewIsToldInFull
from services.case_coordination.domain.values import ChildView
from shared.eventing.asking_rules import refuse


def check(view: ChildView, command: CaseCommand) -> None:
    """Refuse a view that neither says what the child said nor why it was not asked."""
    refuse(
        AViewIsToldInFull,
        when=not _IS_WHOLE[view.standing](view),
        standing=view.standing,
        asked_on=view.asked_on,
    )
    if view.asked_on is not None:
        gates.has_happened(command, view.asked_on)


def _was_asked(view: ChildView) -> bool:
    return view.asked_by is not None and view.asked_on is not None


_IS_WHOLE: Final[Mapping[ViewStanding, Callable[[ChildView], bool]]] = {
    ViewStanding.ANSWERED: lambda view: _was_asked(view) and view.words is not None,
    ViewStanding.DID_NOT_WANT_TO: _was_asked,
    ViewStanding.NOT_ASKED: lambda view: view.why_not is not None,
}
