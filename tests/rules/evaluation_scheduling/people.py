"""The people of Solbakken, and an evaluation of Ada's plan: everything here is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Final
from uuid import UUID

from services.evaluation_scheduling.domain import commands as c
from services.evaluation_scheduling.domain import events as e
from services.evaluation_scheduling.domain import voice_events as v
from services.evaluation_scheduling.domain.evaluation import evaluation_decider, evaluation_id_of
from services.evaluation_scheduling.domain.people import PeopleAround, Today
from services.evaluation_scheduling.domain.states import EvaluationState
from services.evaluation_scheduling.domain.values import (
    Answers,
    Channel,
    ChildsView,
    HowAsked,
    IsSafe,
    MoveReason,
    SafetyAnswer,
    Voice,
)
from shared.contracts.codes import VoiceKind
from shared.identity.actor import Actor, Role
from shared.time.municipal_calendar import working_days_in
from tests.spec import Spec

given: Final = Spec(evaluation_decider)

ADA, LISE, TOR, STEPFATHER = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
KARI, BERIT, SISSEL, JORUNN, MONA, EVEN = (UUID(int=n) for n in range(11, 17))
"""Kari leads; Berit is the leader, Sissel her deputy, Jorunn the service manager above her; Mona
works with Ada and is heard; Even works there too and has nothing to do with it."""
SOLBAKKEN, CASE = UUID(int=21), UUID(int=31)
FIRST, SECOND = evaluation_id_of(CASE, 1), evaluation_id_of(CASE, 2)
PLAY, SLEEP = UUID(int=41), UUID(int=42)

NORWAY: Final = working_days_in("NO")


def at(day: date, hour: int = 9) -> datetime:
    return NORWAY.at(day, time(hour)).astimezone(UTC)


def employee(person: UUID) -> Actor:
    return Actor(person_id=person, role=Role.EMPLOYEE, unit_id=SOLBAKKEN)


def guardian(person: UUID) -> Actor:
    return Actor(person_id=person, role=Role.GUARDIAN)


def newest(*history: e.EvaluationEvent) -> EvaluationState:
    state = given(*history).state().newest
    assert state is not None
    return state


SYSTEM: Final = Actor(person_id=UUID(int=99), role=Role.SYSTEM)
AROUND: Final = PeopleAround(
    leader_id=BERIT,
    deputy_id=SISSEL,
    next_leader_ids=(JORUNN,),
    guardians=frozenset({LISE, TOR, STEPFATHER}),
    colleagues=frozenset({KARI, BERIT, MONA, EVEN}),
    child_age=4,
)
VOICES: Final = (
    Voice(person_id=ADA, kind=VoiceKind.CHILD),
    Voice(person_id=LISE, kind=VoiceKind.GUARDIAN),
    Voice(person_id=TOR, kind=VoiceKind.GUARDIAN),
    Voice(person_id=MONA, kind=VoiceKind.EMPLOYEE),
)

PLANNED: Final = date(2026, 2, 4)
DUE: Final = date(2026, 3, 4)


def today(day: date, around: PeopleAround = AROUND) -> Today:
    return Today(day=day, around=around)


def schedule(due_on: date = DUE, plan_version: int = 1, sequence: int = 5) -> c.ScheduleEvaluation:
    return c.ScheduleEvaluation(
        by=SYSTEM,
        now=at(PLANNED, 15),
        evaluation_id=evaluation_id_of(CASE, plan_version),
        child_id=ADA,
        unit_id=SOLBAKKEN,
        plan_version=plan_version,
        due_on=due_on,
        agreed_on=PLANNED,
        lead_id=KARI,
        leader_id=BERIT,
        service_manager_id=JORUNN,
        voices=VOICES,
        goal_ids=(PLAY, SLEEP),
        sequence=sequence,
    )


def scheduled(
    due_on: date = DUE, agreed_on: date = PLANNED, plan_version: int = 1
) -> e.EvaluationScheduled:
    return e.EvaluationScheduled(
        evaluation_id=evaluation_id_of(CASE, plan_version),
        child_id=ADA,
        unit_id=SOLBAKKEN,
        plan_version=plan_version,
        due_on=due_on,
        agreed_on=agreed_on,
        lead_id=KARI,
        leader_id=BERIT,
        service_manager_id=JORUNN,
        voices=VOICES,
        goal_ids=(PLAY, SLEEP),
        set_at=at(agreed_on, 15),
    )


def moved(
    from_day: date, to: date, on: date, because: MoveReason | None = None, first: date = DUE
) -> e.EvaluationMoved:
    return e.EvaluationMoved(
        evaluation_id=FIRST,
        lead_id=KARI,
        first_due_on=first,
        from_day=from_day,
        due_on=to,
        reason_code=because,
        agreed_by=Channel.MEETING,
        set_at=at(on),
    )


def held(
    on: date = DUE,
    attended: tuple[UUID, ...] = (KARI, LISE),
    how: Channel = Channel.MEETING,
    reason: str | None = None,
) -> e.EvaluationHeld:
    return e.EvaluationHeld(
        evaluation_id=FIRST,
        plan_version=1,
        lead_id=KARI,
        held_on=on,
        how=how,
        attended=attended,
        reason=reason,
    )


def completed(
    on: date, is_child_heard: bool = True, ask_on: date | None = None
) -> e.EvaluationCompleted:
    return e.EvaluationCompleted(
        evaluation_id=FIRST,
        plan_version=1,
        lead_id=KARI,
        held_on=DUE,
        completed_on=on,
        adjustments_needed=False,
        adjustments=(),
        is_child_heard=is_child_heard,
        ask_child_on=ask_on,
    )


def adas_view(asked_on: date, age: int | None = 4, weight: str | None = None) -> ChildsView:
    return ChildsView(
        asked_by=MONA,
        asked_on=asked_on,
        method=HowAsked.DRAWING,
        own_words="I like the small group.",
        age=age,
        weight=weight,
    )


def ada_heard(asked_on: date, age: int | None = 4, weight: str | None = None) -> v.ChildHeard:
    return v.ChildHeard(
        evaluation_id=FIRST, view=adas_view(asked_on, age, weight), answers=Answers()
    )


SAFE: Final = SafetyAnswer(is_safe=IsSafe.YES)
ada_is_safe: Final = v.SafetyAnswered(evaluation_id=FIRST, answer=SAFE)
NOTHING: Final = Answers()
BETTER: Final = Answers(experience="Mornings are calmer.", change_in_child="She sleeps.")
WORSE: Final = Answers(experience="I see no change.")
