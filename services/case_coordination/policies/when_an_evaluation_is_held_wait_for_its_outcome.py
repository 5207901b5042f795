"""When an evaluation is held, the case waits for its outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.case_coordination.adapters.store import CASES
from services.case_coordination.domain.commands import RecordEvaluationHeld
from services.case_coordination.domain.states import CaseState
from services.case_coordination.policies.asking import heard
from shared.contracts.evaluation_scheduling import EvaluationHeldV1
from shared.eventing.policy import Ask, Moment, Policy


def when_an_evaluation_is_held_wait_for_its_outcome(
    fact: EvaluationHeldV1, moment: Moment
) -> Sequence[Ask[CaseState]]:
    """Record that it was held."""

    def record(_: CaseState) -> RecordEvaluationHeld:
        return RecordEvaluationHeld(
            **heard(moment),
            evaluation_id=fact.evaluation_id,
            plan_version=fact.plan_version,
            held_on=fact.held_on,
        )

    return (Ask(CASES, fact.case_id, record),)


WAIT_FOR_THE_OUTCOME: Final = Policy(
    "case-coordination--wait-for-the-outcome",
    EvaluationHeldV1,
    when_an_evaluation_is_held_wait_for_its_outcome,
)
