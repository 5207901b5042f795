"""Which rule answers which command, for each thing a case may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, assert_never

from services.case_coordination.domain.commands import (
    AcceptLead,
    AgreeToMove,
    AnswerConsent,
    AnswerPlan,
    AnyCommand,
    ApproveMinutes,
    Asked,
    AskToEnd,
    AssessRights,
    ConfirmEnding,
    DecideOutcome,
    DeclineEnding,
    DeclineLead,
    EndParticipation,
    FileClosingNote,
    LetUnitIn,
    MakeConcernConcrete,
    OfferToLead,
    OpenCase,
    PlanMeeting,
    ProposeLead,
    RaiseAlerts,
    RecordEvaluationCompleted,
    RecordEvaluationDate,
    RecordEvaluationHeld,
    RecordGuardiansKnow,
    RecordMeasureStatus,
    RecordMeeting,
    TakeBatonBack,
    Told,
)
from services.case_coordination.domain.decisions import (
    alerts,
    baton,
    ending,
    evaluations,
    levels,
    meetings,
    minutes,
    opening,
    outcomes,
    plans,
    sharing,
)
from services.case_coordination.domain.events import CaseEvent
from services.case_coordination.domain.refusals.opening import TheCaseIsClosed, ThereIsNoCase
from services.case_coordination.domain.refusals.outcomes import ANoteIsFiledAfterTheEnd
from services.case_coordination.domain.states import ActiveCase, CaseState, ClosedCase, NoCase
from shared.eventing.asking_rules import passed
from shared.eventing.decider import NotKnownHereYet

Events: TypeAlias = Sequence[CaseEvent]


def decide(command: AnyCommand, state: CaseState) -> Events:
    """Answer a command with the facts it causes, or refuse it by the name of a rule."""
    match state:
        case NoCase():
            return _before(command)
        case ActiveCase():
            return _during(command, state)
        case ClosedCase():
            return _after(command, state)
        case _:
            assert_never(state)


def _before(command: AnyCommand) -> Events:
    match command:
        case OpenCase():
            return opening.opens(command)
        case RaiseAlerts():
            return []
        case (
            RecordGuardiansKnow()
            | RecordEvaluationDate()
            | RecordEvaluationHeld()
            | RecordEvaluationCompleted()
        ):
            raise NotKnownHereYet("case")
        case _:
            raise ThereIsNoCase


def _during(command: AnyCommand, case: ActiveCase) -> Events:
    if isinstance(command, Told):
        return _told(command, case)
    if isinstance(command, Asked):
        passed(ThereIsNoCase)
        passed(TheCaseIsClosed)
        return _asked(command, case)
    match command:
        case OpenCase():
            return []
        case RaiseAlerts():
            return alerts.raised(command, case)
        case FileClosingNote():
            raise ANoteIsFiledAfterTheEnd
        case _:
            assert_never(command)


def _after(command: AnyCommand, closed: ClosedCase) -> Events:
    match command:
        case FileClosingNote():
            passed(ANoteIsFiledAfterTheEnd)
            return ending.filed(command, closed)
        case RecordGuardiansKnow():
            return opening.guardians_know(command, closed.last)
        case _ if isinstance(command, Asked):
            raise TheCaseIsClosed
        case _:
            return []


def _told(command: Told, case: ActiveCase) -> Events:
    match command:
        case RecordGuardiansKnow():
            return opening.guardians_know(command, case)
        case RecordEvaluationDate():
            return evaluations.dated(command, case)
        case RecordEvaluationHeld():
            return evaluations.held(command, case)
        case RecordEvaluationCompleted():
            return evaluations.completed(command, case)
        case _:
            assert_never(command)


def _asked(command: Asked, case: ActiveCase) -> Events:
    match command:
        case ProposeLead() | AcceptLead() | DeclineLead() | OfferToLead() | TakeBatonBack():
            return baton.decide(command, case)
        case MakeConcernConcrete() | PlanMeeting() | RecordMeeting() | ApproveMinutes():
            return _asked_of_meetings(command, case)
        case AnswerPlan():
            return plans.answered(command, case)
        case RecordMeasureStatus():
            return plans.measure_recorded(command, case)
        case AnswerConsent() | LetUnitIn() | EndParticipation():
            return _asked_of_sharing(command, case)
        case (
            AssessRights()
            | AgreeToMove()
            | DecideOutcome()
            | AskToEnd()
            | ConfirmEnding()
            | DeclineEnding()
        ):
            return _asked_of_outcomes(command, case)
        case _:
            assert_never(command)


def _asked_of_meetings(
    command: MakeConcernConcrete | PlanMeeting | RecordMeeting | ApproveMinutes, case: ActiveCase
) -> Events:
    match command:
        case MakeConcernConcrete():
            return opening.made_concrete(command, case)
        case PlanMeeting():
            return meetings.planned(command, case)
        case RecordMeeting():
            return meetings.held(command, case)
        case ApproveMinutes():
            return minutes.approved(command, case)
        case _:
            assert_never(command)


def _asked_of_sharing(
    command: AnswerConsent | LetUnitIn | EndParticipation, case: ActiveCase
) -> Events:
    match command:
        case AnswerConsent():
            return sharing.answered(command, case)
        case LetUnitIn():
            return sharing.let_in(command, case)
        case EndParticipation():
            return sharing.ended(command, case)
        case _:
            assert_never(command)


def _asked_of_outcomes(
    command: AssessRights | AgreeToMove | DecideOutcome | AskToEnd | ConfirmEnding | DeclineEnding,
    case: ActiveCase,
) -> Events:
    match command:
        case AssessRights():
            return levels.rights_assessed(command, case)
        case AgreeToMove():
            return levels.agreed(command, case)
        case DecideOutcome():
            return outcomes.decided(command, case)
        case AskToEnd():
            return ending.asked(command, case)
        case ConfirmEnding():
            return ending.confirmed(command, case)
        case DeclineEnding():
            return ending.declined(command, case)
        case _:
            assert_never(command)
