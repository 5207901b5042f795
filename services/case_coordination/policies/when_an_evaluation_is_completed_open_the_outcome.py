"""When an evaluation is complete, an outcome of the case may rest on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.case_coordination.adapters.store import CASES
from services.case_coordination.domain.commands import RecordEvaluationCompleted
from services.case_coordination.domain.states import CaseState
from services.case_coordination.policies.asking import heard
from shared.contracts.evaluation_scheduling import EvaluationCompletedV1
from shared.eventing.policy import Ask, Moment, Policy


def when_an_evaluation_is_completed_open_the_outcome(
    fact: EvaluationCompletedV1, moment: Moment
) -> Sequence[Ask[CaseState]]:
    """Record that it is complete."""

    def record(_: CaseState) -> RecordEvaluationCompleted:
        return RecordEvaluationCompleted(
            **heard(moment),
            evaluation_id=fact.evaluation_id,
            plan_version=fact.plan_version,
            held_on=fact.held_on,
            completed_on=fact.completed_on,
        )

    return (Ask(CASES, fact.case_id, record),)


OPEN_THE_OUTCOME: Final = Policy(
    "case-coordination--open-the-outcome",
    EvaluationCompletedV1,
    when_an_evaluation_is_completed_open_the_outcome,
)
