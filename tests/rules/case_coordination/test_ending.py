from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

import pytest

from services.case_coordination.domain import commands as c
from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import EndingReason
from services.case_coordination.domain.events.outcomes import ENDING
from services.case_coordination.domain.refusals.opening import (
    TheCaseIsClosed,
    WhatHasHappenedIsNotInTheFuture,
)
from services.case_coordination.domain.refusals.outcomes import (
    AnEndingAnswersTheDutyToReport,
    AnEndingIsExplained,
    AnEndingSaysWhatGoesOn,
    ANoteIsFiledAfterTheEnd,
    NobodyHasAskedToEnd,
    TheFamilyIsToldOfTheEnding,
)
from services.case_coordination.domain.refusals.people import OnlyLeadOrLeader, OnlyTheLeader
from services.case_coordination.domain.states import ActiveCase, ClosedCase
from services.case_coordination.domain.values import ToldOfEnding
from shared.eventing.decider import Refusal
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    ADA,
    BERIT,
    FEBRUARY_19,
    KARI,
    LISE,
    MONA,
    SISSEL,
    THURSDAY_22,
    TOR,
    given,
)
from tests.rules.case_coordination.stories import LED, OPENED, PLANNED, opened
from tests.rules.case_coordination.test_outcomes import CLOSED

pytestmark = pytest.mark.requirement("R124")

ASKED: Final = e.EndingAsked(asked_by=KARI, asked_on=THURSDAY_22, leader_id=BERIT)
EXPLAINED: Final = e.EndingExplained(ending=asks.ending())
ENDED: Final = e.CaseEnded(
    plan_version=1,
    ended_on=THURSDAY_22,
    holder_id=KARI,
    leader_id=BERIT,
    participant_ids=(LISE, TOR, KARI, MONA),
)


def confirm(by: UUID = BERIT) -> c.ConfirmEnding:
    return c.ConfirmEnding(**asks.who(by, THURSDAY_22))


def file(by: UUID = KARI, filed_on: date = FEBRUARY_19) -> c.FileClosingNote:
    return c.FileClosingNote(
        **asks.who(by, FEBRUARY_19), where="The child's folder, 26/114.", filed_on=filed_on
    )


def refused(rule: type[Refusal], **told: asks.Told) -> None:
    given(*PLANNED).when(asks.ask_to_end(**told)).then_refused(rule)


def test_the_lead_asks_and_the_leader_confirms() -> None:
    given(*PLANNED).when(asks.ask_to_end()).then(ASKED, EXPLAINED)
    given(*PLANNED, ASKED, EXPLAINED).when(confirm()).then(ENDED)
    assert isinstance(given(*PLANNED, ASKED, EXPLAINED, ENDED).state(), ClosedCase)


def test_until_the_leader_confirms_the_case_is_active() -> None:
    assert isinstance(given(*PLANNED, ASKED, EXPLAINED).state(), ActiveCase)


def test_nobody_but_the_leader_or_the_deputy_confirms() -> None:
    given(*PLANNED, ASKED, EXPLAINED).when(confirm(KARI)).then_refused(OnlyTheLeader)
    given(*PLANNED, ASKED, EXPLAINED).when(confirm(SISSEL)).then(ENDED)


def test_the_leader_confirms_only_what_someone_has_asked_for() -> None:
    given(*PLANNED).when(confirm()).then_refused(NobodyHasAskedToEnd)


def test_what_the_leader_asks_is_confirmed_with_that() -> None:
    asked = ASKED.model_copy(update={"asked_by": BERIT})
    ended = ENDED.model_copy(
        update={"plan_version": 0, "holder_id": BERIT, "participant_ids": (LISE, TOR, BERIT)}
    )

    given(*OPENED).when(asks.ask_to_end(by=BERIT)).then(asked, EXPLAINED, ended)


