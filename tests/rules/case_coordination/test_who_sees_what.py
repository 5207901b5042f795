from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from uuid import UUID

import pytest

from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import Answer, Part
from services.case_coordination.domain.events.outcomes import ENDING
from services.case_coordination.domain.events.plans import words_of
from services.case_coordination.main import readable_facets, works_with_it
from services.case_coordination.views.case_page import FILE_THE_CLOSING_NOTE, CasePage
from services.case_coordination.views.family_page import FamilyPage
from services.case_coordination.views.header_page import HeaderPage
from services.case_coordination.views.pages import Page, page_of
from services.case_coordination.views.sight import Sight, sight
from shared.contracts.codes import Outcome
from shared.contracts.directory import ChildTurnedV1, GuardianAccessEndedV1, PostHeldV1
from shared.identity.actor import Actor, Role
from shared.service.trail import Reader
from shared.web.etag import etag_of
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    ADA,
    BERIT,
    EVEN,
    FEBRUARY_19,
    FIRST_MEETING,
    JORUNN,
    KARI,
    LISE,
    MONA,
    NORWAY,
    SECOND_MEETING,
    SISSEL,
    SMALL_GROUP,
    SOLBAKKEN,
    THURSDAY_22,
    TOR,
    asked,
    at,
    employee,
    given,
    guardian,
)
from tests.rules.case_coordination.solbakken import (
    LONG_AGO,
    known,
    reader,
    restricted,
    too_close,
)
from tests.rules.case_coordination.stories import (
    LED,
    MET,
    OPENED,
    PLANNED,
    accepted,
    opened,
    plan_agreed,
    proposed,
)
from tests.rules.case_coordination.test_ending import ASKED, EXPLAINED
from tests.rules.case_coordination.test_outcomes import CLOSED, WENT_ON

CASE: Final = UUID(int=81)
TOR_SAID: Final = e.PlanAnswered(
    person_id=TOR, plan_version=1, answer=Answer.DISAGREE, with_words=True
)
TORS_WORDS: Final = e.WordsWritten(person_id=TOR, plan_version=1, words="Evenings are hard.")
CONCRETE: Final = e.ConcernMadeConcrete(
    concern="Ada withdraws.", assessments=(), possible_measures=()
)


def seen(who: Reader, *history: e.CaseEvent) -> Sight:
    return sight(given(*history).state(), who)


def page(who: Reader, *history: e.CaseEvent) -> Page:
    shown = page_of(CASE, given(*history).state(), who, NORWAY)
    assert shown is not None
    return shown


def staff_page(who: Reader, *history: e.CaseEvent) -> CasePage:
    shown = page(who, *history)
    assert isinstance(shown, CasePage)
    return shown


def family_page(who: Reader, *history: e.CaseEvent) -> FamilyPage:
    shown = page(who, *history)
    assert isinstance(shown, FamilyPage)
    return shown


def test_lead_leader_and_deputy_see_the_case() -> None:
    assert seen(reader(employee(KARI)), *LED) is Sight.LEAD_OR_LEADER
    assert seen(reader(employee(BERIT)), *LED) is Sight.LEAD_OR_LEADER
    assert seen(reader(employee(SISSEL)), *LED) is Sight.LEAD_OR_LEADER


@pytest.mark.requirement("R37")
def test_of_the_units_staff_only_those_with_a_part_in_the_case_see_it() -> None:
    assert seen(reader(employee(MONA)), *LED) is Sight.NOTHING
    assert seen(reader(employee(MONA)), *PLANNED) is Sight.COLLEAGUE
    assert seen(reader(employee(EVEN)), *PLANNED) is Sight.NOTHING


@pytest.mark.requirement("R37")
def test_the_manager_above_sees_no_case_of_the_unit() -> None:
    assert seen(reader(employee(JORUNN)), *PLANNED) is Sight.NOTHING


def test_whoever_is_asked_to_lead_and_the_author_see_that_there_is_a_case() -> None:
    asked_history = (*OPENED, proposed(MONA))

    assert seen(reader(employee(MONA)), *asked_history) is Sight.THAT_IT_EXISTS
    assert seen(reader(employee(KARI)), *OPENED) is Sight.THAT_IT_EXISTS
    header = page(reader(employee(MONA)), *asked_history)
    assert isinstance(header, HeaderPage)
    assert (header.holder_id, header.proposed_id) == (BERIT, MONA)


def test_whoever_handed_the_baton_on_leads_no_longer() -> None:
    mona_leads = (*LED, proposed(MONA, 2, KARI), accepted(MONA, KARI))

    assert seen(reader(employee(KARI)), *mona_leads) is Sight.THAT_IT_EXISTS
    assert seen(reader(employee(MONA)), *mona_leads) is Sight.LEAD_OR_LEADER


def test_a_lead_who_has_left_the_unit_sees_nothing() -> None:
    left = PostHeldV1(
        employee_id=KARI, unit_id=SOLBAKKEN, starts_on=LONG_AGO, ends_on=date(2026, 1, 21)
    )

    assert seen(reader(employee(KARI), left), *PLANNED) is Sight.NOTHING


