from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

import pytest

from services.case_coordination.domain import commands as c
from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import (
    ConsentAnswer,
    ConsentForm,
    Information,
    Purpose,
    SharingBasis,
)
from services.case_coordination.domain.decider import facets
from services.case_coordination.domain.events.sharing import SHARING
from services.case_coordination.domain.refusals.levels import TheFamilyIsConsultedBeforeUnitsComeIn
from services.case_coordination.domain.refusals.opening import WhatHasHappenedIsNotInTheFuture
from services.case_coordination.domain.refusals.people import (
    AStrangerStaysOutOfTheCase,
    OnlyLeadOrLeader,
    OnlyTheLead,
)
from services.case_coordination.domain.refusals.sharing import (
    AccessIsNotGivenBackwards,
    ASharingBasisIsReasoned,
    ASharingBasisNamesTheChild,
    AUnitTakesPartThroughNamedPeople,
    ConsentIsAnsweredByOneself,
    EachWhoMustHasConsented,
    OnlyTheFamilyConsents,
    OtherUnitsComeInFromLevelTwo,
    TheUnitTakesPart,
    WithdrawnIsWhatWasGiven,
)
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.views.pages import page_of
from services.case_coordination.views.shared_log_page import SharedLogPage
from services.case_coordination.views.sight import Sight, sight
from shared.contracts.codes import CaseLevel
from shared.contracts.directory import PostHeldV1
from shared.eventing.decider import Refusal
from shared.service.trail import Reader
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.asks import COVERS, LISE_WAS_ASKED, OLE, PPT
from tests.rules.case_coordination.people import (
    ADA,
    AROUND,
    BERIT,
    EVEN,
    FEBRUARY_19,
    KARI,
    LISE,
    MARCH_19,
    MONA,
    NORWAY,
    SECOND_MEETING,
    TOR,
    employee,
    given,
)
from tests.rules.case_coordination.solbakken import LONG_AGO, reader, too_close
from tests.rules.case_coordination.stories import (
    EVALUATED,
    EVALUATED_AT_THREE,
    EVALUATED_AT_TWO,
    HELD,
    MINUTES,
)
from tests.rules.case_coordination.test_levels import NEXT_PLAN, WENT_TO_TWO

GAVE, REFUSED, WITHDREW = ConsentAnswer.GIVEN, ConsentAnswer.REFUSED, ConsentAnswer.WITHDRAWN


def said(person: UUID, answer: ConsentAnswer = GAVE, **more: Any) -> e.ConsentAnswered:
    told = {
        "person_id": person,
        "unit_id": PPT,
        "purpose": Purpose.COOPERATION,
        "covers": COVERS,
        "answer": answer,
        "form": ConsentForm.OWN_PAGE,
        "answered_on": FEBRUARY_19,
        "recorded_by": person,
    }
    return e.ConsentAnswered.model_validate({**told, **more})


LET_IN: Final = e.UnitLetIn(
    unit_id=PPT,
    person_ids=(OLE,),
    basis=SharingBasis.CONSENT,
    covers=COVERS,
    consultation=LISE_WAS_ASKED,
    starts_on=FEBRUARY_19,
    lead_id=KARI,
)
LEFT: Final = e.ParticipationEnded(unit_id=PPT, ended_on=FEBRUARY_19)
BOTH_GAVE: Final[tuple[e.CaseEvent, ...]] = (*EVALUATED_AT_TWO, said(LISE), said(TOR))
PPT_IS_IN: Final[tuple[e.CaseEvent, ...]] = (*BOTH_GAVE, LET_IN)
OLES_POST: Final = PostHeldV1(employee_id=OLE, unit_id=PPT, starts_on=LONG_AGO)


def refused(command: c.LetUnitIn, rule: type[Refusal]) -> None:
    given(*BOTH_GAVE).when(command).then_refused(rule)


@pytest.mark.requirement("R69")
def test_a_unit_comes_in_when_both_guardians_have_consented() -> None:
    given(*BOTH_GAVE).when(asks.let_in()).then(LET_IN)
    given(*PPT_IS_IN).when(asks.let_in()).then_nothing()


@pytest.mark.requirement("R69")
def test_no_unit_comes_in_while_someone_who_must_has_not_consented() -> None:
    for history in (
        EVALUATED_AT_TWO,
        (*EVALUATED_AT_TWO, said(LISE)),
        (*EVALUATED_AT_TWO, said(LISE), said(TOR, REFUSED)),
        (*EVALUATED_AT_TWO, said(LISE), said(TOR, purpose=Purpose.REFERRAL)),
        (*EVALUATED_AT_TWO, said(LISE), said(TOR, unit_id=EVEN)),
        (*EVALUATED_AT_TWO, said(LISE), said(TOR, covers=(Information.MINUTES,))),
        (*BOTH_GAVE, said(TOR, WITHDREW)),
    ):
        given(*history).when(asks.let_in()).then_refused(EachWhoMustHasConsented)


