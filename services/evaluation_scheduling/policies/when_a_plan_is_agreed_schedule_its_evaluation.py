"""When a version of a plan is agreed, there is a day on which it is looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.evaluation_scheduling.domain.commands import ScheduleEvaluation
from services.evaluation_scheduling.domain.evaluation import evaluation_id_of
from services.evaluation_scheduling.domain.states import Evaluations
from services.evaluation_scheduling.domain.values import Voice
from services.evaluation_scheduling.policies.asking import heard, place_of
from shared.contracts.case_coordination import PlanAgreedV1
from shared.eventing.policy import Ask, Moment, Policy


def when_a_plan_is_agreed_schedule_its_evaluation(
    fact: PlanAgreedV1, moment: Moment
) -> Sequence[Ask[Evaluations]]:
    """Set the day, in the place of what an older version of the plan waited for."""
    asked = ScheduleEvaluation(
        **heard(moment),
        evaluation_id=evaluation_id_of(fact.case_id, fact.plan_version),
        child_id=fact.child_id,
        unit_id=fact.unit_id,
        plan_version=fact.plan_version,
        due_on=fact.evaluation_on,
        agreed_on=fact.agreed_on,
        lead_id=fact.lead_id,
        leader_id=fact.leader_id,
        service_manager_id=fact.service_manager_id,
        voices=tuple(Voice(person_id=one.person_id, kind=one.kind) for one in fact.voices),
        goal_ids=fact.goal_ids,
        sequence=place_of(moment),
    )
    return (Ask(EVALUATIONS, fact.case_id, lambda _: asked),)


SCHEDULE_ITS_EVALUATION: Final = Policy(
    "evaluation-scheduling--schedule-the-evaluation",
    PlanAgreedV1,
    when_a_plan_is_agreed_schedule_its_evaluation,
)
