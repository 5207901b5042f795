"""When the leader holds the baton again, the evaluation is the leader's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.evaluation_scheduling.domain.commands import NameLead
from services.evaluation_scheduling.domain.states import Evaluations
from services.evaluation_scheduling.policies.asking import heard, place_of
from shared.contracts.case_coordination import BatonReturnedV1
from shared.eventing.policy import Ask, Moment, Policy


def when_the_baton_returns_the_evaluation_follows(
    fact: BatonReturnedV1, moment: Moment
) -> Sequence[Ask[Evaluations]]:
    """Name the leader as the lead."""
    asked = NameLead(
        **heard(moment), lead_id=fact.leader_id, leader_id=fact.leader_id, sequence=place_of(moment)
    )
    return (Ask(EVALUATIONS, fact.case_id, lambda _: asked),)


FOLLOW_THE_BATON_BACK: Final = Policy(
    "evaluation-scheduling--follow-the-baton-back",
    BatonReturnedV1,
    when_the_baton_returns_the_evaluation_follows,
)
