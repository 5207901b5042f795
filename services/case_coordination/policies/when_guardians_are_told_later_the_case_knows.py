"""When a person has told guardians after the follow-up was decided, the case knows that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.case_coordination.adapters.store import CASES, case_of
from services.case_coordination.domain.commands import RecordGuardiansKnow
from services.case_coordination.domain.states import CaseState
from services.case_coordination.policies.asking import heard
from shared.contracts.concern_intake import GuardiansToldLaterV1
from shared.eventing.policy import Ask, Moment, Policy


def when_guardians_are_told_later_the_case_knows(
    fact: GuardiansToldLaterV1, moment: Moment
) -> Sequence[Ask[CaseState]]:
    """Record who knows now."""

    def record(_: CaseState) -> RecordGuardiansKnow:
        return RecordGuardiansKnow(
            **heard(moment), guardians_told=fact.guardians_told, told_on=fact.told_on
        )

    return (Ask(CASES, case_of(fact.concern_id), record),)


THE_CASE_KNOWS_WHO_WAS_TOLD: Final = Policy(
    "case-coordination--record-who-was-told",
    GuardiansToldLaterV1,
    when_guardians_are_told_later_the_case_knows,
)
