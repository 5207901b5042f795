"""When a case has ended, nothing of it is evaluated again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.evaluation_scheduling.domain.commands import EndCase
from services.evaluation_scheduling.domain.states import Evaluations
from services.evaluation_scheduling.policies.asking import heard
from shared.contracts.case_coordination import CaseClosedV1
from shared.eventing.policy import Ask, Moment, Policy


def when_a_case_is_closed_evaluate_no_more(
    fact: CaseClosedV1, moment: Moment
) -> Sequence[Ask[Evaluations]]:
    """Let go of what was not completed."""
    asked = EndCase(**heard(moment), ended_on=fact.closed_on)
    return (Ask(EVALUATIONS, fact.case_id, lambda _: asked),)


EVALUATE_NO_MORE: Final = Policy(
    "evaluation-scheduling--evaluate-no-more", CaseClosedV1, when_a_case_is_closed_evaluate_no_more
)