def test_a_leader_too_close_to_the_child_sees_nothing_and_the_next_one_stands_in() -> None:
    berit_is_close = too_close(BERIT)

    assert seen(reader(employee(BERIT), berit_is_close), *PLANNED) is Sight.NOTHING
    assert seen(reader(employee(JORUNN), berit_is_close), *PLANNED) is Sight.LEAD_OR_LEADER
    assert seen(reader(employee(SISSEL), berit_is_close), *PLANNED) is Sight.NOTHING
    shown = staff_page(reader(employee(JORUNN), berit_is_close), *OPENED)
    assert shown.holder_id == JORUNN


def test_a_lead_or_colleague_too_close_to_the_child_sees_nothing() -> None:
    assert seen(reader(employee(KARI), too_close(KARI)), *PLANNED) is Sight.NOTHING
    assert seen(reader(employee(MONA), too_close(MONA)), *PLANNED) is Sight.NOTHING


def test_a_guardian_sees_the_case_when_told_by_a_person_and_given_access() -> None:
    only_lise_told = (opened(told=(LISE,)), *LED[1:])

    assert seen(reader(guardian(LISE)), *only_lise_told) is Sight.FAMILY
    assert seen(reader(guardian(TOR)), *only_lise_told) is Sight.NOTHING
    assert seen(reader(guardian(TOR), restricted(TOR)), *PLANNED) is Sight.NOTHING
    assert seen(reader(guardian(EVEN)), *PLANNED) is Sight.NOTHING


def test_what_ends_today_has_ended_since_midnight_here() -> None:
    half_past_midnight = at(THURSDAY_22, hour=0) + timedelta(minutes=30)
    ended = GuardianAccessEndedV1(child_id=ADA, guardian_id=LISE, on=THURSDAY_22)
    late = Reader(guardian(LISE), half_past_midnight, known(ended))
    assert sight(given(*MET).state(), late) is Sight.NOTHING


def test_a_guardian_who_works_here_sees_the_family_page_only() -> None:
    assert seen(reader(employee(LISE)), *PLANNED) is Sight.NOTHING


def test_the_young_person_sees_the_own_case_from_fifteen() -> None:
    ada = Actor(person_id=ADA, role=Role.YOUNG_PERSON)
    fifteen = ChildTurnedV1(child_id=ADA, age=15, on=date(2026, 1, 1))

    assert seen(reader(ada), *PLANNED) is Sight.NOTHING
    assert seen(reader(ada, fifteen), *PLANNED) is Sight.FAMILY


def test_the_young_person_does_not_learn_of_the_case_by_looking() -> None:
    ada = Actor(person_id=ADA, role=Role.YOUNG_PERSON)
    fifteen = ChildTurnedV1(child_id=ADA, age=15, on=date(2026, 1, 1))
    untold = (opened(told=()), *LED[1:])
    invited = e.MeetingPlanned(
        meeting_id=FIRST_MEETING,
        on=THURSDAY_22,
        participants=(asked(ADA, Part.YOUNG_PERSON),),
        lead_id=KARI,
    )

    assert seen(reader(ada, fifteen), *untold) is Sight.NOTHING
    assert seen(reader(ada, fifteen), *untold, invited) is Sight.FAMILY


def test_a_guardian_sees_lead_plan_minutes_dates_and_when_they_were_told() -> None:
    shown = family_page(reader(guardian(LISE)), *PLANNED)

    assert shown.lead_id == KARI
    assert shown.told_on == date(2026, 1, 16)
    assert shown.plan is not None
    assert shown.plan.measures[0].measure_id == SMALL_GROUP
    assert [m.held_on for m in shown.minutes] == [THURSDAY_22]
    assert shown.evaluation is not None
    assert shown.evaluation.due_on == FEBRUARY_19


def test_a_guardian_sees_meetings_they_are_asked_to_and_no_others() -> None:
    lises = e.MeetingPlanned(
        meeting_id=FIRST_MEETING, on=THURSDAY_22, participants=(asked(LISE),), lead_id=KARI
    )
    tors = lises.model_copy(
        update={
            "meeting_id": SECOND_MEETING,
            "participants": (asked(TOR), asked(KARI, Part.EMPLOYEE)),
        }
    )

    shown = family_page(reader(guardian(LISE)), *LED, lises, tors)
    assert [m.meeting_id for m in shown.meetings] == [FIRST_MEETING]


def test_one_guardian_reads_the_own_words_and_not_the_others() -> None:
    history = (*PLANNED, TOR_SAID, TORS_WORDS)

    assert family_page(reader(guardian(TOR)), *history).own_answers[0].words == "Evenings are hard."
    assert family_page(reader(guardian(LISE)), *history).own_answers == ()
    assert "Evenings" not in family_page(reader(guardian(LISE)), *history).model_dump_json()


def test_those_who_work_with_the_case_read_what_the_guardians_wrote() -> None:
    shown = staff_page(reader(employee(KARI)), *PLANNED, TOR_SAID, TORS_WORDS)

    assert [(a.person_id, a.words) for a in shown.answers] == [(TOR, "Evenings are hard.")]


