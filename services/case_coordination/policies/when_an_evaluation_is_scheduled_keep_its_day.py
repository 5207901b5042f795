"""When an evaluation is scheduled, the case keeps its day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.case_coordination.adapters.store import CASES
from services.case_coordination.domain.commands import RecordEvaluationDate
from services.case_coordination.domain.states import CaseState
from services.case_coordination.policies.asking import heard, place_of
from shared.contracts.evaluation_scheduling import EvaluationScheduledV1
from shared.eventing.policy import Ask, Moment, Policy


def when_an_evaluation_is_scheduled_keep_its_day(
    fact: EvaluationScheduledV1, moment: Moment
) -> Sequence[Ask[CaseState]]:
    """Record the day, which is the first one as well."""

    def record(_: CaseState) -> RecordEvaluationDate:
        return RecordEvaluationDate(
            **heard(moment),
            evaluation_id=fact.evaluation_id,
            plan_version=fact.plan_version,
            first_due_on=fact.due_on,
            due_on=fact.due_on,
            as_of=place_of(moment),
        )

    return (Ask(CASES, fact.case_id, record),)


KEEP_THE_DAY: Final = Policy(
    "case-coordination--keep-the-day-of-an-evaluation",
    EvaluationScheduledV1,
    when_an_evaluation_is_scheduled_keep_its_day,
)
