"""The safety questions, the advice and the clearance (R25-R29, B40)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from services.concern_intake.domain.advice import REPORTS, NextStep
from services.concern_intake.domain.commands import (
    AnswerSafetyQuestions,
    RecordAdvice,
    RecordClearance,
)
from services.concern_intake.domain.decisions.guards import has_happened, known_to, registered
from services.concern_intake.domain.events import (
    AdviceRecorded,
    ClearanceRecorded,
    ConcernEvent,
    SafetyQuestionsAnswered,
)
from services.concern_intake.domain.refusals import (
    AuthorDoesThis,
    WhoDeviatesFromAdviceSaysWhy,
)
from services.concern_intake.domain.safety import SafetyAnswers
from services.concern_intake.domain.states import DraftConcern, Intake
from shared.eventing.asking_rules import refuse

SafetyCommand = AnswerSafetyQuestions | RecordAdvice | RecordClearance


def decide(command: SafetyCommand, state: Intake) -> Sequence[ConcernEvent]:
    """Answer what is asked about safety: by the author of a draft, or those who know."""
    _may_speak_of_it(command, state)
    match command:
        case AnswerSafetyQuestions():
            return _answer(command, state)
        case RecordAdvice():
            return _record_advice(command)
        case RecordClearance():
            return _record_clearance(command)
        case _:
            assert_never(command)


def answered_before_registration(
    answers: SafetyAnswers | None, today: date, state: Intake
) -> Sequence[ConcernEvent]:
    """Record answers that may still be corrected; nothing when they say nothing new."""
    return _answers(answers, today, state, before_registration=True)


def _answer(command: AnswerSafetyQuestions, state: Intake) -> Sequence[ConcernEvent]:
    in_draft = isinstance(state.concern, DraftConcern)
    return _answers(command.safety, command.today, state, before_registration=in_draft)


def _answers(
    answers: SafetyAnswers | None, today: date, state: Intake, *, before_registration: bool
) -> Sequence[ConcernEvent]:
    if answers is None or answers == state.safeguarding.answers:
        return []
    return [
        SafetyQuestionsAnswered(
            answers=answers, answered_on=today, before_registration=before_registration
        )
    ]


def _record_advice(command: RecordAdvice) -> Sequence[ConcernEvent]:
    has_happened(command.today, command.asked_on)
    refuse(
        WhoDeviatesFromAdviceSaysWhy,
        when=_deviates(command) and command.deviation_because is None,
        advised_to_report=command.advised_to_report,
        next_step=command.next_step,
        may_be_told=command.may_be_told is not None,
    )
    return [
        AdviceRecorded(
            service=command.service,
            asked_on=command.asked_on,
            happened_at=command.happened_at,
            asked_by=command.by.person_id,
            advice=command.advice,
            advised_to_report=command.advised_to_report,
            may_be_told=command.may_be_told,
            next_step=command.next_step,
            reason=command.deviation_because,
        )
    ]


def _deviates(command: RecordAdvice) -> bool:
    reports_not = command.advised_to_report and command.next_step not in REPORTS
    informs = command.next_step is NextStep.INFORM_GUARDIANS
    return reports_not or (informs and command.may_be_told is None)


def _record_clearance(command: RecordClearance) -> Sequence[ConcernEvent]:
    has_happened(command.today, command.cleared_on)
    return [
        ClearanceRecorded(
            body=command.body,
            cleared_by=command.cleared_by,
            cleared_on=command.cleared_on,
            happened_at=command.happened_at,
            scope=command.scope,
        )
    ]


def _may_speak_of_it(command: SafetyCommand, state: Intake) -> None:
    asker = command.by.person_id
    if isinstance(state.concern, DraftConcern):
        author = state.concern.author_id
        refuse(AuthorDoesThis, when=asker != author, asker=asker, author=author)
    else:
        known_to(command.by, registered(state))
