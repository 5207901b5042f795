from __future__ import annotations

from datetime import date

import pytest

from services.case_coordination.domain import events as e
from services.case_coordination.domain.codes import (
    Answer,
    Attendance,
    GuardiansAbsentBecause,
    Part,
    ViewStanding,
)
from services.case_coordination.domain.people import GuardianAround
from services.case_coordination.domain.refusals.meetings import (
    AChildThatIsNotThereHasAVoice,
    ALeadComesBeforeThePlan,
    AnOutcomeComesBeforeANewPlan,
    GuardiansTakePartOrTheReasonIsRecorded,
    MinutesAreApprovedOnce,
    MinutesAreOfAMeetingThatWasHeld,
    MinutesSayWhatWasAgreed,
)
from services.case_coordination.domain.refusals.outcomes import AViewIsToldInFull
from services.case_coordination.domain.refusals.people import (
    OnlyTheLead,
    OnlyThoseWhoTakePartAnswer,
)
from services.case_coordination.domain.refusals.plans import (
    ALateEvaluationNeedsAReason,
    APlanHasAnEvaluationDate,
)
from services.case_coordination.domain.values import (
    AnswerGiven,
    ChildView,
    GuardiansAbsent,
)
from tests.rules.case_coordination import asks
from tests.rules.case_coordination.people import (
    ADA,
    AROUND,
    BERIT,
    KARI,
    LISE,
    MONA,
    SECOND_MEETING,
    THURSDAY_22,
    TOR,
    came,
    given,
    stayed_away,
)
from tests.rules.case_coordination.stories import (
    EVALUATED,
    HELD,
    LED,
    MET,
    MINUTES,
    OPENED,
    PLANNED,
    VOICES,
    accepted,
    evaluation_held,
    opened,
    plan_agreed,
)


def met_with(*people: object) -> tuple[e.CaseEvent, ...]:
    return (*LED, HELD.model_copy(update={"participants": people}))


AGAIN = HELD.model_copy(update={"meeting_id": SECOND_MEETING, "held_on": date(2026, 2, 2)})


@pytest.mark.requirement("R43", "R46", "R47", "R50", "R51", "R61")
def test_approved_minutes_make_a_plan_with_an_evaluation_date_and_voices() -> None:
    given(*MET).when(asks.approve()).then(MINUTES, plan_agreed())


@pytest.mark.requirement("R40")
def test_no_minutes_are_approved_without_a_lead() -> None:
    given(*OPENED).when(asks.approve(by=BERIT)).then_refused(ALeadComesBeforeThePlan)
    held_early = HELD.model_copy(update={"out_of_order": True, "reason": "Before anyone led."})
    given(*OPENED, held_early).when(asks.approve(by=BERIT)).then_refused(ALeadComesBeforeThePlan)


@pytest.mark.requirement("R49")
def test_the_lead_answers_for_the_minutes_whoever_wrote_them() -> None:
    given(*MET).when(asks.approve(by=MONA)).then_refused(OnlyTheLead)
    given(*MET).when(asks.approve(written_by=MONA)).then(
        MINUTES.model_copy(update={"written_by": MONA}), plan_agreed()
    )


def test_minutes_are_of_a_meeting_on_record() -> None:
    given(*LED).when(asks.approve()).then_refused(MinutesAreOfAMeetingThatWasHeld)


def test_minutes_that_stand_are_not_approved_again() -> None:
    given(*PLANNED).when(asks.approve()).then_refused(MinutesAreApprovedOnce)


@pytest.mark.requirement("R50")
def test_minutes_without_a_point_agreed_on_do_not_stand() -> None:
    given(*MET).when(asks.approve(agreed=())).then_refused(MinutesSayWhatWasAgreed)


@pytest.mark.requirement("R48")
def test_the_voice_of_a_child_that_is_not_there_is_somebodys_task() -> None:
    given(*MET).when(asks.approve(childs_voice=None)).then_refused(AChildThatIsNotThereHasAVoice)


@pytest.mark.requirement("R48")
def test_a_child_that_is_there_speaks_for_itself() -> None:
    with_ada = met_with(came(KARI, Part.EMPLOYEE), came(LISE), came(ADA, Part.YOUNG_PERSON))

    given(*with_ada).when(asks.approve(childs_voice=None)).then(
        MINUTES.model_copy(update={"childs_voice": None}), plan_agreed()
    )


@pytest.mark.requirement("R7")
def test_a_childs_view_is_told_in_full_or_not_at_all() -> None:
    half = ChildView(standing=ViewStanding.ANSWERED, words="I like Eli.")

    given(*MET).when(asks.approve(child_view=half)).then_refused(AViewIsToldInFull)


