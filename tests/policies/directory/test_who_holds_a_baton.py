from __future__ import annotations

from datetime import date
from uuid import UUID

from services.directory.adapters.store import CASES
from services.directory.domain.case.case import (
    ForgetCase,
    RememberCase,
    RememberedCase,
    RememberHolder,
)
from services.directory.policies.when_a_case_is_closed_forget_its_lead import (
    when_a_case_is_closed_forget_its_lead,
)
from services.directory.policies.when_a_case_opens_remember_who_holds_it import (
    when_a_case_opens_remember_who_holds_it,
)
from services.directory.policies.when_a_lead_accepts_remember_who_holds_the_baton import (
    when_a_lead_accepts_remember_who_holds_the_baton,
)
from services.directory.policies.when_the_baton_returns_remember_who_holds_it import (
    when_the_baton_returns_remember_who_holds_it,
)
from shared.contracts.case_coordination import (
    BatonReturnedV1,
    CaseClosedV1,
    CaseOpenedV1,
    LeadAcceptedV1,
)
from shared.contracts.codes import CaseLevel, Outcome
from tests.policies.directory.moments import NOW, knowing
from tests.rules.directory.people import ADA, BERIT, KARI, SOLBAKKEN, THE_SYSTEM

CASE = UUID("60000000-0000-4000-8000-000000000001")
CONCERN = UUID("70000000-0000-4000-8000-000000000001")
MONDAY = date(2026, 1, 19)


def test_when_a_case_opens_its_first_holder_is_remembered() -> None:
    opened = CaseOpenedV1(
        case_id=CASE,
        concern_id=CONCERN,
        child_id=ADA,
        unit_id=SOLBAKKEN,
        level=CaseLevel.OWN_UNIT,
        holder_id=BERIT,
        guardians_told=(),
        opened_on=MONDAY,
    )
    (ask,) = when_a_case_opens_remember_who_holds_it(opened, knowing())
    assert (ask.kind, ask.subject_id) == (CASES, CASE)
    assert ask.command(RememberedCase()) == RememberCase(
        by=THE_SYSTEM, now=NOW, case_id=CASE, child_id=ADA, holder_id=BERIT
    )


def test_when_a_lead_accepts_the_new_holder_is_remembered() -> None:
    accepted = LeadAcceptedV1(
        case_id=CASE,
        concern_id=CONCERN,
        lead_id=KARI,
        previous_holder_id=BERIT,
        leader_id=BERIT,
        accepted_on=MONDAY,
    )
    (ask,) = when_a_lead_accepts_remember_who_holds_the_baton(accepted, knowing())
    assert ask.command(RememberedCase()) == RememberHolder(
        by=THE_SYSTEM,
        now=NOW,
        case_id=CASE,
        holder_id=KARI,
        previous_holder_id=BERIT,
        accepted_on=MONDAY,
    )


def test_when_the_baton_returns_whoever_led_holds_it_no_more() -> None:
    returned = BatonReturnedV1(
        case_id=CASE, leader_id=BERIT, previous_holder_id=KARI, returned_on=MONDAY
    )
    (ask,) = when_the_baton_returns_remember_who_holds_it(returned, knowing())
    assert (ask.kind, ask.subject_id) == (CASES, CASE)
    assert ask.command(RememberedCase()) == RememberHolder(
        by=THE_SYSTEM,
        now=NOW,
        case_id=CASE,
        holder_id=BERIT,
        previous_holder_id=KARI,
        accepted_on=MONDAY,
    )


def test_when_a_case_is_closed_its_lead_is_forgotten() -> None:
    closed = CaseClosedV1(
        case_id=CASE,
        outcome=Outcome.CLOSE,
        lead_id=KARI,
        leader_id=BERIT,
        closed_on=MONDAY,
    )
    (ask,) = when_a_case_is_closed_forget_its_lead(closed, knowing())
    assert ask.command(RememberedCase()) == ForgetCase(by=THE_SYSTEM, now=NOW, case_id=CASE)