@pytest.mark.requirement("R69")
def test_one_guardian_may_be_enough_with_a_reason_unless_the_other_says_no() -> None:
    alone = asks.let_in(alone_because="Tor cannot be reached.")
    one_gave = (*EVALUATED_AT_TWO, said(LISE))

    given(*one_gave).when(alone).then(
        LET_IN.model_copy(update={"alone_because": "Tor cannot be reached."})
    )
    given(*EVALUATED_AT_TWO).when(alone).then_refused(EachWhoMustHasConsented)
    given(*one_gave, said(TOR, REFUSED)).when(alone).then_refused(EachWhoMustHasConsented)


def test_from_15_the_young_person_consents_and_not_the_guardians() -> None:
    fifteen = AROUND.model_copy(update={"child_age": 15})

    given(*BOTH_GAVE).when(asks.let_in(people=fifteen)).then_refused(EachWhoMustHasConsented)
    given(*EVALUATED_AT_TWO, said(ADA)).when(asks.let_in(people=fifteen)).then(LET_IN)


@pytest.mark.requirement("R69")
@pytest.mark.parametrize("basis", sorted({*SharingBasis} - {SharingBasis.CONSENT}))
def test_another_basis_than_consent_is_from_the_closed_list_and_reasoned(
    basis: SharingBasis,
) -> None:
    is_anonymised = basis is SharingBasis.ANONYMISED
    rule = ASharingBasisNamesTheChild if is_anonymised else ASharingBasisIsReasoned

    given(*EVALUATED_AT_TWO).when(asks.let_in(basis=basis)).then_refused(rule)


@pytest.mark.requirement("R69")
def test_a_reasoned_basis_lets_a_unit_in_without_consent() -> None:
    told: dict[str, Any] = {
        "basis": SharingBasis.OWN_TASK_NECESSARY,
        "reason": "The task needs it.",
    }

    given(*EVALUATED_AT_TWO).when(asks.let_in(**told)).then(LET_IN.model_copy(update=told))


@pytest.mark.requirement("R69")
def test_units_come_in_from_level_2_and_after_the_family_was_consulted() -> None:
    given(*EVALUATED, said(LISE), said(TOR)).when(asks.let_in()).then_refused(
        OtherUnitsComeInFromLevelTwo
    )
    refused(asks.let_in(consultation=None), TheFamilyIsConsultedBeforeUnitsComeIn)
    given(*WENT_TO_TWO, said(LISE), said(TOR)).when(asks.let_in(consultation=None)).then(LET_IN)


@pytest.mark.requirement("R69")
def test_a_unit_takes_part_through_people_who_are_named_and_from_today_or_later() -> None:
    strangers = AROUND.model_copy(update={"strangers": frozenset({OLE})})

    refused(asks.let_in(person_ids=()), AUnitTakesPartThroughNamedPeople)
    refused(asks.let_in(starts_on=date(2026, 2, 18)), AccessIsNotGivenBackwards)
    refused(asks.let_in(people=strangers), AStrangerStaysOutOfTheCase)
    refused(asks.let_in(by=BERIT), OnlyTheLead)


@pytest.mark.parametrize("answer", [REFUSED, WITHDREW])
def test_a_withdrawn_consent_ends_at_once_that_the_unit_takes_part(answer: ConsentAnswer) -> None:
    given(*PPT_IS_IN).when(asks.consent(TOR, answer)).then(said(TOR, answer), LEFT)


def test_a_no_to_another_unit_or_purpose_or_beside_another_basis_ends_nothing() -> None:
    for_referral = asks.consent(TOR, REFUSED, purpose=Purpose.REFERRAL)
    elsewhere = asks.consent(TOR, REFUSED, unit_id=EVEN)
    on_a_task = LET_IN.model_copy(update={"basis": SharingBasis.OWN_TASK_NECESSARY})

    assert len(given(*PPT_IS_IN).when(for_referral).events()) == 1
    assert len(given(*PPT_IS_IN).when(elsewhere).events()) == 1
    assert len(given(*BOTH_GAVE, on_a_task).when(asks.consent(TOR, REFUSED)).events()) == 1


def test_after_a_withdrawal_the_other_guardians_consent_opens_nothing() -> None:
    history = (*PPT_IS_IN, said(LISE, WITHDREW), LEFT, said(TOR))

    given(*history).when(asks.let_in()).then_refused(EachWhoMustHasConsented)
    given(*history, said(LISE)).when(asks.let_in()).then(LET_IN)


def test_only_what_was_given_is_withdrawn_and_only_once() -> None:
    given(*EVALUATED_AT_TWO).when(asks.consent(TOR, WITHDREW)).then_refused(WithdrawnIsWhatWasGiven)
    given(*BOTH_GAVE, said(TOR, WITHDREW)).when(asks.consent(TOR, WITHDREW)).then_nothing()


