"""When guardians have now been told by a person, they are heard too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.evaluation_scheduling.domain.commands import HearGuardiansToo
from services.evaluation_scheduling.domain.states import Evaluations
from services.evaluation_scheduling.policies.asking import heard, place_of
from shared.contracts.case_coordination import GuardiansKnowV1
from shared.eventing.policy import Ask, Moment, Policy


def when_guardians_know_hear_them_too(
    fact: GuardiansKnowV1, moment: Moment
) -> Sequence[Ask[Evaluations]]:
    """Ask them to be heard."""
    asked = HearGuardiansToo(
        **heard(moment), guardian_ids=fact.guardians_told, sequence=place_of(moment)
    )
    return (Ask(EVALUATIONS, fact.case_id, lambda _: asked),)


HEAR_GUARDIANS_TOO: Final = Policy(
    "evaluation-scheduling--hear-guardians-too", GuardiansKnowV1, when_guardians_know_hear_them_too
)
