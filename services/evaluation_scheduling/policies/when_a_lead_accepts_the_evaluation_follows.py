"""When someone has taken the baton, the evaluation is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.evaluation_scheduling.domain.commands import NameLead
from services.evaluation_scheduling.domain.states import Evaluations
from services.evaluation_scheduling.policies.asking import heard, place_of
from shared.contracts.case_coordination import LeadAcceptedV1
from shared.eventing.policy import Ask, Moment, Policy


def when_a_lead_accepts_the_evaluation_follows(
    fact: LeadAcceptedV1, moment: Moment
) -> Sequence[Ask[Evaluations]]:
    """Name the new lead and the leader."""
    asked = NameLead(
        **heard(moment), lead_id=fact.lead_id, leader_id=fact.leader_id, sequence=place_of(moment)
    )
    return (Ask(EVALUATIONS, fact.case_id, lambda _: asked),)


FOLLOW_THE_BATON: Final = Policy(
    "evaluation-scheduling--follow-the-baton",
    LeadAcceptedV1,
    when_a_lead_accepts_the_evaluation_follows,
)
