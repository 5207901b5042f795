"""What an active case waits for, and who is told when it has waited too long (C11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeAlias, assert_never

from services.case_coordination.domain.codes import Awaited, Deadline
from services.case_coordination.domain.states import ActiveCase, CaseState, HeldByLeader
from shared.contracts.codes import Alert
from shared.time.working_days import WorkingDays

ALERT_HOUR: Final = time(8, 0)
"""The local hour at which an alert goes out; on a day off, on the working day after."""


@dataclass(frozen=True, slots=True)
class WorkingDaysLater:
    """A number of working days after a day, which itself does not count."""

    days: int


@dataclass(frozen=True, slots=True)
class DaysLater:
    """A number of calendar days after a day."""

    days: int


Patience: TypeAlias = WorkingDaysLater | DaysLater


@dataclass(frozen=True, slots=True)
class Row:
    """How long a deadline may be waited for, and as what the leader is told of it."""

    patience: Patience
    alert: Alert


DEADLINES: Final[Mapping[Deadline, Row]] = {
    Deadline.NO_ACCEPTED_LEAD: Row(WorkingDaysLater(3), Alert.NO_ACCEPTED_LEAD),
    Deadline.PROPOSAL_UNANSWERED: Row(WorkingDaysLater(3), Alert.NO_ACCEPTED_LEAD),
    Deadline.NO_FIRST_MEETING: Row(DaysLater(14), Alert.NO_FIRST_MEETING),
    Deadline.NO_OUTCOME: Row(WorkingDaysLater(5), Alert.NO_OUTCOME),
}
"""The deadlines of a case, as a table (C11)."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something a case waits for since a day. ``cause`` tells apart two of the same kind."""

    deadline: Deadline
    cause: str
    since: date

    @property
    def alert(self) -> Alert:
        """The alert that is raised when it has waited too long."""
        return DEADLINES[self.deadline].alert


@dataclass(frozen=True, slots=True)
class Wait:
    """A deadline of a case and the instant (UTC) at which it passes, as the broker keeps it."""

    alert: Deadline
    due_at: datetime


def waiting(state: CaseState) -> Sequence[Waiting]:
    """Give everything that a case waits for and nobody has been alerted of."""
    if not isinstance(state, ActiveCase):
        return []
    return [w for w in _all_waiting(state) if (w.alert, w.cause) not in state.raised]


def waits(state: CaseState, days: WorkingDays) -> Sequence[Wait]:
    """Give the deadlines of a case with the instants at which they pass."""
    return [Wait(w.deadline, _due_at(w, days)) for w in waiting(state)]


def awaited(case: ActiveCase, days: WorkingDays) -> tuple[Awaited, date]:
    """Give the one dated thing an active case waits for, and its day (invariant 2)."""
    pending = case.unanswered_evaluation()
    if pending is not None and pending[1].held_on is not None:
        return Awaited.OUTCOME, _day(pending[1].held_on, Deadline.NO_OUTCOME, days)
    upcoming = case.next_evaluation()
    if upcoming is not None and upcoming.due_on is not None:
        return Awaited.EVALUATION, upcoming.due_on
    return Awaited.FIRST_MEETING, _day(case.level_since, Deadline.NO_FIRST_MEETING, days)


def _all_waiting(case: ActiveCase) -> Iterator[Waiting]:
    if isinstance(case.baton, HeldByLeader):
        since = case.baton.since
        yield Waiting(Deadline.NO_ACCEPTED_LEAD, f"since-{since}", since)
    if case.proposal is not None:
        cause = f"proposal-{case.proposal.number}"
        yield Waiting(Deadline.PROPOSAL_UNANSWERED, cause, case.proposal.proposed_on)
    if case.lacks_a_first_meeting:
        cause = f"extended-{len(case.extended)}" if case.extended else "opened"
        yield Waiting(Deadline.NO_FIRST_MEETING, cause, case.level_since)
    pending = case.unanswered_evaluation()
    if pending is not None and pending[1].held_on is not None:
        yield Waiting(Deadline.NO_OUTCOME, f"evaluation-{pending[0]}", pending[1].held_on)


def _due_at(waiting: Waiting, days: WorkingDays) -> datetime:
    return days.at(_day(waiting.since, waiting.deadline, days), ALERT_HOUR).astimezone(UTC)


def _day(since: date, deadline: Deadline, days: WorkingDays) -> date:
    patience = DEADLINES[deadline].patience
    match patience:
        case WorkingDaysLater(days=number):
            return days.after(since, number)
        case DaysLater(days=number):
            return days.on_or_after(since + timedelta(days=number))
        case _:
            assert_never(patience)
