from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain import refusals, voice_refusals
from services.evaluation_scheduling.domain import voice_events as v
from services.evaluation_scheduling.domain.evaluation import facets
from services.evaluation_scheduling.domain.values import (
    Answers,
    GoalStatus,
    NotHeardBecause,
    Progress,
)
from shared.contracts.codes import VoiceKind
from shared.identity.actor import Actor
from tests.rules.evaluation_scheduling import people as p

DAY = date(2026, 3, 3)
LISE, TOR = p.guardian(p.LISE), p.guardian(p.TOR)
KARI, MONA = p.employee(p.KARI), p.employee(p.MONA)


def answer(
    by: Actor, person: UUID, answers: Answers = p.BETTER, shown: bool | None = None
) -> c.AnswerForVoice:
    return c.AnswerForVoice(
        by=by,
        now=p.at(DAY),
        evaluation_id=p.FIRST,
        today=p.today(DAY),
        person_id=person,
        answers=answers,
        is_shown_to_other_guardians=shown,
    )


def show(by: Actor, is_shown: bool) -> c.ShowOwnWords:
    return c.ShowOwnWords(
        by=by, now=p.at(DAY), evaluation_id=p.FIRST, today=p.today(DAY), is_shown=is_shown
    )


def not_heard(by: Actor, person: UUID, because: NotHeardBecause) -> c.RecordVoiceNotHeard:
    return c.RecordVoiceNotHeard(
        by=by,
        now=p.at(DAY),
        evaluation_id=p.FIRST,
        today=p.today(DAY),
        person_id=person,
        because=because,
    )


def add(by: Actor, person: UUID, kind: VoiceKind) -> c.AddVoice:
    return c.AddVoice(
        by=by,
        now=p.at(DAY),
        evaluation_id=p.FIRST,
        today=p.today(DAY),
        person_id=person,
        kind=kind,
    )


def said(guardian: UUID, answers: Answers, written_by: UUID) -> v.GuardianAnswered:
    return v.GuardianAnswered(
        evaluation_id=p.FIRST, person_id=guardian, answers=answers, written_by=written_by
    )


@pytest.mark.requirement("R54")
def test_a_guardian_answers_in_their_own_words() -> None:
    p.given(p.scheduled()).when(answer(LISE, p.LISE)).then(said(p.LISE, p.BETTER, p.LISE))


@pytest.mark.requirement("R54")
def test_one_guardians_words_stand_apart_from_the_others() -> None:
    lise = said(p.LISE, p.BETTER, p.LISE).facet()
    tor = said(p.TOR, p.WORSE, p.TOR).facet()
    assert lise != tor
    assert {lise, tor} <= set(facets(p.given(p.scheduled()).state()))


@pytest.mark.requirement("R54")
def test_the_lead_writes_down_what_a_guardian_said() -> None:
    p.given(p.scheduled()).when(answer(KARI, p.TOR)).then(said(p.TOR, p.BETTER, p.KARI))


@pytest.mark.requirement("R54")
def test_nobody_answers_for_the_other_guardian() -> None:
    p.given(p.scheduled()).when(answer(LISE, p.TOR)).then_refused(
        voice_refusals.AVoiceSpeaksForItself
    )


def test_what_a_guardian_wrote_is_not_written_over_by_the_lead() -> None:
    own = said(p.LISE, p.BETTER, p.LISE)
    p.given(p.scheduled(), own).when(answer(KARI, p.LISE, p.WORSE)).then_refused(
        voice_refusals.AGuardiansOwnWordsStand
    )


def test_a_guardian_may_change_their_answer() -> None:
    noted = said(p.LISE, p.BETTER, p.KARI)
    p.given(p.scheduled(), noted).when(answer(LISE, p.LISE, p.WORSE)).then(
        said(p.LISE, p.WORSE, p.LISE)
    )


def test_the_same_answer_twice_is_one_answer() -> None:
    own = said(p.LISE, p.BETTER, p.LISE)
    p.given(p.scheduled(), own).when(answer(LISE, p.LISE)).then_nothing()


def test_the_writer_may_let_the_other_guardian_read() -> None:
    p.given(p.scheduled()).when(answer(LISE, p.LISE, shown=True)).then(
        said(p.LISE, p.BETTER, p.LISE), v.OwnWordsShown(evaluation_id=p.FIRST, person_id=p.LISE)
    )


