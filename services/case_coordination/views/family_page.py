"""A case as a guardian or the young person sees it.

Who leads, the plan, approved minutes, dates, their own words and when they were told; not the
concern, not the leader's assessment, not another's answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Literal
from uuid import UUID

from services.case_coordination.domain.events import ConsentAnswered
from services.case_coordination.domain.states import ActiveCase, CaseState
from services.case_coordination.domain.values import ChildsVoice
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
    plan_shown,
    status_of,
)


class MeetingAsked(Shown):
    """A meeting to which this person is asked."""

    meeting_id: UUID
    on: date
    starts_at: time | None


class FamilyMinutes(Shown):
    """Approved minutes."""

    meeting_id: UUID
    held_on: date
    agreed: tuple[str, ...]
    childs_voice: ChildsVoice | None


class FamilyPage(Shown):
    """A case as someone of the family sees it. ``told_on`` is when a person told them."""

    seen_as: Literal["family"] = "family"
    case_id: UUID
    child_id: UUID
    status: Status
    closed_on: date | None
    holder_id: UUID
    lead_id: UUID | None
    told_on: date | None
    meetings: tuple[MeetingAsked, ...]
    minutes: tuple[FamilyMinutes, ...]
    plan: PlanShown | None
    evaluation: EvaluationShown | None
    units: tuple[UnitShown, ...]
    own_consents: tuple[ConsentAnswered, ...]
    own_answers: tuple[AnswerShown, ...]


def family_page(
    case_id: UUID,
    state: CaseState,
    case: ActiveCase,
    *,
    person_id: UUID,
    holder_id: UUID,
    today: date,
) -> FamilyPage:
    """Show a case to someone of the family."""
    status = status_of(state)
    return FamilyPage(
        case_id=case_id,
        child_id=case.child_id,
        status=status,
        closed_on=closed_on(state),
        holder_id=holder_id,
        lead_id=case.lead_id,
        told_on=case.guardians_told.get(person_id),
        meetings=tuple(_meetings(case, person_id)),
        minutes=tuple(_minutes(case)),
        plan=plan_shown(case),
        evaluation=evaluation_shown(case, today) if status is Status.ACTIVE else None,
        units=units_shown(case),
        own_consents=tuple(c for c in case.consents.values() if c.person_id == person_id),
        own_answers=answers_shown(case, of=person_id),
    )


def _meetings(case: ActiveCase, person_id: UUID) -> Iterator[MeetingAsked]:
    for meeting in sorted(case.planned.values(), key=lambda planned: planned.on):
        is_asked = any(someone.person_id == person_id for someone in meeting.participants)
        if is_asked and meeting.meeting_id not in case.held:
            yield MeetingAsked(
                meeting_id=meeting.meeting_id, on=meeting.on, starts_at=meeting.starts_at
            )


def _minutes(case: ActiveCase) -> Iterator[FamilyMinutes]:
    for minutes in case.minutes.values():
        yield FamilyMinutes(
            meeting_id=minutes.meeting_id,
            held_on=case.held[minutes.meeting_id].held_on,
            agreed=minutes.agreed,
            childs_voice=minutes.childs_voice,
        )
