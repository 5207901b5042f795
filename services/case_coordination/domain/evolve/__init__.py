"""How each fact changes what a case is. Nothing here refuses: it has happened."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from services.case_coordination.domain.events import (
    AlertRaised,
    CaseClosed,
    CaseContinued,
    CaseEnded,
    CaseEvent,
    CaseOpened,
    ClosingNoteFiled,
    EndingAsked,
    EndingDeclined,
    EndingExplained,
    GuardiansKnow,
    OutcomeEvent,
)
from services.case_coordination.domain.events.baton import BatonEvent
from services.case_coordination.domain.events.evaluations import EvaluationEvent
from services.case_coordination.domain.events.levels import LevelEvent
from services.case_coordination.domain.events.meetings import MeetingEvent
from services.case_coordination.domain.events.opening import ConcernMadeConcrete
from services.case_coordination.domain.events.plans import PlanEvent
from services.case_coordination.domain.events.sharing import SharingEvent
from services.case_coordination.domain.evolve import (
    baton,
    evaluations,
    levels,
    meetings,
    plans,
    sharing,
)
from services.case_coordination.domain.states import (
    ActiveCase,
    CaseState,
    ClosedCase,
    HeldByLeader,
    NoCase,
)


def evolve(state: CaseState, event: CaseEvent) -> CaseState:
    """Fold one fact into a case."""
    match state:
        case NoCase():
            return _opened(event) if isinstance(event, CaseOpened) else state
        case ActiveCase():
            return _over(state, event) or _goes_on(state, event)
        case ClosedCase():
            if isinstance(event, ClosingNoteFiled):
                return replace(state, filed=event)
            return replace(state, last=_goes_on(state.last, event))
        case _:
            assert_never(state)


def _opened(event: CaseOpened) -> ActiveCase:
    return ActiveCase(
        opened=event,
        guardians_told=dict.fromkeys(event.guardians_told, event.guardians_told_on),
        baton=HeldByLeader(event.holder_id, event.opened_on),
        level=event.level,
    )


def _over(case: ActiveCase, event: CaseEvent) -> ClosedCase | None:
    match event:
        case CaseClosed():
            return ClosedCase(evaluations.used(case, event.evaluation_id), event)
        case CaseEnded():
            return ClosedCase(case, event)
        case _:
            return None


def _goes_on(case: ActiveCase, event: CaseEvent) -> ActiveCase:
    if isinstance(event, BatonEvent):
        return baton.evolve(case, event)
    if isinstance(event, MeetingEvent):
        return meetings.evolve(case, event)
    if isinstance(event, PlanEvent):
        return plans.evolve(case, event)
    if isinstance(event, EvaluationEvent):
        return evaluations.evolve(case, event)
    if isinstance(event, SharingEvent):
        return sharing.evolve(case, event)
    if isinstance(event, LevelEvent):
        return levels.evolve(case, event)
    if isinstance(event, OutcomeEvent):
        return _outcome(case, event)
    return _rest(case, event)


def _outcome(case: ActiveCase, event: OutcomeEvent) -> ActiveCase:
    match event:
        case CaseContinued():
            used = evaluations.used(case, event.evaluation_id)
            return replace(used, continued=(*case.continued, event))
        case EndingAsked():
            return replace(case, ending_is_asked=True)
        case EndingDeclined():
            return replace(case, ending_is_asked=False)
        case EndingExplained():
            return replace(case, ending=event.ending)
        case CaseClosed() | CaseEnded() | ClosingNoteFiled():
            return case
        case _:
            assert_never(event)


def _rest(
    case: ActiveCase, event: CaseOpened | GuardiansKnow | ConcernMadeConcrete | AlertRaised
) -> ActiveCase:
    match event:
        case GuardiansKnow():
            newly = dict.fromkeys(event.guardians_told, event.told_on)
            return replace(case, guardians_told={**newly, **case.guardians_told})
        case AlertRaised():
            return replace(case, raised=case.raised | {(event.alert, event.cause)})
        case ConcernMadeConcrete():
            return replace(case, concrete=event)
        case CaseOpened():
            return case
        case _:
            assert_never(event)