def test_the_lead_does_not_choose_who_reads_a_guardians_words() -> None:
    p.given(p.scheduled()).when(answer(KARI, p.LISE, shown=True)).then_refused(
        voice_refusals.OnlyTheWriterShowsTheirWords
    )


def test_a_guardian_may_change_their_mind_about_who_reads() -> None:
    shown = v.OwnWordsShown(evaluation_id=p.FIRST, person_id=p.LISE)
    p.given(p.scheduled(), shown).when(show(LISE, is_shown=False)).then(
        v.OwnWordsWithheld(evaluation_id=p.FIRST, person_id=p.LISE)
    )


def test_who_reads_may_be_chosen_after_completion_too() -> None:
    history = (p.scheduled(), p.held(), p.completed(p.DUE))
    p.given(*history).when(show(LISE, is_shown=True)).then(
        v.OwnWordsShown(evaluation_id=p.FIRST, person_id=p.LISE)
    )


def test_an_employee_has_no_words_to_withhold() -> None:
    p.given(p.scheduled()).when(show(MONA, is_shown=True)).then_refused(
        voice_refusals.OnlyTheWriterShowsTheirWords
    )


def test_a_guardian_under_a_restriction_is_not_heard_through_their_own_page() -> None:
    around = p.AROUND.model_copy(update={"closed_out": frozenset({p.TOR})})
    command = answer(TOR, p.TOR).model_copy(update={"today": p.today(DAY, around)})
    p.given(p.scheduled()).when(command).then_refused(voice_refusals.AVoiceSpeaksForItself)


@pytest.mark.requirement("R54")
def test_an_employee_answers_for_themselves() -> None:
    p.given(p.scheduled()).when(answer(MONA, p.MONA)).then(
        v.EmployeeAnswered(
            evaluation_id=p.FIRST, person_id=p.MONA, answers=p.BETTER, written_by=p.MONA
        )
    )


@pytest.mark.requirement("R37")
def test_someone_who_was_not_asked_is_not_heard() -> None:
    p.given(p.scheduled()).when(answer(p.employee(p.EVEN), p.EVEN)).then_refused(
        voice_refusals.AVoiceSpeaksForItself
    )
    p.given(p.scheduled()).when(answer(KARI, p.EVEN)).then_refused(
        voice_refusals.OnlyThoseAskedAreHeard
    )


def test_an_employee_close_to_the_child_is_not_heard_as_an_employee() -> None:
    around = p.AROUND.model_copy(update={"strangers": frozenset({p.MONA})})
    command = answer(MONA, p.MONA).model_copy(update={"today": p.today(DAY, around)})
    p.given(p.scheduled()).when(command).then_refused(
        voice_refusals.SomeoneCloseToTheChildStandsAside
    )


@pytest.mark.requirement("R54")
def test_the_childs_voice_is_not_a_form_like_the_others() -> None:
    p.given(p.scheduled()).when(answer(KARI, p.ADA)).then_refused(
        voice_refusals.TheChildIsHeardInItsOwnWay
    )


def test_an_empty_answer_is_no_answer() -> None:
    p.given(p.scheduled()).when(answer(LISE, p.LISE, Answers())).then_refused(
        voice_refusals.AnAnswerSaysSomething
    )


@pytest.mark.requirement("R57")
def test_a_status_belongs_to_a_goal_of_the_plan() -> None:
    goal = GoalStatus(goal_id=p.SLEEP, progress=Progress.MOSTLY)
    elsewhere = GoalStatus(goal_id=UUID(int=77), progress=Progress.MOSTLY)
    p.given(p.scheduled()).when(answer(LISE, p.LISE, Answers(goals=(goal,)))).then(
        said(p.LISE, Answers(goals=(goal,)), p.LISE)
    )
    p.given(p.scheduled()).when(answer(LISE, p.LISE, Answers(goals=(elsewhere,)))).then_refused(
        voice_refusals.OnlyGoalsOfThePlanAreLookedAt
    )


def test_a_completed_evaluation_is_not_answered_anew() -> None:
    history = (p.scheduled(), p.held(), p.completed(p.DUE))
    p.given(*history).when(answer(LISE, p.LISE)).then_refused(refusals.ACompletedEvaluationStands)


@pytest.mark.parametrize("because", NotHeardBecause)
def test_a_voice_that_declined_or_was_not_reached_is_recorded_as_that(
    because: NotHeardBecause,
) -> None:
    p.given(p.scheduled()).when(not_heard(KARI, p.TOR, because)).then(
        v.VoiceNotHeard(
            evaluation_id=p.FIRST, person_id=p.TOR, kind=VoiceKind.GUARDIAN, because=because
        )
    )


