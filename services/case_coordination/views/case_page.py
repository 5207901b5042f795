"""A case as those who work with it see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Final, Literal
from uuid import UUID

from services.case_coordination.domain.codes import Awaited
from services.case_coordination.domain.events import (
    CaseClosed,
    CaseContinued,
    CaseExtended,
    CaseMovedDown,
    ConcernMadeConcrete,
    ConsentAnswered,
    LeaderAgreedToMove,
    MeetingHeld,
    MinutesApproved,
    RightsAssessed,
)
from services.case_coordination.domain.states import ActiveCase, CaseState, ClosedCase
from services.case_coordination.domain.values import Attender, Ending, Participant
from services.case_coordination.domain.waits import awaited
from services.case_coordination.views.lead_times import LeadTimes, lead_times
from services.case_coordination.views.shared_log_page import UnitShown, units_shown
from services.case_coordination.views.shown import (
    AnswerShown,
    EvaluationShown,
    PlanShown,
    Shown,
    Status,
    answers_shown,
    closed_on,
    evaluation_shown,
    outcome_of,
    plan_shown,
    status_of,
)
from services.case_coordination.views.sight import Sight
from shared.contracts.codes import CaseLevel, Outcome
from shared.time.working_days import WorkingDays

FILE_THE_CLOSING_NOTE: Final = "file-the-closing-note"
MINUTES_WITHIN: Final = 2
"""Working days after a meeting within which its minutes are approved (R49, C11)."""


class GuardianShown(Shown):
    """A guardian whom a person has told, and when, as far as it is known."""

    guardian_id: UUID
    told_on: date | None


class AwaitedShown(Shown):
    """The one dated thing the case waits for."""

    what: Awaited
    on: date


class MeetingShown(Shown):
    """A meeting: planned, held or both; its minutes where they stand."""

    meeting_id: UUID
    planned_on: date | None
    starts_at: time | None
    asked: tuple[Participant, ...]
    held_on: date | None
    came: tuple[Attender, ...]
    out_of_order: bool
    reason: str | None
    minutes: MinutesApproved | None
    minutes_are_overdue: bool


class UsedEvaluation(Shown):
    """An evaluation that was held, and whether an outcome may or does rest on it."""

    evaluation_id: UUID
    plan_version: int | None
    held_on: date | None
    completed_on: date | None
    is_used: bool


class CasePage(Shown):
    """A case. ``ending`` and ``consents`` are shown to lead and leader only."""

    seen_as: Literal[Sight.COLLEAGUE, Sight.LEAD_OR_LEADER]
    case_id: UUID
    concern_id: UUID
    child_id: UUID
    unit_id: UUID
    level: CaseLevel
    status: Status
    outcome: Outcome | None
    closed_on: date | None
    closing: CaseClosed | None
    filed_where: str | None
    tasks: tuple[str, ...]
    holder_id: UUID
    lead_id: UUID | None
    proposed_id: UUID | None
    offered_ids: tuple[UUID, ...]
    guardians_told: tuple[GuardianShown, ...]
    concrete: ConcernMadeConcrete | None
    awaits: AwaitedShown | None
    evaluation: EvaluationShown | None
    evaluations: tuple[UsedEvaluation, ...]
    meetings: tuple[MeetingShown, ...]
    plan: PlanShown | None
    answers: tuple[AnswerShown, ...]
    continued: tuple[CaseContinued, ...]
    extended: tuple[CaseExtended, ...]
    moved_down: tuple[CaseMovedDown, ...]
    units: tuple[UnitShown, ...]
    consents: tuple[ConsentAnswered, ...]
    rights: RightsAssessed | None
    leader_agreed: LeaderAgreedToMove | None
    ending_is_asked: bool
    ending: Ending | None
    lead_times: LeadTimes


def case_page(
    case_id: UUID,
    state: CaseState,
    case: ActiveCase,
    *,
    seen_as: Literal[Sight.COLLEAGUE, Sight.LEAD_OR_LEADER],
    holder_id: UUID,
    today: date,
    days: WorkingDays,
) -> CasePage:
    """Show a case to someone who works with it."""
    is_active = isinstance(state, ActiveCase)
    is_lead_or_leader = seen_as is Sight.LEAD_OR_LEADER
    return CasePage(
        seen_as=seen_as,
        case_id=case_id,
        concern_id=case.opened.concern_id,
        child_id=case.child_id,
        unit_id=case.opened.unit_id,
        level=case.level,
        status=status_of(state),
        outcome=outcome_of(state),
        closed_on=closed_on(state),
        closing=_closing(state),
        filed_where=_filed_where(state),
        tasks=_tasks(state) if is_lead_or_leader else (),
        holder_id=holder_id,
        lead_id=case.lead_id,
        proposed_id=case.proposal.proposed_id if case.proposal else None,
        offered_ids=tuple(sorted(case.offers)),
        guardians_told=_guardians(case),
        concrete=case.concrete,
        awaits=_awaits(case, days) if is_active else None,
        evaluation=evaluation_shown(case, today) if is_active else None,
        evaluations=tuple(_evaluations(case)),
        meetings=tuple(_meetings(case, today, days)),
        plan=plan_shown(case),
        answers=answers_shown(case),
        continued=case.continued,
        extended=case.extended,
        moved_down=case.moved_down,
        units=units_shown(case),
        consents=tuple(case.consents.values()) if is_lead_or_leader else (),
        rights=case.rights,
        leader_agreed=case.leader_agreed,
        ending_is_asked=case.ending_is_asked,
        ending=case.ending if is_lead_or_leader else None,
        lead_times=lead_times(case),
    )


def _closing(state: CaseState) -> CaseClosed | None:
    if isinstance(state, ClosedCase) and isinstance(state.end, CaseClosed):
        return state.end
    return None


def _filed_where(state: CaseState) -> str | None:
    return state.filed.where if isinstance(state, ClosedCase) and state.filed else None


def _tasks(state: CaseState) -> tuple[str, ...]:
    is_unfiled = isinstance(state, ClosedCase) and state.filed is None
    return (FILE_THE_CLOSING_NOTE,) if is_unfiled else ()


def _guardians(case: ActiveCase) -> tuple[GuardianShown, ...]:
    return tuple(
        GuardianShown(guardian_id=guardian, told_on=told_on)
        for guardian, told_on in sorted(case.guardians_told.items(), key=lambda told: told[0])
    )


def _awaits(case: ActiveCase, days: WorkingDays) -> AwaitedShown:
    what, on = awaited(case, days)
    return AwaitedShown(what=what, on=on)


def _evaluations(case: ActiveCase) -> Iterator[UsedEvaluation]:
    for evaluation_id, told in case.evaluations.items():
        yield UsedEvaluation(
            evaluation_id=evaluation_id,
            plan_version=told.plan_version,
            held_on=told.held_on,
            completed_on=told.completed_on,
            is_used=told.is_used,
        )


def _meetings(case: ActiveCase, today: date, days: WorkingDays) -> Iterator[MeetingShown]:
    for meeting_id in dict.fromkeys((*case.planned, *case.held)):
        planned, held = case.planned.get(meeting_id), case.held.get(meeting_id)
        yield MeetingShown(
            meeting_id=meeting_id,
            planned_on=planned.on if planned else None,
            starts_at=planned.starts_at if planned else None,
            asked=planned.participants if planned else (),
            held_on=held.held_on if held else None,
            came=held.participants if held else (),
            out_of_order=held.out_of_order if held else False,
            reason=held.reason if held else None,
            minutes=case.minutes.get(meeting_id),
            minutes_are_overdue=_lacks_minutes(case, held, today, days),
        )


def _lacks_minutes(
    case: ActiveCase, held: MeetingHeld | None, today: date, days: WorkingDays
) -> bool:
    if held is None or held.meeting_id in case.minutes:
        return False
    return today > days.after(held.held_on, MINUTES_WITHIN)
