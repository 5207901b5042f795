"""Hearing guardians and employees, each for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never
from uuid import UUID

from services.evaluation_scheduling.domain import voice_refusals
from services.evaluation_scheduling.domain.commands import (
    AddVoice,
    AnswerForVoice,
    RecordVoiceNotHeard,
    ShowOwnWords,
)
from services.evaluation_scheduling.domain.decisions.shapes import still_open
from services.evaluation_scheduling.domain.decisions.standing import (
    let_lead_and_leader,
    let_the_voice_or_its_scribe,
    speaks_for_self,
)
from services.evaluation_scheduling.domain.events import EvaluationEvent
from services.evaluation_scheduling.domain.states import Answered, Evaluation, EvaluationState
from services.evaluation_scheduling.domain.values import Answers
from services.evaluation_scheduling.domain.voice_events import (
    EmployeeAnswered,
    GuardianAnswered,
    OwnWordsShown,
    OwnWordsWithheld,
    VoiceAdded,
    VoiceNotHeard,
)
from shared.contracts.codes import VoiceKind
from shared.eventing.asking_rules import needed, passed, refuse


def add_voice(
    asked: AddVoice, state: EvaluationState, told: frozenset[UUID]
) -> Sequence[VoiceAdded]:
    """Ask one more person to be heard; ``told`` are the guardians whom a person has told."""
    about = still_open(state).about
    let_lead_and_leader(asked, about)
    known_as = about.voice_of(asked.person_id)
    if known_as is asked.kind:
        return []
    refuse(
        voice_refusals.APersonIsHeardInOneCapacity,
        when=known_as is not None,
        person=asked.person_id,
    )
    _check_who_is_asked(asked, told)
    return [
        VoiceAdded(evaluation_id=about.evaluation_id, person_id=asked.person_id, kind=asked.kind)
    ]


def _check_who_is_asked(asked: AddVoice, told: frozenset[UUID]) -> None:
    around, person = asked.today.around, asked.person_id
    match asked.kind:
        case VoiceKind.CHILD:
            raise voice_refusals.TheChildIsHeardInItsOwnWay
        case VoiceKind.GUARDIAN:
            refuse(
                voice_refusals.OnlyAGuardianWhoMayKnowIsAsked,
                when=person not in around.guardians or person in around.closed_out,
                person=person,
            )
            refuse(
                voice_refusals.AGuardianIsToldByAPersonFirst,
                when=person not in told,
                person=person,
                told=told,
            )
        case VoiceKind.EMPLOYEE:
            refuse(
                voice_refusals.OnlyTheOwnUnitIsAsked,
                when=person not in around.colleagues or person in around.strangers,
                person=person,
            )
        case _:
            assert_never(asked.kind)
    passed(voice_refusals.TheChildIsHeardInItsOwnWay, kind=asked.kind)


def answer(asked: AnswerForVoice, state: EvaluationState) -> Sequence[EvaluationEvent]:
    """Put answers on record in the voice's own place, never merged with another's (R54)."""
    about = still_open(state).about
    let_the_voice_or_its_scribe(asked, about, asked.person_id)
    check_answers(asked.answers, about)
    if _asked_as(asked.person_id, about) is VoiceKind.GUARDIAN:
        return _guardian_answered(asked, about)
    return _employee_answered(asked, about)


def _asked_as(person_id: UUID, about: Evaluation) -> VoiceKind:
    """Give the capacity in which a person was asked who answers in words of their own."""
    kind = needed(
        about.voice_of(person_id), otherwise=voice_refusals.OnlyThoseAskedAreHeard, person=person_id
    )
    refuse(voice_refusals.TheChildIsHeardInItsOwnWay, when=kind is VoiceKind.CHILD, kind=kind)
    return kind


def check_answers(answers: Answers, about: Evaluation, may_be_empty: bool = False) -> None:
    """Refuse an answer without a word, and a status of a goal that is not in the plan."""
    goals = {goal.goal_id for goal in answers.goals}
    refuse(
        voice_refusals.AnAnswerSaysSomething,
        when=answers.is_empty() and (not may_be_empty),
        may_be_empty=may_be_empty,
    )
    refuse(
        voice_refusals.OnlyGoalsOfThePlanAreLookedAt,
        when=not goals <= set(about.goal_ids),
        goals=goals,
    )


def _employee_answered(asked: AnswerForVoice, about: Evaluation) -> Sequence[EmployeeAnswered]:
    said = Answered(asked.answers, asked.by.person_id)
    if about.heard.employees.get(asked.person_id) == said:
        return []
    return [
        EmployeeAnswered(
            evaluation_id=about.evaluation_id,
            person_id=asked.person_id,
            answers=said.answers,
            written_by=said.written_by,
        )
    ]


def _guardian_answered(asked: AnswerForVoice, about: Evaluation) -> Sequence[EvaluationEvent]:
    said = Answered(asked.answers, asked.by.person_id)
    before = about.heard.guardians.get(asked.person_id)
    is_scribe = not speaks_for_self(asked, about, asked.person_id)
    refuse(
        voice_refusals.OnlyTheWriterShowsTheirWords,
        when=is_scribe and asked.is_shown_to_other_guardians is not None,
        is_scribe=is_scribe,
    )
    refuse(
        voice_refusals.AGuardiansOwnWordsStand,
        when=is_scribe and before is not None and (before.written_by == asked.person_id),
        is_scribe=is_scribe,
    )
    events: list[EvaluationEvent] = []
    if before != said:
        events.append(
            GuardianAnswered(
                evaluation_id=about.evaluation_id,
                person_id=asked.person_id,
                answers=said.answers,
                written_by=said.written_by,
            )
        )
    return [*events, *_shown(asked.person_id, asked.is_shown_to_other_guardians, about)]


def show_own_words(asked: ShowOwnWords, state: EvaluationState) -> Sequence[EvaluationEvent]:
    """Let a guardian choose, at any time, whether the other one may read their words."""
    about = state.about
    person = asked.by.person_id
    is_guardian = about.voice_of(person) is VoiceKind.GUARDIAN
    refuse(
        voice_refusals.OnlyTheWriterShowsTheirWords,
        when=not is_guardian or not speaks_for_self(asked, about, person),
        asker=person,
    )
    let_the_voice_or_its_scribe(asked, about, person)
    return _shown(person, asked.is_shown, about)


def _shown(
    person: UUID, is_shown: bool | None, about: Evaluation
) -> Sequence[OwnWordsShown | OwnWordsWithheld]:
    if is_shown is None or is_shown == (person in about.heard.shown):
        return []
    chosen = OwnWordsShown if is_shown else OwnWordsWithheld
    return [chosen(evaluation_id=about.evaluation_id, person_id=person)]


def not_heard(asked: RecordVoiceNotHeard, state: EvaluationState) -> Sequence[VoiceNotHeard]:
    """Record a voice that declined or was not reached; that blocks nothing (F1.4)."""
    about = still_open(state).about
    let_the_voice_or_its_scribe(asked, about, asked.person_id)
    return _not_heard(asked, _asked_as(asked.person_id, about), about)


def _not_heard(
    asked: RecordVoiceNotHeard, kind: VoiceKind, about: Evaluation
) -> Sequence[VoiceNotHeard]:
    heard = about.heard
    refuse(
        voice_refusals.AVoiceThatAnsweredWasHeard,
        when=asked.person_id in {*heard.guardians, *heard.employees},
        person=asked.person_id,
    )
    if heard.silent.get(asked.person_id) is asked.because:
        return []
    return [
        VoiceNotHeard(
            evaluation_id=about.evaluation_id,
            person_id=asked.person_id,
            kind=kind,
            because=asked.because,
            reason=asked.reason,
        )
    ]
