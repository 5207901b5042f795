from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from services.case_coordination.domain import commands as c
from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import Awaited, RightsAnswer
from services.case_coordination.domain.levels import LEVELS, MOVES
from services.case_coordination.domain.refusals.levels import (
    AMoveLeadsToALevelOfTheTable,
    AnAssessmentAnswersItsConditions,
    EachMeasureIsMarked,
    ExtendingAssessesTheServices,
    ExtendingNamesWhoIsNeeded,
    ExtendingNeedsAnInsufficientEffect,
    NoMoreNeedForExtendedCollaboration,
    NothingThatIsNeededIsEnded,
    OnlyAMoveOfTheLeadsIsAgreedTo,
    RightsAreAssessedBeforeExtending,
    TheFamilyIsConsultedBeforeUnitsComeIn,
    TheLeaderAgreesToTheMove,
    TheLeadOfTheLowerLevelHasAccepted,
    ThePlanHoldsWhatWorkedAndIsNeeded,
    ThereIsSuchAMove,
    ThisMoveNeedsAReason,
)
from services.case_coordination.domain.refusals.meetings import ALeadComesBeforeThePlan
from services.case_coordination.domain.refusals.opening import WhatHasHappenedIsNotInTheFuture
from services.case_coordination.domain.refusals.outcomes import (
    AnOutcomeRestsOnACompletedEvaluation,
    AnOutcomeRestsOnTheBestInterests,
    ClosingNeedsTheDesiredEffect,
    ContinuingNeedsANewPlan,
    OneEvaluationOneOutcome,
)
from services.case_coordination.domain.refusals.people import OnlyTheLead, OnlyTheLeader
from services.case_coordination.domain.refusals.plans import (
    AMeasureHasADeadline,
    APlanHasAnEvaluationDate,
)
from services.case_coordination.domain.states import ActiveCase, ClosedCase
from services.case_coordination.domain.values import Consultation, Extension, UnitNamed
from services.case_coordination.domain.waits import awaited
from shared.contracts.codes import CaseLevel, Outcome
from shared.eventing.decider import Refusal
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    ADA,
    AROUND,
    BERIT,
    BEST_INTERESTS,
    EVEN,
    FEBRUARY_19,
    FIRST_EVALUATION,
    KARI,
    LISE,
    MARCH_19,
    MONA,
    NORWAY,
    PLAN,
    SECOND_MEETING,
    TOR,
    given,
)
from tests.rules.case_coordination.stories import (
    AGREED,
    EVALUATED,
    EVALUATED_AT_THREE,
    EVALUATED_AT_TWO,
    HELD,
    OPENED,
    PLANNED,
    evaluation_held,
    plan_agreed,
)

ONE, TWO, THREE = CaseLevel.OWN_UNIT, CaseLevel.MUNICIPAL_UNITS, CaseLevel.ACROSS_BODIES
HEARS: Final = (LISE, TOR, KARI, MONA)
EXTENDED: Final = e.CaseExtended(
    evaluation_id=FIRST_EVALUATION,
    plan_version=1,
    from_level=ONE,
    to_level=TWO,
    extension=asks.EXTENSION,
    best_interests=BEST_INTERESTS,
    decided_on=FEBRUARY_19,
    lead_id=KARI,
    leader_id=BERIT,
    participant_ids=HEARS,
)
ASSESSED: Final = e.RightsAssessed(
    assessment=asks.rights(), recorded_by=KARI, recorded_on=FEBRUARY_19
)
STEPPED_DOWN: Final = e.CaseMovedDown(
    outcome=Outcome.STEP_DOWN,
    evaluation_id=FIRST_EVALUATION,
    plan_version=1,
    from_level=THREE,
    to_level=ONE,
    measures=asks.ALL_GO_ON,
    best_interests=BEST_INTERESTS,
    decided_on=FEBRUARY_19,
    lead_id=KARI,
    leader_id=BERIT,
    participant_ids=HEARS,
)
NEXT_PLAN: Final = plan_agreed(
    version=2, evaluation_on=MARCH_19, agreed_on=FEBRUARY_19, meeting_id=None
)
WENT_TO_TWO: Final[tuple[e.CaseEvent, ...]] = (*EVALUATED, AGREED, EXTENDED)
CAME_DOWN: Final[tuple[e.CaseEvent, ...]] = (*EVALUATED_AT_THREE, STEPPED_DOWN, NEXT_PLAN)


