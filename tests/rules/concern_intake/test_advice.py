"""Safety is asked about at any time, and only advice or clearance opens what it stopped."""

from __future__ import annotations

import pytest

from services.concern_intake.domain.advice import (
    AdvisingService,
    ClearingBody,
    NextStep,
    Scope,
)
from services.concern_intake.domain.commands import (
    AnswerSafetyQuestions,
    RecordAdvice,
    RecordClearance,
)
from services.concern_intake.domain.events import SAFEGUARDING, ClearanceRecorded, ConcernEvent
from services.concern_intake.domain.immediate_help import (
    HelpKind,
    TelephoneNumber,
    help_with,
    kind_of_help,
)
from services.concern_intake.domain.refusals import (
    AuthorDoesThis,
    ConcernIsForThoseWhoKnowOfIt,
    ConcernIsRegisteredFirst,
    WhatHappenedLiesInThePast,
    WhoDeviatesFromAdviceSaysWhy,
)
from services.concern_intake.domain.safety import DangerFrom, SafetyAnswers
from tests.rules.concern_intake.people import (
    ALL_IS_WELL,
    BERIT,
    KARI,
    LISE,
    MON_12,
    MON_19,
    NOT_SAFE,
    OLE_COLLEAGUE,
    TOR,
    TUE_13,
    VIOLENCE_UNSURE,
    VIOLENCE_YES,
    asks,
    noon,
)
from tests.rules.concern_intake.stories import (
    FOLLOWED_UP,
    REGISTERED,
    SHARED,
    TELL_BOTH,
    TELL_LISE,
    advised,
    answered,
    closed,
    drafted,
    given,
    registered,
    shared,
)

NOW_UNSURE = AnswerSafetyQuestions(**asks(KARI, TUE_13), safety=VIOLENCE_UNSURE)
SUSPECTED = (registered(), answered(VIOLENCE_YES), shared())


@pytest.mark.requirement("R25")
@pytest.mark.parametrize("history", [REGISTERED, SHARED, FOLLOWED_UP, (*SHARED, closed())])
def test_safety_is_answered_again_at_any_time(history: tuple[ConcernEvent, ...]) -> None:
    given(*history).when(NOW_UNSURE).then(
        answered(VIOLENCE_UNSURE, TUE_13, before_registration=False)
    )


def test_the_same_answers_again_change_nothing() -> None:
    same = AnswerSafetyQuestions(**asks(KARI, TUE_13), safety=ALL_IS_WELL)
    given(*REGISTERED).when(same).then_nothing()


def test_answers_in_a_draft_can_still_be_corrected() -> None:
    given(drafted()).when(NOW_UNSURE).then(answered(VIOLENCE_UNSURE, TUE_13))


def test_nobody_answers_in_anothers_draft() -> None:
    another = NOW_UNSURE.model_copy(update={"by": OLE_COLLEAGUE})
    given(drafted()).when(another).then_refused(AuthorDoesThis)
    given(*REGISTERED).when(another).then_refused(ConcernIsForThoseWhoKnowOfIt)


def test_there_must_be_something_to_answer_about() -> None:
    given().when(NOW_UNSURE).then_refused(ConcernIsRegisteredFirst)


@pytest.mark.requirement("R25")
@pytest.mark.parametrize("answers", [ALL_IS_WELL, VIOLENCE_YES])
def test_answers_stand_apart_whatever_they_say(answers: SafetyAnswers) -> None:
    assert answered(answers).facet() == SAFEGUARDING


def advice(
    may_be_told: Scope | None = None,
    next_step: NextStep = NextStep.WAIT,
    *,
    advised_to_report: bool = False,
    because: str | None = None,
) -> RecordAdvice:
    return RecordAdvice(
        **asks(KARI, TUE_13),
        service=AdvisingService.CHILD_WELFARE,
        asked_on=TUE_13,
        happened_at=noon(TUE_13),
        advice="Look again on Thursday, and call if there is more.",
        advised_to_report=advised_to_report,
        may_be_told=may_be_told,
        next_step=next_step,
        deviation_because=because,
    )


@pytest.mark.requirement("R26", "R27")
def test_advice_is_recorded_with_whom_when_and_what_may_be_told() -> None:
    given(*SUSPECTED).when(advice(TELL_BOTH, NextStep.INFORM_GUARDIANS)).then(
        advised(TELL_BOTH, NextStep.INFORM_GUARDIANS)
    )


