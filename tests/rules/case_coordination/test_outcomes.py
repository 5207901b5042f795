from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

import pytest

from services.case_coordination.domain import commands as c
from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import ViewStanding
from services.case_coordination.domain.people import GuardianAround
from services.case_coordination.domain.refusals.opening import TheCaseIsClosed
from services.case_coordination.domain.refusals.outcomes import (
    AnOutcomeRestsOnACompletedEvaluation,
    AnOutcomeRestsOnTheBestInterests,
    AnOutcomeRestsOnTheCurrentPlan,
    AViewIsToldInFull,
    ClosingNeedsAnEndToTheConcern,
    ClosingNeedsANote,
    ClosingNeedsTheChildsView,
    ClosingNeedsTheDesiredEffect,
    ContinuingNeedsANewPlan,
    EndingIsAskedFor,
    OneEvaluationOneOutcome,
)
from services.case_coordination.domain.refusals.people import OnlyTheLead
from services.case_coordination.domain.refusals.plans import (
    AGoalHasAMeasure,
    ALateEvaluationNeedsAReason,
    APlanHasAnEvaluationDate,
    TheEvaluationLiesAhead,
)
from services.case_coordination.domain.states import ClosedCase
from services.case_coordination.domain.values import ChildView
from shared.contracts.codes import Outcome
from shared.eventing.decider import NotKnownHereYet, Refusal
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    ADAS_VIEW,
    AROUND,
    BERIT,
    BEST_INTERESTS,
    CLOSING_NOTE,
    FEBRUARY_19,
    FIRST_EVALUATION,
    KARI,
    LISE,
    MARCH_19,
    MONA,
    PLAN,
    SECOND_EVALUATION,
    SECOND_MEETING,
    TOR,
    given,
)
from tests.rules.case_coordination.stories import (
    EVALUATED,
    HELD,
    MINUTES,
    PLANNED,
    evaluation_completed,
    evaluation_held,
    plan_agreed,
)

CONTINUED: Final = e.CaseContinued(
    evaluation_id=FIRST_EVALUATION,
    plan_version=1,
    best_interests=BEST_INTERESTS,
    decided_on=FEBRUARY_19,
    lead_id=KARI,
    leader_id=BERIT,
    participant_ids=(LISE, TOR, KARI, MONA),
)
SECOND_PLAN: Final = plan_agreed(
    version=2, evaluation_on=MARCH_19, agreed_on=FEBRUARY_19, meeting_id=None
)
WENT_ON: Final[tuple[e.CaseEvent, ...]] = (*EVALUATED, CONTINUED, SECOND_PLAN)
CLOSING: Final = e.CaseClosed(
    evaluation_id=FIRST_EVALUATION,
    plan_version=1,
    best_interests=BEST_INTERESTS,
    child_view=ADAS_VIEW,
    closing_note=CLOSING_NOTE,
    decided_on=FEBRUARY_19,
    lead_id=KARI,
    leader_id=BERIT,
    participant_ids=(LISE, TOR, KARI, MONA),
)
CLOSED: Final[tuple[e.CaseEvent, ...]] = (*EVALUATED, CLOSING)
REVISED: Final[tuple[e.CaseEvent, ...]] = (
    *PLANNED,
    HELD.model_copy(update={"meeting_id": SECOND_MEETING}),
    MINUTES.model_copy(update={"meeting_id": SECOND_MEETING}),
    plan_agreed(version=2, meeting_id=SECOND_MEETING),
    evaluation_held(),
    evaluation_completed(),
)


def refused(command: c.DecideOutcome, rule: type[Refusal]) -> None:
    given(*EVALUATED).when(command).then_refused(rule)


@pytest.mark.requirement("R64", "R65", "R61", "R6")
def test_the_case_continues_with_a_new_plan_and_a_new_date() -> None:
    given(*EVALUATED).when(asks.go_on()).then(CONTINUED, SECOND_PLAN)


@pytest.mark.requirement("R65")
def test_to_continue_without_a_new_plan_is_refused() -> None:
    refused(asks.go_on(plan=None), ContinuingNeedsANewPlan)


@pytest.mark.requirement("R65", "R61")
def test_to_continue_without_a_new_date_is_refused() -> None:
    refused(asks.go_on(evaluation_on=None), APlanHasAnEvaluationDate)
    refused(asks.go_on(evaluation_on=FEBRUARY_19), TheEvaluationLiesAhead)


@pytest.mark.requirement("R51")
def test_later_than_28_days_after_the_evaluation_needs_a_reason() -> None:
    refused(asks.go_on(evaluation_on=date(2026, 3, 20)), ALateEvaluationNeedsAReason)


@pytest.mark.requirement("R46")
def test_the_new_plan_is_as_whole_as_the_first() -> None:
    half = PLAN.model_copy(update={"measures": PLAN.measures[:1]})

    refused(asks.go_on(plan=half), AGoalHasAMeasure)