def active(*history: e.CaseEvent) -> ActiveCase:
    state = given(*history).state()
    assert isinstance(state, ActiveCase)
    return state


def extension_refused(command: c.DecideOutcome, rule: type[Refusal]) -> None:
    given(*EVALUATED_AT_TWO, AGREED).when(command).then_refused(rule)


def step_refused(command: c.DecideOutcome, rule: type[Refusal]) -> None:
    given(*EVALUATED_AT_THREE).when(command).then_refused(rule)


@pytest.mark.requirement("R67", "R66")
@pytest.mark.parametrize("to", [TWO, THREE])
def test_from_level_1_the_case_is_extended_to_level_2_or_3(to: CaseLevel) -> None:
    history = (*EVALUATED, AGREED)

    given(*history).when(asks.extend(to=to)).then(EXTENDED.model_copy(update={"to_level": to}))
    assert active(*history, EXTENDED).level is TWO


@pytest.mark.requirement("R83")
def test_from_level_2_the_case_is_extended_to_level_3_only() -> None:
    history = (*EVALUATED_AT_TWO, AGREED)
    extended = EXTENDED.model_copy(update={"from_level": TWO, "to_level": THREE})

    given(*history).when(asks.extend(to=None)).then(extended)
    given(*history).when(asks.extend(to=TWO)).then_refused(AMoveLeadsToALevelOfTheTable)


@pytest.mark.requirement("R67")
def test_where_there_is_a_choice_the_level_must_be_chosen() -> None:
    given(*EVALUATED, AGREED).when(asks.extend(to=None)).then_refused(AMoveLeadsToALevelOfTheTable)
    given(*EVALUATED, AGREED).when(asks.extend(to=ONE)).then_refused(AMoveLeadsToALevelOfTheTable)


@pytest.mark.requirement("R103", "R101")
def test_at_level_3_nothing_is_extended_before_rights_are_assessed() -> None:
    history = (*EVALUATED_AT_THREE, AGREED)
    extended = EXTENDED.model_copy(update={"from_level": THREE, "to_level": THREE})

    given(*history).when(asks.extend()).then_refused(RightsAreAssessedBeforeExtending)
    given(*history, ASSESSED).when(asks.extend()).then(extended)


@pytest.mark.requirement("R103", "R90", "R91", "R92")
def test_the_lead_records_the_assessment_of_rights_once_or_anew() -> None:
    anew = asks.assess(coordinator=RightsAnswer.HAS_THE_RIGHT)

    given(*EVALUATED_AT_THREE).when(asks.assess()).then(ASSESSED)
    given(*EVALUATED_AT_THREE).when(asks.assess(by=MONA)).then_refused(OnlyTheLead)
    given(*EVALUATED_AT_THREE, ASSESSED).when(asks.assess()).then_nothing()
    given(*EVALUATED_AT_THREE, ASSESSED).when(anew).then(
        ASSESSED.model_copy(update={"assessment": anew.assessment})
    )


@pytest.mark.requirement("R91")
def test_a_right_to_coordination_rests_on_a_lasting_need_of_it() -> None:
    short = asks.assess(long_term=False)
    nothing = asks.assess(
        coordinated=False,
        coordinator=RightsAnswer.NOT_NOW,
        individual_plan=RightsAnswer.FAMILY_DOES_NOT_WANT_IT,
    )

    given(*EVALUATED_AT_THREE).when(short).then_refused(AnAssessmentAnswersItsConditions)
    assert given(*EVALUATED_AT_THREE).when(nothing).events()


@pytest.mark.requirement("R103")
def test_an_assessment_of_rights_is_not_of_tomorrow() -> None:
    for early in (asks.assess(assessed_on=MARCH_19), asks.assess(told_on=MARCH_19)):
        given(*EVALUATED_AT_THREE).when(early).then_refused(WhatHasHappenedIsNotInTheFuture)


