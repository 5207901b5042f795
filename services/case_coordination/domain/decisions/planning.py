"""What makes a plan one that can be carried out (R43-R47, R74, R6)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.case_coordination.domain.codes import Impact, Part
from services.case_coordination.domain.commands import AmongPeople
from services.case_coordination.domain.decisions import gates
from services.case_coordination.domain.events import PlanAgreed, PlanVoice
from services.case_coordination.domain.levels import LEVELS
from services.case_coordination.domain.people import PeopleAround
from services.case_coordination.domain.refusals.people import TheYoungPersonIsTheChildOfTheCase
from services.case_coordination.domain.refusals.plans import (
    AGoalHasAMeasure,
    AMeasureHasADeadline,
    AMeasureOfHighImpactIsReasoned,
    APlanHasNeedsAndGoals,
    EachPartOfAPlanHasItsOwnName,
    TheResponsiblePersonIsKnown,
)
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.domain.values import Measure, Plan, Responsible
from shared.contracts.codes import CaseLevel
from shared.eventing.asking_rules import refuse


def next_version(
    plan: Plan,
    case: ActiveCase,
    command: AmongPeople,
    *,
    lead_id: UUID,
    meeting_id: UUID | None,
    evaluation_on: date,
    reason: str | None,
    level: CaseLevel | None = None,
) -> PlanAgreed:
    """Give the next version of a plan, with all that others need to hear of it.

    ``level`` is where the plan is carried out, when that is not where the case is now.
    """
    check(plan, case, command.people, level or case.level)
    return PlanAgreed(
        child_id=case.child_id,
        unit_id=case.opened.unit_id,
        version=case.plan_version + 1,
        meeting_id=meeting_id,
        plan=plan,
        evaluation_on=evaluation_on,
        reason=reason,
        agreed_on=command.today,
        lead_id=lead_id,
        leader_id=command.people.leader_id,
        service_manager_id=command.people.service_manager_id,
        voices=_voices(plan, case, lead_id, command.people),
    )


def check(plan: Plan, case: ActiveCase, people: PeopleAround, level: CaseLevel) -> None:
    """Refuse a plan that cannot be carried out."""
    refuse(
        APlanHasNeedsAndGoals,
        when=not plan.needs or not plan.goals,
        needs=len(plan.needs),
        goals=len(plan.goals),
    )
    goal_ids = [goal.goal_id for goal in plan.goals]
    measure_ids = [measure.measure_id for measure in plan.measures]
    refuse(
        EachPartOfAPlanHasItsOwnName,
        when=len({*goal_ids}) < len(goal_ids) or len({*measure_ids}) < len(measure_ids),
        goals=goal_ids,
        measures=measure_ids,
    )
    refuse(
        AGoalHasAMeasure,
        when={*goal_ids} != {measure.goal_id for measure in plan.measures},
        goals=goal_ids,
        measures=measure_ids,
    )
    for measure in plan.measures:
        _check_measure(measure, case, people, level)


def _check_measure(
    measure: Measure, case: ActiveCase, people: PeopleAround, level: CaseLevel
) -> None:
    _check_responsible(measure.responsible, case, people)
    refuse(
        AMeasureHasADeadline,
        when=LEVELS[level].measures_have_deadlines and measure.deadline is None,
        measure=measure.measure_id,
        deadline=measure.deadline,
        level=level,
    )
    refuse(
        AMeasureOfHighImpactIsReasoned,
        when=measure.impact is Impact.HIGH and measure.best_interests is None,
        measure=measure.measure_id,
        impact=measure.impact,
    )


def _check_responsible(someone: Responsible, case: ActiveCase, people: PeopleAround) -> None:
    match someone.part:
        case Part.GUARDIAN:
            gates.guardian_may_be_asked(someone.person_id, case, people)
        case Part.YOUNG_PERSON:
            refuse(
                TheYoungPersonIsTheChildOfTheCase,
                when=someone.person_id != case.child_id,
                person=someone.person_id,
                child=case.child_id,
            )
        case Part.EMPLOYEE:
            refuse(
                TheResponsiblePersonIsKnown,
                when=people.is_stranger(someone.person_id)
                or not people.works_here(someone.person_id),
                person=someone.person_id,
            )


def _voices(
    plan: Plan, case: ActiveCase, lead_id: UUID, people: PeopleAround
) -> tuple[PlanVoice, ...]:
    guardians = sorted(g for g in case.guardians_told if not people.is_restricted(g))
    employees = sorted(
        {lead_id}
        | {m.responsible.person_id for m in plan.measures if m.responsible.part is Part.EMPLOYEE}
    )
    return (
        PlanVoice(person_id=case.child_id, part=Part.YOUNG_PERSON),
        *(PlanVoice(person_id=person_id, part=Part.GUARDIAN) for person_id in guardians),
        *(PlanVoice(person_id=person_id, part=Part.EMPLOYEE) for person_id in employees),
    )