def test_a_guardian_may_decline_for_themselves() -> None:
    declined = NotHeardBecause.DECLINED
    p.given(p.scheduled()).when(not_heard(TOR, p.TOR, declined)).then(
        v.VoiceNotHeard(
            evaluation_id=p.FIRST, person_id=p.TOR, kind=VoiceKind.GUARDIAN, because=declined
        )
    )


def test_a_voice_that_answered_is_not_recorded_as_silent() -> None:
    own = said(p.TOR, p.WORSE, p.TOR)
    command = not_heard(KARI, p.TOR, NotHeardBecause.NOT_REACHED)
    p.given(p.scheduled(), own).when(command).then_refused(
        voice_refusals.AVoiceThatAnsweredWasHeard
    )


def test_the_child_is_not_recorded_as_just_silent() -> None:
    p.given(p.scheduled()).when(not_heard(KARI, p.ADA, NotHeardBecause.DECLINED)).then_refused(
        voice_refusals.TheChildIsHeardInItsOwnWay
    )


def test_the_lead_asks_one_more_to_be_heard() -> None:
    p.given(p.scheduled()).when(add(KARI, p.EVEN, VoiceKind.EMPLOYEE)).then(
        v.VoiceAdded(evaluation_id=p.FIRST, person_id=p.EVEN, kind=VoiceKind.EMPLOYEE)
    )


def test_a_guardian_writes_their_own_words_though_a_stranger_to_what_staff_see() -> None:
    around = p.AROUND.model_copy(update={"strangers": frozenset({p.LISE, p.TOR})})
    command = answer(LISE, p.LISE).model_copy(update={"today": p.today(DAY, around)})
    p.given(p.scheduled()).when(command).then(said(p.LISE, p.BETTER, p.LISE))


def test_the_child_is_not_added_as_a_voice_like_the_others() -> None:
    p.given(p.scheduled()).when(add(KARI, UUID(int=5), VoiceKind.CHILD)).then_refused(
        voice_refusals.TheChildIsHeardInItsOwnWay
    )


def test_someone_who_is_asked_already_is_not_asked_twice() -> None:
    p.given(p.scheduled()).when(add(KARI, p.MONA, VoiceKind.EMPLOYEE)).then_nothing()


def test_nobody_is_heard_in_two_capacities() -> None:
    p.given(p.scheduled()).when(add(KARI, p.LISE, VoiceKind.EMPLOYEE)).then_refused(
        voice_refusals.APersonIsHeardInOneCapacity
    )


def test_the_lead_asks_another_guardian_to_be_heard() -> None:
    told = e.GuardiansTold(guardian_ids=(p.STEPFATHER,), sequence=3)
    p.given(told, p.scheduled()).when(add(KARI, p.STEPFATHER, VoiceKind.GUARDIAN)).then(
        v.VoiceAdded(evaluation_id=p.FIRST, person_id=p.STEPFATHER, kind=VoiceKind.GUARDIAN)
    )


@pytest.mark.requirement("R31")
def test_a_guardian_nobody_has_told_is_not_asked() -> None:
    p.given(p.scheduled()).when(add(KARI, p.STEPFATHER, VoiceKind.GUARDIAN)).then_refused(
        voice_refusals.AGuardianIsToldByAPersonFirst
    )


def test_someone_who_is_not_the_childs_guardian_is_not_asked_as_one() -> None:
    p.given(p.scheduled()).when(add(KARI, UUID(int=77), VoiceKind.GUARDIAN)).then_refused(
        voice_refusals.OnlyAGuardianWhoMayKnowIsAsked
    )


def test_a_guardian_under_a_restriction_is_not_asked() -> None:
    around = p.AROUND.model_copy(update={"closed_out": frozenset({p.STEPFATHER})})
    command = add(KARI, p.STEPFATHER, VoiceKind.GUARDIAN).model_copy(
        update={"today": p.today(DAY, around)}
    )
    p.given(p.scheduled()).when(command).then_refused(voice_refusals.OnlyAGuardianWhoMayKnowIsAsked)


@pytest.mark.requirement("R37", "R39")
def test_someone_from_another_unit_is_not_asked_at_level_1() -> None:
    p.given(p.scheduled()).when(add(KARI, UUID(int=77), VoiceKind.EMPLOYEE)).then_refused(
        voice_refusals.OnlyTheOwnUnitIsAsked
    )
