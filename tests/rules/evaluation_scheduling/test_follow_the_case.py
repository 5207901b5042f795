from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain import voice_events as v
from services.evaluation_scheduling.domain.evaluation import evaluation_id_of
from services.evaluation_scheduling.domain.values import Voice, WhyEnded
from shared.contracts.codes import VoiceKind
from tests.rules.evaluation_scheduling import people as p

THAT_DAY = date(2026, 3, 4)
NEXT = date(2026, 4, 1)
ENDED = e.CaseEnded(ended_on=THAT_DAY)
CLOSED = e.EvaluationCancelled(evaluation_id=p.FIRST, because=WhyEnded.CASE_CLOSED)
REPLACED = e.EvaluationCancelled(evaluation_id=p.FIRST, because=WhyEnded.NEWER_PLAN)

end_case = c.EndCase(by=p.SYSTEM, now=p.at(THAT_DAY), ended_on=THAT_DAY)
hear_stepfather_too = c.HearGuardiansToo(
    by=p.SYSTEM, now=p.at(THAT_DAY), guardian_ids=(p.LISE, p.STEPFATHER), sequence=8
)


TOLD = e.GuardiansTold(guardian_ids=(p.LISE, p.STEPFATHER), sequence=8)


def asked_too(person: UUID, kind: VoiceKind) -> v.VoiceAdded:
    return v.VoiceAdded(evaluation_id=p.FIRST, person_id=person, kind=kind)


def name_lead(lead: UUID, sequence: int) -> c.NameLead:
    return c.NameLead(
        by=p.SYSTEM, now=p.at(THAT_DAY), lead_id=lead, leader_id=p.BERIT, sequence=sequence
    )


def led_by(lead: UUID, sequence: int) -> e.LeadNamed:
    return e.LeadNamed(lead_id=lead, leader_id=p.BERIT, sequence=sequence)


@pytest.mark.requirement("R51", "R61")
def test_an_agreed_plan_is_looked_at_again_on_its_day() -> None:
    p.given().when(p.schedule()).then(p.scheduled())


def test_a_plan_told_twice_is_looked_at_once() -> None:
    p.given(p.scheduled()).when(p.schedule()).then_nothing()


def test_each_version_of_a_plan_has_one_evaluation_of_its_own() -> None:
    assert evaluation_id_of(p.CASE, 1) == evaluation_id_of(p.CASE, 1)
    assert evaluation_id_of(p.CASE, 1) != evaluation_id_of(p.CASE, 2)


@pytest.mark.requirement("R61", "R65")
def test_a_newer_plan_takes_the_place_of_what_was_not_completed() -> None:
    newer = p.schedule(NEXT, plan_version=2)
    p.given(p.scheduled()).when(newer).then(
        REPLACED, p.scheduled(NEXT, plan_version=2).model_copy(update={"set_at": newer.now})
    )


@pytest.mark.requirement("R60")
def test_a_completed_evaluation_stands_when_a_newer_plan_comes() -> None:
    history = (p.scheduled(), p.held(), p.completed(p.DUE))
    p.given(*history).when(p.schedule(NEXT, plan_version=2)).then(p.scheduled(NEXT, plan_version=2))


def test_an_older_plan_told_late_sets_nothing() -> None:
    p.given(p.scheduled(NEXT, plan_version=2)).when(p.schedule()).then_nothing()


def test_an_ended_case_leaves_nothing_to_evaluate() -> None:
    p.given(p.scheduled()).when(end_case).then(CLOSED, ENDED)


def test_what_was_completed_stands_when_the_case_ends() -> None:
    p.given(p.scheduled(), p.held(), p.completed(p.DUE)).when(end_case).then(ENDED)


def test_a_case_ends_once() -> None:
    p.given(p.scheduled(), CLOSED, ENDED).when(end_case).then_nothing()


def test_an_end_told_before_the_plan_is_kept() -> None:
    p.given().when(end_case).then(ENDED)
    p.given(ENDED).when(p.schedule()).then_nothing()


@pytest.mark.requirement("R40")
def test_the_evaluation_follows_the_baton() -> None:
    p.given(p.scheduled()).when(name_lead(p.MONA, sequence=8)).then(led_by(p.MONA, sequence=8))
    assert p.newest(p.scheduled(), led_by(p.MONA, sequence=8)).about.lead_id == p.MONA


@pytest.mark.requirement("R40")
def test_an_older_lead_told_late_does_not_get_the_baton_back() -> None:
    p.given(p.scheduled(), led_by(p.MONA, 8)).when(name_lead(p.EVEN, sequence=7)).then_nothing()


@pytest.mark.requirement("R40")
def test_a_lead_told_before_an_older_plan_keeps_the_baton() -> None:
    p.given(led_by(p.MONA, sequence=8)).when(p.schedule(sequence=5)).then(
        p.scheduled().model_copy(update={"lead_id": p.MONA})
    )


@pytest.mark.requirement("R40")
def test_a_plan_told_after_an_older_lead_says_who_leads() -> None:
    p.given(led_by(p.MONA, sequence=3)).when(p.schedule(sequence=5)).then(p.scheduled())


@pytest.mark.requirement("R54")
def test_a_new_lead_is_heard_too() -> None:
    p.given(p.scheduled()).when(name_lead(p.EVEN, sequence=8)).then(
        led_by(p.EVEN, sequence=8), asked_too(p.EVEN, VoiceKind.EMPLOYEE)
    )


def test_a_guardian_who_is_told_later_is_asked_to_be_heard() -> None:
    p.given(p.scheduled()).when(hear_stepfather_too).then(
        TOLD, asked_too(p.STEPFATHER, VoiceKind.GUARDIAN)
    )


def test_a_guardian_is_told_once() -> None:
    p.given(p.scheduled(), TOLD).when(hear_stepfather_too).then_nothing()


def test_a_guardian_told_after_completion_is_asked_the_next_time() -> None:
    p.given(p.scheduled(), p.held(), p.completed(p.DUE)).when(hear_stepfather_too).then(TOLD)


def test_a_guardian_told_after_an_older_plan_that_comes_late_is_heard_too() -> None:
    stepfather = Voice(person_id=p.STEPFATHER, kind=VoiceKind.GUARDIAN)
    p.given(TOLD).when(p.schedule(sequence=5)).then(
        p.scheduled().model_copy(update={"voices": (*p.VOICES, stepfather)})
    )


def test_a_newer_plan_says_itself_who_is_heard() -> None:
    p.given(TOLD).when(p.schedule(sequence=9)).then(p.scheduled())