def test_each_answers_for_oneself_and_the_lead_records_what_was_said() -> None:
    oral = asks.consent(LISE, by=employee(KARI), form=ConsentForm.ORAL)
    for_lise = asks.consent(LISE, by=employee(MONA))
    of_even = asks.consent(EVEN, by=employee(KARI))
    tomorrow = asks.consent(LISE, answered_on=MARCH_19)
    history = EVALUATED_AT_TWO

    given(*history).when(oral).then(said(LISE, form=ConsentForm.ORAL, recorded_by=KARI))
    given(*history).when(for_lise).then_refused(ConsentIsAnsweredByOneself)
    given(*history).when(of_even).then_refused(OnlyTheFamilyConsents)
    given(*history).when(tomorrow).then_refused(WhatHasHappenedIsNotInTheFuture)


def test_consents_and_what_follows_from_them_stand_where_only_lead_and_leader_read() -> None:
    assert {event.facet() for event in (said(LISE), LET_IN, LEFT)} == {SHARING}
    assert SHARING in facets(given(*PPT_IS_IN).state())
    assert EachWhoMustHasConsented.is_confidential


@pytest.mark.requirement("R99")
def test_units_leave_the_same_day_when_the_case_is_the_own_units_again() -> None:
    at_three = (*EVALUATED_AT_THREE, said(LISE), said(TOR), LET_IN)
    to_two = asks.step_down(to=CaseLevel.MUNICIPAL_UNITS, plan=asks.WITH_DEADLINES)

    assert LEFT in given(*at_three).when(asks.step_down()).events()
    assert LEFT not in given(*at_three).when(to_two).events()


def test_lead_or_leader_end_that_a_unit_takes_part() -> None:
    given(*PPT_IS_IN).when(asks.end()).then(LEFT)
    given(*PPT_IS_IN).when(asks.end(by=BERIT)).then(LEFT)
    given(*PPT_IS_IN).when(asks.end(by=MONA)).then_refused(OnlyLeadOrLeader)
    given(*BOTH_GAVE).when(asks.end()).then_refused(TheUnitTakesPart)


def ole(on: date = FEBRUARY_19) -> Reader:
    return reader(employee(OLE), OLES_POST, on=on)


def seen(who: Reader, *history: e.CaseEvent) -> Sight:
    return sight(given(*history).state(), who)


def log(*history: e.CaseEvent) -> SharedLogPage:
    page = page_of(PPT, given(*history).state(), ole(), NORWAY)
    assert isinstance(page, SharedLogPage)
    return page


@pytest.mark.requirement("R69")
def test_a_named_person_of_the_unit_sees_the_shared_log_from_the_first_day_to_the_last() -> None:
    assert seen(ole(), *BOTH_GAVE) is Sight.NOTHING
    assert seen(ole(date(2026, 2, 18)), *PPT_IS_IN) is Sight.NOTHING
    assert seen(ole(), *PPT_IS_IN) is Sight.SHARED_LOG
    assert seen(ole(), *PPT_IS_IN, LEFT) is Sight.NOTHING


@pytest.mark.requirement("R69")
def test_nobody_sees_the_shared_log_who_is_not_named_or_has_left_the_unit_or_is_too_close() -> None:
    evens_post = PostHeldV1(employee_id=EVEN, unit_id=PPT, starts_on=LONG_AGO)
    close = reader(employee(OLE), OLES_POST, too_close(OLE), on=FEBRUARY_19)

    assert seen(reader(employee(EVEN), evens_post, on=FEBRUARY_19), *PPT_IS_IN) is Sight.NOTHING
    assert seen(reader(employee(OLE), on=FEBRUARY_19), *PPT_IS_IN) is Sight.NOTHING
    assert seen(close, *PPT_IS_IN) is Sight.NOTHING


@pytest.mark.requirement("R69")
def test_the_own_units_record_from_level_1_is_never_in_the_shared_log() -> None:
    second = HELD.model_copy(update={"meeting_id": SECOND_MEETING, "held_on": FEBRUARY_19})
    minutes = MINUTES.model_copy(update={"meeting_id": SECOND_MEETING})
    before = log(*WENT_TO_TWO, LET_IN)
    after = log(*WENT_TO_TWO, LET_IN, second, minutes, NEXT_PLAN)

    assert (before.plan, before.minutes) == (None, ())
    assert after.plan is not None
    assert [shown.meeting_id for shown in after.minutes] == [SECOND_MEETING]


@pytest.mark.requirement("R69")
def test_the_shared_log_shows_no_more_than_the_basis_covers() -> None:
    only_minutes = LET_IN.model_copy(update={"covers": (Information.MINUTES,)})
    only_plan = LET_IN.model_copy(update={"covers": (Information.PLAN_AND_MEASURES,)})

    assert log(*BOTH_GAVE, only_minutes).plan is None
    assert log(*BOTH_GAVE, only_minutes).minutes
    assert log(*BOTH_GAVE, only_plan).plan is not None
    assert log(*BOTH_GAVE, only_plan).minutes == ()


def test_a_closed_case_is_seen_by_no_other_unit() -> None:
    closed = given(*PPT_IS_IN).when(asks.close()).events()

    assert isinstance(given(*PPT_IS_IN).state(), ActiveCase)
    assert seen(ole(), *PPT_IS_IN, *closed) is Sight.NOTHING