def test_the_leader_may_let_the_case_go_on() -> None:
    declined = e.EndingDeclined(declined_by=BERIT, reason="The mother wants to think it over.")
    asked = c.DeclineEnding(
        **asks.who(BERIT, THURSDAY_22), reason="The mother wants to think it over."
    )

    given(*PLANNED, ASKED, EXPLAINED).when(asked).then(declined)
    given(*PLANNED, ASKED, EXPLAINED, declined).when(confirm()).then_refused(NobodyHasAskedToEnd)
    given(*PLANNED).when(asked).then_refused(NobodyHasAskedToEnd)


def test_a_colleague_does_not_ask_to_end() -> None:
    given(*PLANNED).when(asks.ask_to_end(by=MONA)).then_refused(OnlyLeadOrLeader)


def test_no_case_ends_before_the_duty_to_report_is_answered() -> None:
    refused(AnEndingAnswersTheDutyToReport, duty_to_report=None)


def test_another_reason_says_what_it_is() -> None:
    refused(AnEndingIsExplained, because=EndingReason.OTHER)
    assert (
        given(*PLANNED)
        .when(
            asks.ask_to_end(
                because=EndingReason.OTHER, explanation="The child has moved in with kin."
            )
        )
        .events()
    )


def test_an_individual_plan_names_its_coordinator() -> None:
    refused(AnEndingIsExplained, because=EndingReason.INDIVIDUAL_PLAN_HAS_TAKEN_OVER)


def test_child_and_guardians_are_told_or_it_is_said_why_not() -> None:
    ada, lise, tor = asks.EVERYONE_TOLD
    not_tor = ToldOfEnding(person_id=TOR, why_not="Nobody knows where he is.")

    refused(TheFamilyIsToldOfTheEnding, told=(ada, lise))
    refused(TheFamilyIsToldOfTheEnding, told=(lise, tor))
    refused(TheFamilyIsToldOfTheEnding, told=(ada, lise, ToldOfEnding(person_id=TOR)))
    assert given(*PLANNED).when(asks.ask_to_end(told=(ada, lise, not_tor))).events()


def test_nobody_was_told_tomorrow() -> None:
    tomorrow = ToldOfEnding(person_id=ADA, told_on=date(2026, 1, 23))

    refused(WhatHasHappenedIsNotInTheFuture, told=(*asks.EVERYONE_TOLD, tomorrow))


def test_what_the_unit_goes_on_with_is_said() -> None:
    refused(AnEndingSaysWhatGoesOn, goes_on_with=None)


def test_why_a_case_ends_stands_where_only_lead_and_leader_read() -> None:
    assert EXPLAINED.facet() == ENDING
    assert "neglect" not in ASKED.model_dump_json() + ENDED.model_dump_json()
    assert EndingReason.FAMILY_NO_LONGER_WANTS_IT not in ASKED.model_dump_json()


def test_a_case_without_any_guardian_told_still_ends() -> None:
    nobody_told = (opened(told=()), *LED[1:])

    *_, ended = given(*nobody_told).when(asks.ask_to_end(by=BERIT)).events()
    assert isinstance(ended, e.CaseEnded)
    assert ended.participant_ids == (KARI,)


@pytest.mark.requirement("R13", "R63")
def test_one_task_is_left_which_ends_when_the_note_is_filed() -> None:
    filed = e.ClosingNoteFiled(
        where="The child's folder, 26/114.", filed_by=KARI, filed_on=FEBRUARY_19
    )

    given(*CLOSED).when(file()).then(filed)
    given(*CLOSED, filed).when(file()).then_nothing()
    assert given(*CLOSED).when(file(BERIT)).events()
    given(*CLOSED).when(file(MONA)).then_refused(OnlyLeadOrLeader)
    given(*CLOSED).when(file(filed_on=date(2026, 2, 20))).then_refused(
        WhatHasHappenedIsNotInTheFuture
    )


def test_no_note_is_filed_while_the_case_is_open() -> None:
    given(*PLANNED).when(file()).then_refused(ANoteIsFiledAfterTheEnd)


def test_a_closed_case_is_not_ended_again() -> None:
    given(*CLOSED).when(asks.ask_to_end()).then_refused(TheCaseIsClosed)
