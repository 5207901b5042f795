"""Which cases are, or were, about a child?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.directory.domain.case.case import CaseRemembered
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


class CasesOfChild(BaseModel):
    """The cases about one child, oldest first. Who holds each baton, the case tells."""

    model_config = ConfigDict(frozen=True)

    case_ids: tuple[UUID, ...] = ()


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    event = recorded.event
    return (str(event.child_id),) if isinstance(event, CaseRemembered) else ()


def _evolve(_: str, row: CasesOfChild | None, recorded: Recorded[Event]) -> CasesOfChild | None:
    known = row.case_ids if row else ()
    if recorded.subject_id in known:
        return row
    return CasesOfChild(case_ids=(*known, recorded.subject_id))


CASES_OF_A_CHILD: Final = View("cases_of_a_child", CasesOfChild, _keys, _evolve)