@pytest.mark.requirement("R38")
@pytest.mark.parametrize(
    "how", [Attendance.DID_NOT_COME, Attendance.DECLINED, Attendance.NOT_REACHED]
)
def test_without_a_guardian_the_reason_is_recorded_and_the_child_gets_its_measures(
    how: Attendance,
) -> None:
    alone = met_with(came(KARI, Part.EMPLOYEE), stayed_away(LISE, how), stayed_away(TOR, how))
    absent = GuardiansAbsent(because=GuardiansAbsentBecause(how.value))

    given(*alone).when(asks.approve()).then_refused(GuardiansTakePartOrTheReasonIsRecorded)
    given(*alone).when(asks.approve(guardians_absent=absent)).then(
        MINUTES.model_copy(update={"guardians_absent": absent}), plan_agreed()
    )


@pytest.mark.requirement("R38")
def test_one_guardian_is_enough_and_so_is_a_young_person_of_fifteen() -> None:
    fifteen = AROUND.model_copy(update={"child_age": 15})
    only_ada = met_with(came(KARI, Part.EMPLOYEE), came(ADA, Part.YOUNG_PERSON))

    given(*met_with(came(TOR))).when(asks.approve()).then(MINUTES, plan_agreed())
    given(*only_ada).when(asks.approve()).then_refused(GuardiansTakePartOrTheReasonIsRecorded)
    given(*only_ada).when(asks.approve(people=fifteen)).then(MINUTES, plan_agreed())


@pytest.mark.requirement("R51")
def test_minutes_without_an_evaluation_date_do_not_stand() -> None:
    given(*MET).when(asks.approve(evaluation_on=None)).then_refused(APlanHasAnEvaluationDate)


@pytest.mark.requirement("R51")
def test_a_late_evaluation_carries_its_reason_into_the_plan() -> None:
    late, reason = date(2026, 2, 24), "The family is away in week eight."

    given(*MET).when(asks.approve(evaluation_on=late)).then_refused(ALateEvaluationNeedsAReason)
    given(*MET).when(asks.approve(evaluation_on=late, why_later=reason)).then(
        MINUTES, plan_agreed(evaluation_on=late).model_copy(update={"reason": reason})
    )


@pytest.mark.requirement("R46")
def test_what_people_at_the_meeting_said_to_the_plan_is_recorded() -> None:
    said = (
        AnswerGiven(person_id=LISE, answer=Answer.AGREE),
        AnswerGiven(person_id=TOR, answer=Answer.DISAGREE),
    )

    given(*MET).when(asks.approve(answers=said)).then(
        MINUTES,
        plan_agreed(),
        e.PlanAnswered(person_id=LISE, plan_version=1, answer=Answer.AGREE, with_words=False),
        e.PlanAnswered(person_id=TOR, plan_version=1, answer=Answer.DISAGREE, with_words=False),
    )


def test_nobody_who_was_not_there_is_said_to_have_answered() -> None:
    said = (AnswerGiven(person_id=MONA, answer=Answer.AGREE),)

    given(*MET).when(asks.approve(answers=said)).then_refused(OnlyThoseWhoTakePartAnswer)


def test_a_guardian_not_told_or_restricted_is_no_voice() -> None:
    tor_restricted = AROUND.model_copy(
        update={"guardians": (GuardianAround(guardian_id=TOR, is_restricted=True),)}
    )
    plan = plan_agreed().plan.model_copy(update={"measures": plan_agreed().plan.measures[:2]})
    without_tor = plan_agreed(plan=plan).model_copy(
        update={"voices": tuple(v for v in VOICES if v.person_id != TOR)}
    )

    given(*MET).when(asks.approve(people=tor_restricted, plan=plan)).then(MINUTES, without_tor)
    given(opened(told=(LISE,)), accepted(), HELD).when(asks.approve(plan=plan)).then(
        MINUTES, without_tor
    )


def test_another_meeting_makes_another_version_of_the_plan() -> None:
    given(*PLANNED, AGAIN).when(asks.approve(meeting_id=SECOND_MEETING, on=date(2026, 2, 2))).then(
        MINUTES.model_copy(update={"meeting_id": SECOND_MEETING, "approved_on": date(2026, 2, 2)}),
        plan_agreed(version=2, agreed_on=date(2026, 2, 2), meeting_id=SECOND_MEETING),
    )


@pytest.mark.requirement("R60")
def test_a_new_plan_does_not_pass_over_an_evaluation_that_waits_for_its_outcome() -> None:
    again = AGAIN.model_copy(update={"held_on": THURSDAY_22})
    asked = asks.approve(meeting_id=SECOND_MEETING)

    given(*PLANNED, again, evaluation_held()).when(asked).then_refused(AnOutcomeComesBeforeANewPlan)
    given(*EVALUATED, again).when(asked).then_refused(AnOutcomeComesBeforeANewPlan)
