from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain import refusals, voice_refusals
from services.evaluation_scheduling.domain.people import PeopleAround
from services.evaluation_scheduling.domain.values import Channel, MoveReason, WhyEnded
from tests.rules.evaluation_scheduling import people as p

THAT_DAY = date(2026, 3, 19)
LATER = date(2026, 3, 24)


def move(
    to: date,
    on: date = THAT_DAY,
    because: MoveReason | None = None,
    by: UUID = p.KARI,
    around: PeopleAround = p.AROUND,
) -> c.MoveEvaluation:
    return c.MoveEvaluation(
        by=p.employee(by),
        now=p.at(on),
        evaluation_id=p.FIRST,
        today=p.today(on, around),
        to=to,
        reason_code=because,
    )


@pytest.mark.requirement("R51", "R61")
def test_an_evaluation_is_put_off_with_a_reason() -> None:
    p.given(p.scheduled()).when(move(LATER, because=MoveReason.ILLNESS)).then(
        p.moved(p.DUE, LATER, on=THAT_DAY, because=MoveReason.ILLNESS)
    )


@pytest.mark.requirement("R51")
def test_an_evaluation_is_not_put_off_without_a_reason() -> None:
    p.given(p.scheduled()).when(move(LATER)).then_refused(refusals.PuttingOffNeedsAReason)


@pytest.mark.requirement("R51")
def test_another_reason_needs_words() -> None:
    p.given(p.scheduled()).when(move(LATER, because=MoveReason.OTHER)).then_refused(
        refusals.AnotherReasonIsSaidInWords
    )


def test_an_evaluation_may_always_be_brought_forward_also_by_telephone() -> None:
    on, sooner = date(2026, 2, 16), date(2026, 2, 18)
    command = move(sooner, on=on).model_copy(update={"agreed_by": Channel.TELEPHONE})
    brought_forward = p.moved(p.DUE, sooner, on=on)
    p.given(p.scheduled()).when(command).then(
        brought_forward.model_copy(update={"agreed_by": Channel.TELEPHONE})
    )


def test_all_earlier_days_are_kept() -> None:
    first = p.moved(p.DUE, date(2026, 3, 10), on=date(2026, 3, 2), because=MoveReason.FAMILY)
    again = p.moved(date(2026, 3, 10), LATER, on=THAT_DAY, because=MoveReason.STAFF)
    about = p.newest(p.scheduled(), first, again).about
    assert [due.on for due in about.dues] == [p.DUE, date(2026, 3, 10), LATER]


def test_moving_to_the_day_it_has_changes_nothing() -> None:
    p.given(p.scheduled()).when(move(p.DUE, on=date(2026, 3, 1))).then_nothing()


def test_an_evaluation_is_not_moved_to_a_day_that_has_passed() -> None:
    p.given(p.scheduled()).when(move(date(2026, 3, 18))).then_refused(
        refusals.AnEvaluationIsMovedToADayToCome
    )


def test_an_evaluation_may_be_moved_to_today() -> None:
    p.given(p.scheduled()).when(move(THAT_DAY, because=MoveReason.STAFF)).then(
        p.moved(p.DUE, THAT_DAY, on=THAT_DAY, because=MoveReason.STAFF)
    )


def test_an_evaluation_is_not_moved_beyond_a_year() -> None:
    p.given(p.scheduled()).when(move(date(2027, 3, 21), because=MoveReason.STAFF)).then_refused(
        refusals.AnEvaluationComesWithinAYear
    )


def test_what_has_been_held_is_not_moved() -> None:
    p.given(p.scheduled(), p.held()).when(move(LATER)).then_refused(
        refusals.AHeldEvaluationIsNotMoved
    )


def test_what_is_completed_is_not_moved() -> None:
    p.given(p.scheduled(), p.held(), p.completed(p.DUE)).when(move(LATER)).then_refused(
        refusals.ACompletedEvaluationStands
    )


def test_what_a_newer_plan_replaced_is_not_moved() -> None:
    replaced = e.EvaluationCancelled(evaluation_id=p.FIRST, because=WhyEnded.NEWER_PLAN)
    p.given(p.scheduled(), replaced).when(move(LATER)).then_refused(
        refusals.NothingIsLeftToEvaluate
    )


@pytest.mark.parametrize("person", [p.BERIT, p.SISSEL])
def test_the_leader_and_the_deputy_may_move_it_too(person: UUID) -> None:
    p.given(p.scheduled()).when(move(LATER, because=MoveReason.STAFF, by=person)).then(
        p.moved(p.DUE, LATER, on=THAT_DAY, because=MoveReason.STAFF)
    )


@pytest.mark.requirement("R37")
def test_a_colleague_without_a_task_in_the_case_does_not_move_it() -> None:
    p.given(p.scheduled()).when(move(LATER, by=p.EVEN)).then_refused(
        voice_refusals.OnlyLeadAndLeaderRunTheEvaluation
    )


def test_a_guardian_asks_the_lead_to_move_it() -> None:
    command = move(date(2026, 3, 3), on=date(2026, 3, 2)).model_copy(
        update={"by": p.guardian(p.LISE)}
    )
    p.given(p.scheduled()).when(command).then_refused(
        voice_refusals.OnlyLeadAndLeaderRunTheEvaluation
    )


def test_a_leader_close_to_the_child_stands_aside_and_the_next_leader_acts() -> None:
    around = p.AROUND.model_copy(update={"strangers": frozenset({p.BERIT})})
    because = MoveReason.STAFF
    p.given(p.scheduled()).when(move(LATER, by=p.BERIT, around=around)).then_refused(
        voice_refusals.SomeoneCloseToTheChildStandsAside
    )
    p.given(p.scheduled()).when(move(LATER, because=because, by=p.JORUNN, around=around)).then(
        p.moved(p.DUE, LATER, on=THAT_DAY, because=because)
    )


def test_a_lead_acts_as_an_employee_not_as_the_guardian_they_may_be_elsewhere() -> None:
    command = move(LATER, because=MoveReason.STAFF).model_copy(update={"by": p.guardian(p.KARI)})
    p.given(p.scheduled()).when(command).then_refused(
        voice_refusals.OnlyLeadAndLeaderRunTheEvaluation
    )


def test_a_deputy_does_not_stand_in_for_a_leader_who_is_close_to_the_child() -> None:
    around = p.AROUND.model_copy(update={"strangers": frozenset({p.BERIT})})
    p.given(p.scheduled()).when(move(LATER, by=p.SISSEL, around=around)).then_refused(
        voice_refusals.OnlyLeadAndLeaderRunTheEvaluation
    )
