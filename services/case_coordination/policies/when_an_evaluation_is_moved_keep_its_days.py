"""When an evaluation is moved, the case keeps its new day beside its first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.case_coordination.adapters.store import CASES
from services.case_coordination.domain.commands import RecordEvaluationDate
from services.case_coordination.domain.states import CaseState
from services.case_coordination.policies.asking import heard, place_of
from shared.contracts.evaluation_scheduling import EvaluationMovedV1
from shared.eventing.policy import Ask, Moment, Policy


def when_an_evaluation_is_moved_keep_its_days(
    fact: EvaluationMovedV1, moment: Moment
) -> Sequence[Ask[CaseState]]:
    """Record the new day and the first one."""

    def record(_: CaseState) -> RecordEvaluationDate:
        return RecordEvaluationDate(
            **heard(moment),
            evaluation_id=fact.evaluation_id,
            plan_version=None,
            first_due_on=fact.first_due_on,
            due_on=fact.due_on,
            as_of=place_of(moment),
        )

    return (Ask(CASES, fact.case_id, record),)


KEEP_THE_DAYS: Final = Policy(
    "case-coordination--keep-the-days-of-a-moved-evaluation",
    EvaluationMovedV1,
    when_an_evaluation_is_moved_keep_its_days,
)