@pytest.mark.requirement("B33")
def test_the_author_asks_for_advice_before_any_leader_knows() -> None:
    given(registered(), answered(VIOLENCE_YES)).when(advice()).then(advised())
    given(drafted(), answered(VIOLENCE_YES)).when(advice()).then(advised())


@pytest.mark.requirement("R27")
def test_whoever_does_not_report_as_advised_says_why() -> None:
    command = advice(advised_to_report=True)
    given(*SUSPECTED).when(command).then_refused(WhoDeviatesFromAdviceSaysWhy)


def test_whoever_reports_as_advised_needs_no_reason() -> None:
    command = advice(next_step=NextStep.REPORT_TO_CHILD_WELFARE, advised_to_report=True)
    expected = advised(next_step=NextStep.REPORT_TO_CHILD_WELFARE)
    given(*SUSPECTED).when(command).then(expected.model_copy(update={"advised_to_report": True}))


def test_whoever_tells_the_guardians_against_advice_says_why() -> None:
    against = advice(next_step=NextStep.INFORM_GUARDIANS)
    given(*SUSPECTED).when(against).then_refused(WhoDeviatesFromAdviceSaysWhy)
    explained = advice(next_step=NextStep.INFORM_GUARDIANS, because="They asked us directly.")
    given(*SUSPECTED).when(explained).then(
        advised(next_step=NextStep.INFORM_GUARDIANS, reason="They asked us directly.")
    )


def test_nobody_was_asked_tomorrow() -> None:
    command = advice().model_copy(update={"asked_on": MON_19})
    given(*SUSPECTED).when(command).then_refused(WhatHappenedLiesInThePast)


CLEAR = RecordClearance(
    **asks(BERIT, TUE_13),
    body=ClearingBody.CHILD_WELFARE,
    cleared_by="Anne at child welfare",
    cleared_on=TUE_13,
    happened_at=noon(TUE_13),
    scope=TELL_LISE,
)
CLEARED = ClearanceRecorded(
    body=ClearingBody.CHILD_WELFARE,
    cleared_by="Anne at child welfare",
    cleared_on=TUE_13,
    happened_at=noon(TUE_13),
    scope=TELL_LISE,
)


@pytest.mark.requirement("R29", "B40")
def test_clearance_is_recorded_with_who_when_and_its_scope() -> None:
    given(*SUSPECTED).when(CLEAR).then(CLEARED)


def test_clearance_opens_what_it_covers_from_its_day_on() -> None:
    state = given(*SUSPECTED, CLEARED).state().safeguarding
    assert not state.stopped_for(LISE)
    assert state.stopped_for(LISE, MON_12)
    assert state.stopped_for(TOR)


def test_nobody_cleared_anything_tomorrow() -> None:
    tomorrow = CLEAR.model_copy(update={"cleared_on": MON_19})
    given(*SUSPECTED).when(tomorrow).then_refused(WhatHappenedLiesInThePast)


@pytest.mark.requirement("B38")
@pytest.mark.parametrize("answers", [VIOLENCE_YES, VIOLENCE_UNSURE])
def test_yes_or_unsure_says_what_to_do_now_and_whom_to_call(answers: SafetyAnswers) -> None:
    kind = kind_of_help(answers)
    assert kind is HelpKind.SUSPECTED_ABUSE
    numbers = (TelephoneNumber(who="Police", number="112"),)
    now = help_with(kind, numbers)
    assert now.numbers == numbers
    assert "Do not tell the guardians, and nobody at home, before it has been cleared." in now.steps


@pytest.mark.requirement("R10")
@pytest.mark.parametrize(
    ("danger", "kind"),
    [
        (None, HelpKind.NOT_SAFE_NOW),
        (DangerFrom.SOMEONE_AT_HOME, HelpKind.NOT_SAFE_NOW),
        (DangerFrom.SOMEONE_OUTSIDE, HelpKind.NOT_SAFE_FROM_SOMEONE_OUTSIDE),
        (DangerFrom.THE_CHILD_ITSELF, HelpKind.NOT_SAFE_FROM_ITSELF),
        (DangerFrom.OTHER_CHILDREN, HelpKind.NOT_SAFE_AT_SCHOOL_OR_KINDERGARTEN),
    ],
)
def test_what_to_do_depends_on_from_whom_the_child_is_not_safe(
    danger: DangerFrom | None, kind: HelpKind
) -> None:
    assert kind_of_help(NOT_SAFE.model_copy(update={"danger_from": danger})) is kind


def test_where_all_is_well_nothing_is_said() -> None:
    assert kind_of_help(ALL_IS_WELL) is None