@pytest.mark.requirement("R66")
@pytest.mark.parametrize("effect", [None, True])
def test_nothing_is_extended_that_works(effect: bool | None) -> None:
    extension_refused(asks.extend(effect=effect), ExtendingNeedsAnInsufficientEffect)


@pytest.mark.requirement("R67", "R101")
def test_extending_names_each_unit_or_body_that_is_needed() -> None:
    nobody = asks.EXTENSION.model_copy(update={"units": ()})
    nameless = asks.EXTENSION.model_copy(update={"units": (UnitNamed(why="It is needed."),)})

    extension_refused(asks.extend(extension=None), ExtendingNamesWhoIsNeeded)
    extension_refused(asks.extend(extension=nobody), ExtendingNamesWhoIsNeeded)
    extension_refused(asks.extend(extension=nameless), ExtendingNamesWhoIsNeeded)


@pytest.mark.requirement("R69")
def test_the_family_is_consulted_before_more_units_come_in() -> None:
    for asked in (None, talk(()), talk((EVEN,))):
        extension = Extension(
            units=asks.EXTENSION.units, consultation=asked, services=asks.BOTH_SERVICES
        )
        extension_refused(asks.extend(extension=extension), TheFamilyIsConsultedBeforeUnitsComeIn)


@pytest.mark.requirement("R69")
def test_the_child_may_be_who_was_consulted_on_a_day_that_has_come() -> None:
    with_ada = asks.EXTENSION.model_copy(update={"consultation": talk((ADA,))})
    tomorrow = asks.EXTENSION.model_copy(update={"consultation": talk((ADA,), MARCH_19)})

    assert given(*EVALUATED_AT_TWO, AGREED).when(asks.extend(extension=with_ada)).events()
    extension_refused(asks.extend(extension=tomorrow), WhatHasHappenedIsNotInTheFuture)


def talk(with_ids: tuple[object, ...], on: date = FEBRUARY_19) -> Consultation:
    return Consultation.model_validate(
        {"held_on": on, "with_ids": with_ids, "view": "More help is welcome."}
    )


@pytest.mark.requirement("R81")
def test_from_level_2_more_services_and_partners_are_both_assessed() -> None:
    unassessed = asks.EXTENSION.model_copy(update={"services": None})

    extension_refused(asks.extend(extension=unassessed), ExtendingAssessesTheServices)
    assert given(*EVALUATED, AGREED).when(asks.extend(extension=unassessed)).events()


@pytest.mark.requirement("R67")
def test_the_lead_extends_when_the_leader_has_agreed() -> None:
    given(*EVALUATED).when(asks.extend()).then_refused(TheLeaderAgreesToTheMove)
    given(*EVALUATED).when(asks.agree()).then(AGREED)
    given(*EVALUATED, AGREED).when(asks.agree()).then_nothing()
    given(*EVALUATED).when(asks.agree(by=KARI)).then_refused(OnlyTheLeader)
    given(*EVALUATED, AGREED).when(asks.extend(by=BERIT)).then_refused(OnlyTheLead)


def test_the_leader_agrees_to_one_outcome_of_one_completed_evaluation() -> None:
    to_close = AGREED.model_copy(update={"outcome": Outcome.CLOSE})
    held = (*PLANNED, evaluation_held())

    given(*EVALUATED, to_close).when(asks.extend()).then_refused(TheLeaderAgreesToTheMove)
    given(*held).when(asks.agree()).then_refused(AnOutcomeRestsOnACompletedEvaluation)


def test_the_leader_is_not_asked_for_what_the_lead_decides_alone() -> None:
    go_on = asks.agree(outcome=Outcome.CONTINUE)
    back = asks.agree(outcome=Outcome.GO_BACK)

    given(*EVALUATED).when(go_on).then_refused(OnlyAMoveOfTheLeadsIsAgreedTo)
    given(*EVALUATED).when(back).then_refused(ThereIsSuchAMove)


@pytest.mark.requirement("R6", "R60")
def test_to_extend_rests_on_the_best_interests_and_on_an_evaluation_of_its_own() -> None:
    extension_refused(asks.extend(best_interests=None), AnOutcomeRestsOnTheBestInterests)
    given(*WENT_TO_TWO).when(asks.extend()).then_refused(OneEvaluationOneOutcome)


