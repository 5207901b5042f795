from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from services.evaluation_scheduling.adapters.store import EVALUATIONS
from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain.states import Evaluations
from services.evaluation_scheduling.policies.when_a_case_is_closed_evaluate_no_more import (
    when_a_case_is_closed_evaluate_no_more,
)
from services.evaluation_scheduling.policies.when_a_case_opens_remember_who_was_told import (
    when_a_case_opens_remember_who_was_told,
)
from services.evaluation_scheduling.policies.when_a_lead_accepts_the_evaluation_follows import (
    when_a_lead_accepts_the_evaluation_follows,
)
from services.evaluation_scheduling.policies.when_a_plan_is_agreed_schedule_its_evaluation import (
    when_a_plan_is_agreed_schedule_its_evaluation,
)
from services.evaluation_scheduling.policies.when_guardians_know_hear_them_too import (
    when_guardians_know_hear_them_too,
)
from services.evaluation_scheduling.policies.when_the_baton_returns_the_evaluation_follows import (
    when_the_baton_returns_the_evaluation_follows,
)
from shared.contracts import case_coordination as case
from shared.contracts.codes import CaseLevel, Outcome
from shared.contracts.contract import Contract
from shared.eventing.decider import Command
from shared.eventing.policy import Ask, Moment
from shared.who_is_who.who_is_who import RowsInMemory, WhoIsWho
from tests.integration.telling import enveloped
from tests.rules.evaluation_scheduling import people as p

NOW: Final = p.at(p.PLANNED, 15)


def heard(fact: Contract) -> Moment:
    return Moment(
        now=NOW,
        by=p.SYSTEM,
        days=p.NORWAY,
        known=WhoIsWho(RowsInMemory()),
        envelope=replace(enveloped(fact), sequence=5),
    )


def asked(then: Callable[..., Sequence[Ask[Evaluations]]], fact: Contract) -> Command:
    (ask,) = then(fact, heard(fact))
    assert (ask.kind, ask.subject_id) == (EVALUATIONS, p.CASE)
    return ask.command(Evaluations())


def test_an_agreed_plan_is_scheduled_for_evaluation_with_its_voices_and_goals() -> None:
    fact = case.PlanAgreedV1(
        case_id=p.CASE,
        child_id=p.ADA,
        unit_id=p.SOLBAKKEN,
        plan_version=1,
        goal_ids=(p.PLAY, p.SLEEP),
        evaluation_on=p.DUE,
        agreed_on=p.PLANNED,
        lead_id=p.KARI,
        leader_id=p.BERIT,
        service_manager_id=p.JORUNN,
        voices=tuple(case.Voice(person_id=one.person_id, kind=one.kind) for one in p.VOICES),
    )
    assert asked(when_a_plan_is_agreed_schedule_its_evaluation, fact) == p.schedule()


def test_whoever_accepts_the_lead_leads_the_evaluation() -> None:
    fact = case.LeadAcceptedV1(
        case_id=p.CASE,
        concern_id=UUID(int=61),
        lead_id=p.MONA,
        previous_holder_id=p.KARI,
        leader_id=p.BERIT,
        accepted_on=p.PLANNED,
    )
    assert asked(when_a_lead_accepts_the_evaluation_follows, fact) == c.NameLead(
        by=p.SYSTEM, now=NOW, lead_id=p.MONA, leader_id=p.BERIT, sequence=5
    )


def test_a_baton_that_returns_to_the_leader_takes_the_evaluation_along() -> None:
    fact = case.BatonReturnedV1(
        case_id=p.CASE, leader_id=p.BERIT, previous_holder_id=p.KARI, returned_on=p.PLANNED
    )
    assert asked(when_the_baton_returns_the_evaluation_follows, fact) == c.NameLead(
        by=p.SYSTEM, now=NOW, lead_id=p.BERIT, leader_id=p.BERIT, sequence=5
    )


def test_guardians_who_know_now_are_heard_too() -> None:
    fact = case.GuardiansKnowV1(case_id=p.CASE, child_id=p.ADA, guardians_told=(p.STEPFATHER,))
    assert asked(when_guardians_know_hear_them_too, fact) == c.HearGuardiansToo(
        by=p.SYSTEM, now=NOW, guardian_ids=(p.STEPFATHER,), sequence=5
    )


def test_a_closed_case_is_evaluated_no_more() -> None:
    day = date(2026, 3, 19)
    fact = case.CaseClosedV1(
        case_id=p.CASE, outcome=Outcome.CLOSE, lead_id=p.KARI, leader_id=p.BERIT, closed_on=day
    )
    assert asked(when_a_case_is_closed_evaluate_no_more, fact) == c.EndCase(
        by=p.SYSTEM, now=NOW, ended_on=day
    )


def test_who_was_told_before_the_case_opened_is_remembered() -> None:
    fact = case.CaseOpenedV1(
        case_id=p.CASE,
        concern_id=p.CASE,
        child_id=p.ADA,
        unit_id=p.SOLBAKKEN,
        level=CaseLevel.OWN_UNIT,
        holder_id=p.BERIT,
        guardians_told=(p.LISE,),
        opened_on=p.PLANNED,
    )
    assert asked(when_a_case_opens_remember_who_was_told, fact) == c.HearGuardiansToo(
        by=p.SYSTEM, now=NOW, guardian_ids=(p.LISE,), sequence=5
    )
