from __future__ import annotations

from datetime import date

import pytest

from services.case_coordination.domain import commands as c
from services.case_coordination.domain import events as e
from services.case_coordination.domain.states import ActiveCase, Evaluation
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import FEBRUARY_19, FIRST_EVALUATION, given
from tests.rules.case_coordination.stories import (
    EVALUATED,
    PLANNED,
    evaluation_completed,
    evaluation_held,
)
from tests.rules.case_coordination.test_outcomes import CLOSED

MARCH_3 = date(2026, 3, 3)
SCHEDULED = e.EvaluationDated(
    evaluation_id=FIRST_EVALUATION,
    plan_version=1,
    first_due_on=FEBRUARY_19,
    due_on=FEBRUARY_19,
    as_of=0,
)
MOVED = e.EvaluationDated(
    evaluation_id=FIRST_EVALUATION, first_due_on=FEBRUARY_19, due_on=MARCH_3, as_of=1
)


def told(event: e.EvaluationDated) -> c.RecordEvaluationDate:
    return c.RecordEvaluationDate(**asks.heard(FEBRUARY_19), **event.model_dump())


def held() -> c.RecordEvaluationHeld:
    return c.RecordEvaluationHeld(
        **asks.heard(FEBRUARY_19),
        evaluation_id=FIRST_EVALUATION,
        plan_version=1,
        held_on=FEBRUARY_19,
    )


def completed() -> c.RecordEvaluationCompleted:
    return c.RecordEvaluationCompleted(
        **asks.heard(FEBRUARY_19),
        evaluation_id=FIRST_EVALUATION,
        plan_version=1,
        held_on=FEBRUARY_19,
        completed_on=FEBRUARY_19,
    )


def next_evaluation(*history: e.CaseEvent) -> Evaluation | None:
    state = given(*history).state()
    assert isinstance(state, ActiveCase)
    return state.next_evaluation()


def test_the_agreed_day_is_the_next_evaluation_until_it_is_told_otherwise() -> None:
    known = next_evaluation(*PLANNED)

    assert known is not None
    assert known.due_on == FEBRUARY_19


def test_a_moved_evaluation_keeps_its_first_day() -> None:
    given(*PLANNED, SCHEDULED).when(told(MOVED)).then(MOVED)
    known = next_evaluation(*PLANNED, SCHEDULED, MOVED)

    assert known is not None
    assert (known.first_due_on, known.due_on) == (FEBRUARY_19, MARCH_3)


@pytest.mark.parametrize("history", [(SCHEDULED, MOVED), (MOVED, SCHEDULED)])
def test_a_move_told_before_the_schedule_still_holds(
    history: tuple[e.EvaluationDated, ...],
) -> None:
    known = next_evaluation(*PLANNED, *history)

    assert known is not None
    assert (known.plan_version, known.due_on) == (1, MARCH_3)


def test_the_same_day_told_again_changes_nothing() -> None:
    given(*PLANNED, SCHEDULED).when(told(SCHEDULED)).then_nothing()
    given(*PLANNED, SCHEDULED, MOVED).when(told(SCHEDULED)).then_nothing()


def test_an_evaluation_that_was_held_is_recorded_once() -> None:
    given(*PLANNED).when(held()).then(evaluation_held())
    given(*PLANNED, evaluation_held()).when(held()).then_nothing()


@pytest.mark.requirement("R60")
def test_a_completed_evaluation_is_recorded_once_in_whichever_order_it_is_told() -> None:
    given(*PLANNED).when(completed()).then(evaluation_completed())
    given(*PLANNED, evaluation_completed()).when(held()).then_nothing()
    given(*EVALUATED).when(completed()).then_nothing()


def test_what_is_told_after_the_end_changes_nothing() -> None:
    given(*CLOSED).when(held()).then_nothing()
    given(*CLOSED).when(told(MOVED)).then_nothing()
