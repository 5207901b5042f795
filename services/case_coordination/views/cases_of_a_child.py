"""Which cases are there of a child?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from services.case_coordination.domain.events import CaseOpened
from services.case_coordination.views.shown import Shown
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class CasesOfAChild(Shown):
    """The cases of one child, in the order in which they opened."""

    case_ids: tuple[UUID, ...] = ()


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    return (str(recorded.event.child_id),) if isinstance(recorded.event, CaseOpened) else ()


def _evolve(_: str, row: CasesOfAChild | None, recorded: Recorded[Event]) -> CasesOfAChild | None:
    known = row.case_ids if row else ()
    return CasesOfAChild(case_ids=tuple(dict.fromkeys((*known, recorded.subject_id))))


CASES_OF_A_CHILD: Final = View("cases_of_a_child", CasesOfAChild, _keys, _evolve)