def test_the_page_of_a_guardian_never_moves_for_something_hidden() -> None:
    lise = reader(guardian(LISE))
    before = etag_of(page(lise, *PLANNED))

    assert etag_of(page(lise, *PLANNED, TOR_SAID, TORS_WORDS)) == before
    assert etag_of(page(lise, *PLANNED, ASKED, EXPLAINED)) == before
    assert etag_of(page(lise, *PLANNED, proposed(MONA, 2, KARI))) == before
    assert etag_of(page(lise, *PLANNED, CONCRETE)) == before


@pytest.mark.parametrize("secret", ["Ada withdraws", "neglect", "small group at play", "Evenings"])
def test_a_guardian_reads_neither_concern_nor_assessment_nor_anothers_words(secret: str) -> None:
    everything = (*LED[:2], CONCRETE, *LED[2:], *WENT_ON[len(LED) :], TOR_SAID, TORS_WORDS)
    ended = (*everything, ASKED, EXPLAINED)

    assert secret not in page(reader(guardian(LISE)), *ended).model_dump_json()
    assert secret in page(reader(employee(BERIT)), *ended).model_dump_json()


def test_why_a_case_is_asked_to_end_is_for_lead_and_leader() -> None:
    ending = (*PLANNED, ASKED, EXPLAINED)

    assert staff_page(reader(employee(BERIT)), *ending).ending == asks.ending()
    assert staff_page(reader(employee(KARI)), *ending).ending == asks.ending()
    assert staff_page(reader(employee(MONA)), *ending).ending is None


def test_the_trail_is_for_those_who_work_with_the_case_each_with_their_streams() -> None:
    state = given(*PLANNED, TOR_SAID, TORS_WORDS, ASKED, EXPLAINED).state()

    assert works_with_it(state, reader(employee(MONA)))
    assert not works_with_it(state, reader(guardian(LISE)))
    assert ENDING in readable_facets(state, reader(employee(BERIT)))
    assert ENDING not in readable_facets(state, reader(employee(MONA)))
    assert words_of(TOR) in readable_facets(state, reader(employee(MONA)))


@pytest.mark.requirement("R51")
def test_a_guardian_sees_that_an_evaluation_is_delayed_and_who_leads() -> None:
    day_after = reader(guardian(LISE), on=date(2026, 2, 20))
    shown = family_page(day_after, *PLANNED)

    assert shown.evaluation is not None
    assert shown.evaluation.is_delayed
    assert shown.lead_id == KARI
    on_the_day = family_page(reader(guardian(LISE), on=FEBRUARY_19), *PLANNED).evaluation
    assert on_the_day is not None
    assert not on_the_day.is_delayed


@pytest.mark.requirement("R13")
def test_after_the_end_lead_and_leader_have_one_task_until_the_note_is_filed() -> None:
    filed = e.ClosingNoteFiled(where="Folder 26/114.", filed_by=KARI, filed_on=FEBRUARY_19)
    closed = staff_page(reader(employee(KARI)), *CLOSED)

    assert closed.tasks == (FILE_THE_CLOSING_NOTE,)
    assert (closed.outcome, closed.closed_on) == (Outcome.CLOSE, FEBRUARY_19)
    assert staff_page(reader(employee(BERIT)), *CLOSED).tasks == (FILE_THE_CLOSING_NOTE,)
    assert staff_page(reader(employee(KARI)), *CLOSED, filed).tasks == ()


@pytest.mark.requirement("R4")
def test_the_lead_times_are_counted() -> None:
    started = e.MeasureStatusRecorded.model_validate(
        {
            "measure_id": SMALL_GROUP,
            "status": "started",
            "on": date(2026, 1, 26),
            "recorded_by": KARI,
        }
    )
    times = staff_page(reader(employee(KARI)), *PLANNED, started).lead_times

    assert (times.arisen_to_registered, times.registered_to_guardians) == (28, 4)
    assert times.opened_to_first_meeting == 3
    assert times.first_measure_on == date(2026, 1, 26)


@pytest.mark.requirement("R49")
def test_minutes_that_are_missing_after_two_working_days_are_shown_as_overdue() -> None:
    def overdue(on: date, *history: e.CaseEvent) -> bool:
        return staff_page(reader(employee(KARI), on=on), *history).meetings[0].minutes_are_overdue

    assert not overdue(date(2026, 1, 26), *MET)
    assert overdue(date(2026, 1, 27), *MET)
    assert not overdue(date(2026, 1, 27), *PLANNED)


def test_nothing_is_seen_where_there_is_no_case() -> None:
    assert seen(reader(employee(BERIT))) is Sight.NOTHING
    assert page_of(CASE, given().state(), reader(employee(BERIT)), NORWAY) is None


def test_the_plan_that_is_shown_is_the_one_that_stands() -> None:
    second = plan_agreed(version=2, agreed_on=FEBRUARY_19)
    shown = family_page(reader(guardian(LISE)), *PLANNED, second).plan

    assert shown is not None
    assert shown.version == 2