@pytest.mark.requirement("R67")
def test_an_extended_case_waits_for_people_to_meet_at_the_new_level() -> None:
    second = HELD.model_copy(update={"meeting_id": SECOND_MEETING, "held_on": FEBRUARY_19})
    extended = active(*WENT_TO_TWO)

    assert awaited(extended, NORWAY) == (Awaited.FIRST_MEETING, date(2026, 3, 5))
    assert extended.lacks_a_first_meeting
    assert not active(*WENT_TO_TWO, second).lacks_a_first_meeting
    assert not active(*WENT_TO_TWO, second, NEXT_PLAN).plan_is_of_an_older_level
    assert awaited(active(*WENT_TO_TWO, second, NEXT_PLAN), NORWAY) == (
        Awaited.EVALUATION,
        MARCH_19,
    )


def test_no_measure_is_stopped_because_a_case_is_extended() -> None:
    assert active(*WENT_TO_TWO).plan == active(*EVALUATED).plan


@pytest.mark.requirement("R99", "R98")
def test_from_level_3_the_case_steps_down_with_what_worked_and_is_needed() -> None:
    given(*EVALUATED_AT_THREE).when(asks.step_down()).then(STEPPED_DOWN, NEXT_PLAN)
    assert active(*CAME_DOWN).level is ONE
    assert awaited(active(*CAME_DOWN), NORWAY) == (Awaited.EVALUATION, MARCH_19)


@pytest.mark.requirement("R99", "R74")
def test_a_step_down_to_level_2_has_measures_with_deadlines() -> None:
    step_refused(asks.step_down(to=TWO), AMeasureHasADeadline)
    moved, _ = (
        given(*EVALUATED_AT_THREE).when(asks.step_down(to=TWO, plan=asks.WITH_DEADLINES)).events()
    )
    assert moved == STEPPED_DOWN.model_copy(update={"to_level": TWO})


@pytest.mark.requirement("R99")
def test_from_level_2_the_case_steps_down_to_level_1() -> None:
    moved, plan = given(*EVALUATED_AT_TWO).when(asks.step_down()).events()

    assert moved == STEPPED_DOWN.model_copy(update={"from_level": TWO})
    assert plan == NEXT_PLAN
    given(*EVALUATED).when(asks.step_down()).then_refused(ThereIsSuchAMove)


@pytest.mark.requirement("R98")
@pytest.mark.parametrize("needed", [None, True])
def test_no_step_down_while_extended_collaboration_is_needed(needed: bool | None) -> None:
    step_refused(asks.step_down(extended_collaboration=needed), NoMoreNeedForExtendedCollaboration)


@pytest.mark.requirement("R98", "R99")
def test_a_step_down_needs_effect_marks_a_plan_and_a_date() -> None:
    step_refused(asks.step_down(effect=None), ClosingNeedsTheDesiredEffect)
    step_refused(asks.step_down(measures=()), EachMeasureIsMarked)
    step_refused(asks.step_down(measures=asks.ALL_GO_ON[:2]), EachMeasureIsMarked)
    step_refused(asks.step_down(measures=(*asks.ALL_GO_ON, asks.ALL_GO_ON[0])), EachMeasureIsMarked)
    step_refused(asks.step_down(plan=None), ContinuingNeedsANewPlan)
    step_refused(asks.step_down(evaluation_on=None), APlanHasAnEvaluationDate)


@pytest.mark.requirement("R99")
def test_what_did_not_work_or_is_not_needed_stays_behind() -> None:
    first, *others = asks.ALL_GO_ON
    ended = first.model_copy(update={"worked": False})
    without = PLAN.model_copy(update={"goals": PLAN.goals[1:], "measures": PLAN.measures[1:]})

    step_refused(asks.step_down(measures=(ended, *others)), ThePlanHoldsWhatWorkedAndIsNeeded)
    step_refused(asks.step_down(plan=without), ThePlanHoldsWhatWorkedAndIsNeeded)
    assert (
        given(*EVALUATED_AT_THREE)
        .when(asks.step_down(measures=(ended, *others), plan=without))
        .events()
    )


