from __future__ import annotations

from uuid import UUID

import pytest

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain.evaluation import evaluation_id_of
from services.evaluation_scheduling.domain.values import WhyEnded
from tests.rules.evaluation_scheduling import people as p

CLOSED = e.EvaluationCancelled(case_id=p.CASE, because=WhyEnded.CASE_CLOSED)
NEWER_PLAN = e.EvaluationCancelled(case_id=p.CASE, because=WhyEnded.NEWER_PLAN)


def cancel(because: WhyEnded) -> c.CancelEvaluation:
    return c.CancelEvaluation(by=p.SYSTEM, now=p.at(p.DUE), case_id=p.CASE, because=because)


def name_lead(lead: UUID, sequence: int) -> c.NameLead:
    return c.NameLead(
        by=p.SYSTEM, now=p.at(p.DUE), lead_id=lead, leader_id=p.BERIT, case_sequence=sequence
    )


@pytest.mark.requirement("R51", "R61")
def test_an_agreed_plan_is_looked_at_again_on_its_day() -> None:
    p.given().when(p.schedule()).then(p.scheduled())


def test_a_plan_told_twice_is_looked_at_once() -> None:
    p.given(p.scheduled()).when(p.schedule()).then_nothing()


def test_each_version_of_a_plan_has_one_evaluation_of_its_own() -> None:
    assert evaluation_id_of(p.CASE, 1) == evaluation_id_of(p.CASE, 1)
    assert evaluation_id_of(p.CASE, 1) != evaluation_id_of(p.CASE, 2)


@pytest.mark.requirement("R61")
def test_a_newer_plan_takes_the_place_of_what_was_not_completed() -> None:
    p.given(p.scheduled()).when(cancel(WhyEnded.NEWER_PLAN)).then(NEWER_PLAN)


@pytest.mark.requirement("R60")
def test_a_completed_evaluation_stands_when_a_newer_plan_comes() -> None:
    history = (p.scheduled(), p.held(), p.completed(p.DUE))
    p.given(*history).when(cancel(WhyEnded.NEWER_PLAN)).then_nothing()


def test_a_closed_case_leaves_nothing_to_evaluate() -> None:
    p.given(p.scheduled()).when(cancel(WhyEnded.CASE_CLOSED)).then(CLOSED)


def test_a_case_is_closed_once() -> None:
    p.given(p.scheduled(), CLOSED).when(cancel(WhyEnded.CASE_CLOSED)).then_nothing()


def test_an_end_told_before_the_beginning_is_kept() -> None:
    p.given().when(cancel(WhyEnded.CASE_CLOSED)).then(CLOSED)


def test_a_beginning_told_after_the_end_changes_nothing() -> None:
    p.given(CLOSED).when(p.schedule()).then_nothing()


@pytest.mark.requirement("R40")
def test_the_evaluation_follows_the_baton() -> None:
    p.given(p.scheduled()).when(name_lead(p.MONA, sequence=8)).then(
        e.LeadNamed(lead_id=p.MONA, leader_id=p.BERIT, case_sequence=8)
    )


@pytest.mark.requirement("R40")
def test_an_older_lead_told_late_does_not_get_the_baton_back() -> None:
    newer = e.LeadNamed(lead_id=p.MONA, leader_id=p.BERIT, case_sequence=8)
    p.given(p.scheduled(), newer).when(name_lead(p.EVEN, sequence=7)).then_nothing()


def test_a_lead_is_named_for_no_evaluation_that_is_over() -> None:
    p.given(p.scheduled(), CLOSED).when(name_lead(p.MONA, sequence=8)).then_nothing()
