"""Every deadline of level 0: when it starts and ends, when it comes, and whom it tells (C11).

An alert comes at eight in the morning, local time; one that falls on a day off comes the working
day after. Each is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID

from services.concern_intake.domain.people import PeopleAround
from services.concern_intake.domain.states import (
    DraftConcern,
    Facts,
    FollowedUpConcern,
    Intake,
    OpenConcern,
    registered_facts,
)
from services.concern_intake.domain.talk import SharingChoice
from shared.contracts.codes import Alert
from shared.time.working_days import WorkingDays

ALERT_HOUR: Final = time(8)
EVERYDAY_ARENA_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Wait:
    """An alert that will be due unless something happens first; ``due_at`` is in UTC."""

    alert: Alert
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Deadline:
    """One row of the table.

    ``runs_from`` gives the day it counts from while it runs, and ``None`` before its start and
    after its stop. ``working_days`` or ``days`` are counted from there. ``not_before`` moves a
    deadline that was silent, and ``tells`` names people in the order they are asked.
    """

    runs_from: Callable[[Intake], date | None]
    tells: Callable[[Intake, PeopleAround], Sequence[UUID | None]]
    working_days: int = 0
    days: int = 0
    shorter_days: Callable[[Intake], int | None] = lambda _: None
    not_before: Callable[[Intake], date | None] = lambda _: None


def _draft(state: Intake) -> date | None:
    return state.concern.started_on if isinstance(state.concern, DraftConcern) else None


def _open(state: Intake) -> Facts | None:
    return state.concern.facts if isinstance(state.concern, OpenConcern) else None


def _not_shared(state: Intake) -> date | None:
    facts = _open(state)
    return facts.registered_on if facts and not facts.leaders else None


def _not_acknowledged(state: Intake) -> date | None:
    facts = _open(state)
    unread = facts and facts.leader and not facts.acknowledged_on
    return facts.leader.on if unread and facts and facts.leader else None


def _not_decided(state: Intake) -> date | None:
    facts = _open(state)
    return facts.registered_on if facts else None


def _talk_not_held(state: Intake) -> date | None:
    """Run while a talk is decided on, or postponed, and somebody who may be told has not been."""
    concern = state.concern
    if not isinstance(concern, OpenConcern | FollowedUpConcern):
        return None
    sharing = concern.facts.sharing
    if sharing is None or sharing.choice is SharingChoice.DO_NOT_SHARE:
        return None
    return concern.facts.registered_on if _talk_is_awaited(state, concern.facts) else None


def _talk_is_awaited(state: Intake, facts: Facts) -> bool:
    tells = facts.sharing.tells if facts.sharing else ()
    if not tells:
        return not facts.recorded_talks and not state.safeguarding.stopped_for_everyone
    left = [g for g in tells if g not in facts.talks]
    return any(not state.safeguarding.stopped_for(g) for g in left)


def _days_in_the_everyday_arena(state: Intake) -> int | None:
    answers = state.safeguarding.answers
    return EVERYDAY_ARENA_DAYS if answers and answers.concern_the_everyday_arena else None


def _silent_until(state: Intake) -> date | None:
    """Give the day after the choice or the clearance: nobody is late before they could begin."""
    facts = registered_facts(state.concern)
    choice = facts.sharing.on if facts and facts.sharing else None
    began = [day for day in (choice, state.safeguarding.last_opened_on) if day]
    return max(began) + timedelta(days=1) if began else None


def _author(state: Intake, _: PeopleAround) -> Sequence[UUID | None]:
    if isinstance(state.concern, DraftConcern):
        return (state.concern.author_id,)
    facts = registered_facts(state.concern)
    return (facts.author_id,) if facts else ()


def _next_leader(state: Intake, people: PeopleAround) -> Sequence[UUID | None]:
    return (people.next_above(*_author(state, people)),)


def _stand_ins(state: Intake, people: PeopleAround) -> Sequence[UUID | None]:
    facts = registered_facts(state.concern)
    leader = facts.leader if facts else None
    return people.stand_ins(leader.leader_id if leader else None, *_author(state, people))


def _those_who_know(state: Intake, people: PeopleAround) -> Sequence[UUID | None]:
    facts = registered_facts(state.concern)
    if facts is None:
        return ()
    leader = facts.leader.leader_id if facts.leader else None
    return (*_author(state, people), facts.talks_with_guardians, leader, facts.next_leader_asked)


DEADLINES: Final[Mapping[Alert, Deadline]] = MappingProxyType(
    {
        Alert.DRAFT_NOT_REGISTERED: Deadline(_draft, _author, working_days=1),
        Alert.LEADER_NOT_TOLD: Deadline(_not_shared, _author, working_days=2),
        Alert.LEADER_NOT_TOLD_ONE_EXISTS: Deadline(_not_shared, _next_leader, working_days=5),
        Alert.CONCERN_NOT_ACKNOWLEDGED: Deadline(_not_acknowledged, _stand_ins, working_days=2),
        Alert.CONCERN_NOT_DECIDED: Deadline(_not_decided, _those_who_know, days=14),
        Alert.TALK_NOT_HELD: Deadline(
            _talk_not_held,
            _those_who_know,
            days=28,
            shorter_days=_days_in_the_everyday_arena,
            not_before=_silent_until,
        ),
    }
)


def told_already(state: Intake) -> frozenset[Alert]:
    """Name the alerts that have been told and are not told again."""
    if isinstance(state.concern, DraftConcern):
        return state.concern.alerts_told
    facts = registered_facts(state.concern)
    return facts.alerts_told if facts else frozenset()


def is_awaited(state: Intake, alert: Alert) -> bool:
    """Tell whether a deadline runs and has not been told."""
    deadline = DEADLINES.get(alert)
    if deadline is None or alert in told_already(state):
        return False
    return deadline.runs_from(state) is not None


def who_is_told(state: Intake, alert: Alert, people: PeopleAround) -> tuple[UUID, ...]:
    """Name the people an alert tells: never a stranger to the child.

    Where nobody is left to tell, the author is told, who can share the concern with someone else.
    """
    told = people.without_strangers(DEADLINES[alert].tells(state, people))
    return told or people.without_strangers(_author(state, people))


def waits(state: Intake, days: WorkingDays) -> Sequence[Wait]:
    """Give every alert that will be due as things stand."""
    return [
        Wait(alert, _due_at(deadline, start, state, days))
        for alert, deadline in DEADLINES.items()
        if (start := deadline.runs_from(state)) and is_awaited(state, alert)
    ]


def _due_at(deadline: Deadline, start: date, state: Intake, days: WorkingDays) -> datetime:
    counted = timedelta(days=deadline.shorter_days(state) or deadline.days)
    due = days.after(start, deadline.working_days) + counted
    due = max(due, deadline.not_before(state) or due)
    return days.at(days.on_or_after(due), ALERT_HOUR).astimezone(UTC)
