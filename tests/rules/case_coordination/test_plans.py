from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from services.case_coordination.domain.codes import Impact, Part
from services.case_coordination.domain.refusals.people import (
    ARestrictedGuardianIsNotAsked,
    GuardiansAreToldByAPersonFirst,
    TheYoungPersonIsTheChildOfTheCase,
)
from services.case_coordination.domain.refusals.plans import (
    AGoalHasAMeasure,
    AMeasureHasADeadline,
    AMeasureOfHighImpactIsReasoned,
    APlanHasNeedsAndGoals,
    EachPartOfAPlanHasItsOwnName,
    TheResponsiblePersonIsKnown,
)
from services.case_coordination.domain.values import Measure, Plan
from shared.contracts.codes import CaseLevel
from shared.eventing.decider import Refusal
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    ADA,
    AROUND,
    BEDTIME,
    BEST_INTERESTS,
    EVEN,
    KARI,
    LISE,
    MONA,
    PLAN,
    PLAY,
    SLEEP,
    SMALL_GROUP,
    TOR,
    given,
    measure,
)
from tests.rules.case_coordination.stories import HELD, MET, MINUTES, accepted, opened, plan_agreed
from tests.rules.case_coordination.test_meetings import TOR_IS_RESTRICTED

AT_LEVEL_2 = (opened(level=CaseLevel.MUNICIPAL_UNITS), accepted(), HELD)


def with_measures(*measures: Measure) -> Plan:
    return PLAN.model_copy(update={"measures": measures})


def by(person: UUID, part: Part) -> Plan:
    return with_measures(
        measure(SMALL_GROUP, PLAY, KARI, Part.EMPLOYEE), measure(BEDTIME, SLEEP, person, part)
    )


def refused(plan: Plan, rule: type[Refusal]) -> None:
    given(*MET).when(asks.approve(plan=plan)).then_refused(rule)


def stands(plan: Plan) -> bool:
    return len(given(*MET).when(asks.approve(plan=plan)).events()) == 2


@pytest.mark.requirement("R43")
def test_a_plan_names_needs_and_goals() -> None:
    refused(PLAN.model_copy(update={"needs": ()}), APlanHasNeedsAndGoals)
    refused(Plan(needs=("Rest.",)), APlanHasNeedsAndGoals)


@pytest.mark.requirement("R46")
def test_each_goal_has_at_least_one_measure() -> None:
    refused(with_measures(measure(SMALL_GROUP, PLAY, KARI, Part.EMPLOYEE)), AGoalHasAMeasure)


def test_each_measure_serves_a_goal_of_the_plan() -> None:
    other = measure(UUID(int=64), UUID(int=53), KARI, Part.EMPLOYEE)

    refused(with_measures(*PLAN.measures, other), AGoalHasAMeasure)


def test_two_measures_or_goals_are_not_one() -> None:
    twice = measure(SMALL_GROUP, SLEEP, KARI, Part.EMPLOYEE)

    refused(with_measures(*PLAN.measures, twice), EachPartOfAPlanHasItsOwnName)
    refused(
        PLAN.model_copy(update={"goals": (*PLAN.goals, PLAN.goals[0])}),
        EachPartOfAPlanHasItsOwnName,
    )


@pytest.mark.requirement("R46", "R47")
def test_an_employee_a_guardian_or_the_young_person_is_responsible() -> None:
    assert stands(by(MONA, Part.EMPLOYEE))
    assert stands(by(TOR, Part.GUARDIAN))
    assert stands(by(ADA, Part.YOUNG_PERSON))


@pytest.mark.requirement("R46", "R47")
def test_nobody_else_is_responsible() -> None:
    refused(by(EVEN, Part.EMPLOYEE), TheResponsiblePersonIsKnown)
    refused(by(EVEN, Part.GUARDIAN), GuardiansAreToldByAPersonFirst)
    refused(by(LISE, Part.YOUNG_PERSON), TheYoungPersonIsTheChildOfTheCase)


def test_an_employee_too_close_to_the_child_is_not_responsible() -> None:
    mona_is_close = AROUND.model_copy(update={"strangers": frozenset({MONA})})

    given(*MET).when(asks.approve(people=mona_is_close, plan=by(MONA, Part.EMPLOYEE))).then_refused(
        TheResponsiblePersonIsKnown
    )


def test_a_restricted_guardian_is_not_responsible() -> None:
    given(*MET).when(asks.approve(people=TOR_IS_RESTRICTED)).then_refused(
        ARestrictedGuardianIsNotAsked
    )


@pytest.mark.requirement("R74")
def test_from_level_2_each_measure_has_a_deadline() -> None:
    dated = with_measures(
        *(m.model_copy(update={"deadline": date(2026, 2, 12)}) for m in PLAN.measures)
    )

    given(*AT_LEVEL_2).when(asks.approve()).then_refused(AMeasureHasADeadline)
    given(*AT_LEVEL_2).when(asks.approve(plan=dated)).then(MINUTES, plan_agreed(plan=dated))


@pytest.mark.requirement("R6")
def test_a_measure_that_means_much_rests_on_the_best_interests_of_the_child() -> None:
    high = PLAN.measures[0].model_copy(update={"impact": Impact.HIGH})
    reasoned = high.model_copy(update={"best_interests": BEST_INTERESTS})

    refused(with_measures(high, *PLAN.measures[1:]), AMeasureOfHighImpactIsReasoned)
    assert stands(with_measures(reasoned, *PLAN.measures[1:]))