@pytest.mark.requirement("R105")
@pytest.mark.parametrize("history", [EVALUATED_AT_TWO, EVALUATED_AT_THREE])
def test_to_go_back_a_level_is_an_ordinary_move(history: tuple[e.CaseEvent, ...]) -> None:
    moved, plan = given(*history).when(asks.go_back()).events()

    assert isinstance(moved, e.CaseMovedDown)
    assert (moved.outcome, moved.to_level) == (Outcome.GO_BACK, ONE)
    assert plan == NEXT_PLAN
    given(*history).when(asks.go_back(reason=None)).then_refused(ThisMoveNeedsAReason)


@pytest.mark.requirement("R41")
def test_whoever_leads_at_the_lower_level_works_in_the_unit_and_has_accepted() -> None:
    kari_left = AROUND.model_copy(update={"employees": frozenset({BERIT, MONA})})
    nobody_leads = (*OPENED, *EVALUATED_AT_THREE[3:])

    step_refused(asks.go_back(people=kari_left), TheLeadOfTheLowerLevelHasAccepted)
    given(*nobody_leads).when(asks.go_back()).then_refused(ALeadComesBeforeThePlan)


@pytest.mark.requirement("R98")
def test_level_3_closes_fully_when_nothing_is_left_to_continue() -> None:
    agreed = AGREED.model_copy(update={"outcome": Outcome.CLOSE})
    history = (*EVALUATED_AT_THREE, agreed)
    left = (*asks.NONE_GOES_ON[1:], asks.ALL_GO_ON[0])

    closed = given(*history, *given(*history).when(asks.close_fully()).events()).state()
    assert isinstance(closed, ClosedCase)
    given(*history).when(asks.close_fully(measures=left)).then_refused(NothingThatIsNeededIsEnded)
    given(*history).when(asks.close_fully(measures=())).then_refused(EachMeasureIsMarked)
    given(*history).when(asks.close_fully(reason=None)).then_refused(ThisMoveNeedsAReason)
    step_refused(asks.close_fully(), TheLeaderAgreesToTheMove)


@pytest.mark.requirement("R98")
def test_level_3_closes_on_no_need_of_collaboration_and_not_on_no_concern() -> None:
    agreed = AGREED.model_copy(update={"outcome": Outcome.CLOSE})

    step_refused(asks.close_fully(extended_collaboration=None), NoMoreNeedForExtendedCollaboration)
    assert given(*EVALUATED_AT_THREE, agreed).when(asks.close_fully(concern=True)).events()


@pytest.mark.requirement("R80", "R100")
def test_level_2_closes_as_level_1_and_every_level_continues_with_a_new_plan() -> None:
    with_deadlines = asks.go_on(plan=asks.WITH_DEADLINES)
    closed = given(*EVALUATED_AT_TWO, *given(*EVALUATED_AT_TWO).when(asks.close()).events())

    assert isinstance(closed.state(), ClosedCase)
    for history in (EVALUATED_AT_TWO, EVALUATED_AT_THREE):
        continued, _ = given(*history).when(with_deadlines).events()
        assert isinstance(continued, e.CaseContinued)
        given(*history).when(asks.go_on()).then_refused(AMeasureHasADeadline)


def test_a_case_goes_only_where_the_table_says() -> None:
    up = {(Outcome.EXTEND, level) for level in LEVELS}
    stays = {(Outcome.CONTINUE, level) for level in LEVELS}
    over = {
        (outcome, level)
        for outcome in (Outcome.CLOSE, Outcome.ENDED_FOR_ANOTHER_REASON)
        for level in LEVELS
    }
    down = {
        (outcome, level)
        for outcome in (Outcome.STEP_DOWN, Outcome.GO_BACK)
        for level in (TWO, THREE)
    }

    assert {(move.outcome, move.at) for move in MOVES.values()} == up | stays | over | down
    assert all(to >= at for (at, out), m in MOVES.items() for to in m.to if (out, at) in up)
    assert all(to < at for (at, out), m in MOVES.items() for to in m.to if (out, at) in down)
    assert all(not m.to for (at, out), m in MOVES.items() if (out, at) in over)
