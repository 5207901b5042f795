"""What several pages of a case show."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.case_coordination.domain.codes import Answer, Arena, MeasureStatus
from services.case_coordination.domain.events import CaseClosed, PlanAgreed
from services.case_coordination.domain.states import ActiveCase, CaseState, ClosedCase
from services.case_coordination.domain.values import Goal, Measure, Responsible
from shared.contracts.codes import Outcome


class Status(StrEnum):
    """Whether a case is still worked with."""

    ACTIVE = "active"
    CLOSED = "closed"


class Shown(BaseModel):
    """Something shown on a page."""

    model_config = ConfigDict(frozen=True)


class MeasureShown(Shown):
    """A measure, and how far it has come."""

    measure_id: UUID
    goal_id: UUID
    what: str
    arena: Arena
    responsible: Responsible
    starts_on: date | None
    deadline: date | None
    status: MeasureStatus
    status_on: date | None


class PlanShown(Shown):
    """The plan that stands."""

    version: int
    agreed_on: date
    needs: tuple[str, ...]
    goals: tuple[Goal, ...]
    measures: tuple[MeasureShown, ...]


class EvaluationShown(Shown):
    """The next evaluation: the first day it was to be held on, and the day it has now."""

    first_due_on: date | None
    due_on: date | None
    is_delayed: bool


class AnswerShown(Shown):
    """What someone said to a version of the plan, and in which words."""

    person_id: UUID
    plan_version: int
    answer: Answer
    words: str | None


def plan_shown(case: ActiveCase) -> PlanShown | None:
    """Show the plan that stands, without the reasoning behind single measures."""
    return _plan(case, case.plan) if case.plan else None


def evaluation_shown(case: ActiveCase, today: date) -> EvaluationShown | None:
    """Show the next evaluation; it is delayed once its first day has passed without it."""
    upcoming = case.next_evaluation()
    if upcoming is None:
        return None
    first = upcoming.first_due_on
    was_held = upcoming.held_on is not None
    return EvaluationShown(
        first_due_on=first,
        due_on=upcoming.due_on,
        is_delayed=first is not None and first < today and not was_held,
    )


def answers_shown(case: ActiveCase, of: UUID | None = None) -> tuple[AnswerShown, ...]:
    """Show the answers of everyone, or of one person only."""
    return tuple(
        AnswerShown(
            person_id=person,
            plan_version=version,
            answer=answer,
            words=case.words.get((person, version)),
        )
        for (person, version), answer in sorted(case.answers.items())
        if of is None or of == person
    )


def status_of(state: CaseState) -> Status:
    """Tell whether a case is active or closed."""
    return Status.CLOSED if isinstance(state, ClosedCase) else Status.ACTIVE


def closed_on(state: CaseState) -> date | None:
    """Tell when a case was closed, if it is."""
    if not isinstance(state, ClosedCase):
        return None
    end = state.end
    return end.decided_on if isinstance(end, CaseClosed) else end.ended_on


def outcome_of(state: CaseState) -> Outcome | None:
    """Tell with which outcome a case was closed, if it is."""
    if not isinstance(state, ClosedCase):
        return None
    was_closed = isinstance(state.end, CaseClosed)
    return Outcome.CLOSE if was_closed else Outcome.ENDED_FOR_ANOTHER_REASON


def _plan(case: ActiveCase, agreed: PlanAgreed) -> PlanShown:
    return PlanShown(
        version=agreed.version,
        agreed_on=agreed.agreed_on,
        needs=agreed.plan.needs,
        goals=agreed.plan.goals,
        measures=tuple(_measure(case, measure) for measure in agreed.plan.measures),
    )


def _measure(case: ActiveCase, measure: Measure) -> MeasureShown:
    told = case.measures.get(measure.measure_id)
    return MeasureShown(
        measure_id=measure.measure_id,
        goal_id=measure.goal_id,
        what=measure.what,
        arena=measure.arena,
        responsible=measure.responsible,
        starts_on=measure.starts_on,
        deadline=measure.deadline,
        status=told.status if told else MeasureStatus.PLANNED,
        status_on=told.on if told else None,
    )
