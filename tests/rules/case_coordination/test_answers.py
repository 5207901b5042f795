from __future__ import annotations

from datetime import date

import pytest

from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import Answer, MeasureStatus
from services.case_coordination.domain.decider import case_decider
from services.case_coordination.domain.events.plans import words_of
from services.case_coordination.domain.people import GuardianAround
from services.case_coordination.domain.refusals.opening import WhatHasHappenedIsNotInTheFuture
from services.case_coordination.domain.refusals.people import (
    OnlyLeadOrLeader,
    OnlyThoseWhoTakePartAnswer,
)
from services.case_coordination.domain.refusals.plans import (
    OnlyTheCurrentPlanIsAnswered,
    TheMeasureIsOfTheCurrentPlan,
)
from services.case_coordination.domain.states import ActiveCase
from shared.identity.actor import Actor, Role
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    ADA,
    AROUND,
    BEDTIME,
    BERIT,
    EVEN,
    FEBRUARY_19,
    KARI,
    LISE,
    MARCH_19,
    MONA,
    SMALL_GROUP,
    THURSDAY_22,
    TOR,
    employee,
    given,
    guardian,
)
from tests.rules.case_coordination.stories import PLANNED, accepted, opened, plan_agreed

AGREED = e.PlanAnswered(person_id=LISE, plan_version=1, answer=Answer.AGREE, with_words=False)
COMMENTED = e.PlanAnswered(person_id=TOR, plan_version=1, answer=Answer.COMMENT, with_words=True)
TORS_WORDS = e.WordsWritten(person_id=TOR, plan_version=1, words="Evenings are hard with me.")
ONLY_LISE_HAS_ACCESS = AROUND.model_copy(
    update={
        "guardians": (
            GuardianAround(guardian_id=LISE, is_granted_access=True),
            GuardianAround(guardian_id=TOR),
        )
    }
)


@pytest.mark.requirement("R46")
def test_a_guardian_agrees() -> None:
    given(*PLANNED).when(asks.answer(guardian(LISE))).then(AGREED)
    given(*PLANNED, AGREED).when(asks.answer(guardian(LISE))).then_nothing()


@pytest.mark.requirement("R46")
def test_a_guardians_words_stand_in_a_stream_of_their_own() -> None:
    given(*PLANNED).when(
        asks.answer(guardian(TOR), Answer.COMMENT, "Evenings are hard with me.")
    ).then(COMMENTED, TORS_WORDS)
    assert TORS_WORDS.facet() == words_of(TOR)
    assert words_of(TOR) != words_of(LISE)


def test_no_word_of_one_guardian_stands_where_the_other_reads() -> None:
    assert "Evenings" not in COMMENTED.model_dump_json()
    assert COMMENTED.facet() == "main"


def test_the_streams_of_words_are_those_of_the_people_who_wrote() -> None:
    state = given(*PLANNED, COMMENTED).state()

    assert words_of(TOR) in case_decider.facets(state)
    assert words_of(LISE) not in case_decider.facets(state)


def test_the_same_words_again_change_nothing_and_other_words_are_added() -> None:
    history = (*PLANNED, COMMENTED, TORS_WORDS)

    given(*history).when(
        asks.answer(guardian(TOR), Answer.COMMENT, "Evenings are hard with me.")
    ).then_nothing()
    given(*history).when(asks.answer(guardian(TOR), Answer.COMMENT, "Mornings too.")).then(
        COMMENTED, TORS_WORDS.model_copy(update={"words": "Mornings too."})
    )


def test_someone_may_change_their_answer() -> None:
    given(*PLANNED, AGREED).when(asks.answer(guardian(LISE), Answer.DISAGREE)).then(
        AGREED.model_copy(update={"answer": Answer.DISAGREE})
    )


def test_the_plan_that_stands_is_answered_and_no_older_one() -> None:
    revised = plan_agreed(version=2, evaluation_on=MARCH_19, agreed_on=FEBRUARY_19)

    given(*PLANNED, revised).when(asks.answer(guardian(LISE))).then_refused(
        OnlyTheCurrentPlanIsAnswered
    )


def test_a_guardian_not_told_or_without_access_answers_nothing() -> None:
    given(opened(told=(LISE,)), accepted(), plan_agreed()).when(
        asks.answer(guardian(TOR))
    ).then_refused(OnlyThoseWhoTakePartAnswer)
    given(*PLANNED).when(asks.answer(guardian(TOR), people=ONLY_LISE_HAS_ACCESS)).then_refused(
        OnlyThoseWhoTakePartAnswer
    )


def test_the_young_person_and_those_who_work_with_the_plan_answer_too() -> None:
    ada = Actor(person_id=ADA, role=Role.YOUNG_PERSON)

    given(*PLANNED).when(asks.answer(ada)).then(AGREED.model_copy(update={"person_id": ADA}))
    given(*PLANNED).when(asks.answer(employee(MONA))).then(
        AGREED.model_copy(update={"person_id": MONA})
    )
    given(*PLANNED).when(asks.answer(employee(EVEN))).then_refused(OnlyThoseWhoTakePartAnswer)


@pytest.mark.requirement("R46", "R61")
def test_silence_stops_nothing() -> None:
    state = given(*PLANNED).state()

    assert isinstance(state, ActiveCase)
    assert state.answers == {}
    assert state.plan_version == 1


@pytest.mark.requirement("R52")
def test_a_measure_is_started_on_a_day_and_the_first_one_is_remembered() -> None:
    started = e.MeasureStatusRecorded(
        measure_id=SMALL_GROUP, status=MeasureStatus.STARTED, on=THURSDAY_22, recorded_by=KARI
    )
    earlier = started.model_copy(update={"measure_id": BEDTIME, "on": date(2026, 1, 20)})

    given(*PLANNED).when(asks.record_measure()).then(started)
    given(*PLANNED, started).when(asks.record_measure()).then_nothing()
    state = given(*PLANNED, started, earlier).state()
    assert isinstance(state, ActiveCase)
    assert state.first_measure_on == date(2026, 1, 20)


@pytest.mark.requirement("R52")
def test_whoever_is_responsible_the_lead_and_the_leader_say_how_far_it_has_come() -> None:
    assert given(*PLANNED).when(asks.record_measure(BERIT)).events()
    assert given(*PLANNED).when(asks.record_measure(TOR, measure_id=BEDTIME)).events()
    given(*PLANNED).when(asks.record_measure(MONA)).then_refused(OnlyLeadOrLeader)


def test_a_measure_is_of_the_plan_and_starts_no_later_than_today() -> None:
    given(*PLANNED).when(asks.record_measure(measure_id=EVEN)).then_refused(
        TheMeasureIsOfTheCurrentPlan
    )
    given(*PLANNED).when(asks.record_measure(on=date(2026, 1, 23))).then_refused(
        WhatHasHappenedIsNotInTheFuture
    )
