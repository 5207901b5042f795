"""When a case opens, the guardians whom a person has told may be asked to be heard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.evaluation_scheduling.domain.commands import HearGuardiansToo
from services.evaluation_scheduling.domain.states import Evaluations
from services.evaluation_scheduling.policies.asking import heard, place_of
from shared.contracts.case_coordination import CaseOpenedV1
from shared.eventing.policy import Ask, Moment, Policy


def when_a_case_opens_remember_who_was_told(
    fact: CaseOpenedV1, moment: Moment
) -> Sequence[Ask[Evaluations]]:
    """Remember them; the plan says who of them is asked first."""
    asked = HearGuardiansToo(
        **heard(moment), guardian_ids=fact.guardians_told, sequence=place_of(moment)
    )
    return (Ask(EVALUATIONS, fact.case_id, lambda _: asked),)


REMEMBER_WHO_WAS_TOLD: Final = Policy(
    "evaluation-scheduling--remember-who-was-told",
    CaseOpenedV1,
    when_a_case_opens_remember_who_was_told,
)