@pytest.mark.requirement("R62", "R63", "R6", "R7")
def test_the_case_closes_with_effect_no_concern_view_reasoning_and_note() -> None:
    given(*EVALUATED).when(asks.close()).then(CLOSING)
    assert isinstance(given(*CLOSED).state(), ClosedCase)


@pytest.mark.requirement("R62")
@pytest.mark.parametrize("effect", [None, False])
def test_no_case_closes_without_the_desired_effect(effect: bool | None) -> None:
    refused(asks.close(effect=effect), ClosingNeedsTheDesiredEffect)


@pytest.mark.requirement("R62")
@pytest.mark.parametrize("concern", [None, True])
def test_no_case_closes_while_there_is_concern(concern: bool | None) -> None:
    refused(asks.close(concern=concern), ClosingNeedsAnEndToTheConcern)


@pytest.mark.requirement("R7")
def test_no_case_closes_without_the_childs_view_or_why_not() -> None:
    refused(asks.close(child_view=None), ClosingNeedsTheChildsView)
    refused(asks.close(child_view=ChildView(standing=ViewStanding.NOT_ASKED)), AViewIsToldInFull)
    not_asked = ChildView(standing=ViewStanding.NOT_ASKED, why_not="Ada is in hospital.")
    given(*EVALUATED).when(asks.close(child_view=not_asked)).then(
        CLOSING.model_copy(update={"child_view": not_asked})
    )


@pytest.mark.requirement("R6")
def test_every_outcome_rests_on_the_best_interests_of_the_child() -> None:
    refused(asks.close(best_interests=None), AnOutcomeRestsOnTheBestInterests)
    refused(asks.go_on(best_interests=None), AnOutcomeRestsOnTheBestInterests)


@pytest.mark.requirement("R63")
def test_no_case_closes_without_a_note() -> None:
    refused(asks.close(closing_note=None), ClosingNeedsANote)


@pytest.mark.requirement("R60")
@pytest.mark.parametrize("ask", [asks.close, asks.go_on])
def test_without_a_completed_evaluation_nothing_is_decided(
    ask: Callable[..., c.DecideOutcome],
) -> None:
    held = (*PLANNED, evaluation_held())

    given(*PLANNED).when(ask(evaluation_id=None)).then_refused(AnOutcomeRestsOnACompletedEvaluation)
    given(*held).when(ask()).then_refused(AnOutcomeRestsOnACompletedEvaluation)


@pytest.mark.requirement("R60")
def test_an_evaluation_not_heard_of_may_still_be_on_its_way() -> None:
    with pytest.raises(NotKnownHereYet):
        given(*PLANNED).when(asks.close()).events()


@pytest.mark.requirement("R60")
def test_one_evaluation_two_outcomes_the_second_is_refused() -> None:
    again = asks.close(evaluation_id=FIRST_EVALUATION)

    given(*WENT_ON).when(again).then_refused(OneEvaluationOneOutcome)
    given(*CLOSED).when(asks.close()).then_refused(TheCaseIsClosed)


@pytest.mark.requirement("R60")
def test_no_outcome_rests_on_an_evaluation_of_an_older_plan() -> None:
    given(*REVISED).when(asks.close()).then_refused(AnOutcomeRestsOnTheCurrentPlan)
    given(*REVISED).when(asks.go_on()).then_refused(AnOutcomeRestsOnTheCurrentPlan)


def test_the_next_evaluation_opens_the_next_outcome() -> None:
    second = (
        evaluation_held(SECOND_EVALUATION, 2, MARCH_19),
        evaluation_completed(SECOND_EVALUATION, 2, MARCH_19),
    )

    given(*WENT_ON, *second).when(asks.close(on=MARCH_19, evaluation_id=SECOND_EVALUATION)).then(
        CLOSING.model_copy(
            update={
                "evaluation_id": SECOND_EVALUATION,
                "plan_version": 2,
                "decided_on": MARCH_19,
            }
        )
    )


def test_the_lead_decides_the_outcome() -> None:
    refused(asks.close(by=MONA), OnlyTheLead)
    refused(asks.close(by=BERIT), OnlyTheLead)


def test_to_end_for_another_reason_is_no_outcome_of_an_evaluation() -> None:
    refused(asks.close(outcome=Outcome.ENDED_FOR_ANOTHER_REASON), EndingIsAskedFor)


def test_a_guardian_not_told_hears_of_no_outcome() -> None:
    tor_restricted = AROUND.model_copy(
        update={"guardians": (GuardianAround(guardian_id=TOR, is_restricted=True),)}
    )
    without_tor = PLAN.model_copy(update={"measures": PLAN.measures[:2]})
    asked = asks.go_on(people=tor_restricted, plan=without_tor)

    continued, _ = given(*EVALUATED).when(asked).events()
    assert isinstance(continued, e.CaseContinued)
    assert TOR not in continued.participant_ids
