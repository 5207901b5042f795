"""What waits for whom, whatever service it waits in.

Facts come in any order and more than once. So what is kept is not a list that facts change, but
the set of marks that facts have left; what stands open is worked out from the set. A mark that
ends something ends it also when it comes first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, Literal, TypeAlias, TypeVar
from uuid import UUID

from shared.eventing.decider import Message


class Task(StrEnum):
    """What a person is waited for to do."""

    REGISTER = "register"
    SHARE_WITH_LEADER = "share-with-leader"
    ACKNOWLEDGE = "acknowledge"
    DECIDE = "decide"
    FIND_A_LEAD = "find-a-lead"
    ANSWER_THE_PROPOSAL = "answer-the-proposal"
    HOLD_THE_FIRST_MEETING = "hold-the-first-meeting"
    HOLD_THE_EVALUATION = "hold-the-evaluation"
    COMPLETE_THE_EVALUATION = "complete-the-evaluation"
    DECIDE_THE_OUTCOME = "decide-the-outcome"
    CONFIRM_THE_ENDING = "confirm-the-ending"
    FILE_THE_CLOSING_NOTE = "file-the-closing-note"


OF_THE_LEAD: Final = frozenset(
    {
        Task.HOLD_THE_FIRST_MEETING,
        Task.HOLD_THE_EVALUATION,
        Task.COMPLETE_THE_EVALUATION,
        Task.DECIDE_THE_OUTCOME,
    }
)
"""Tasks that go with the baton: when someone else accepts it, they wait for that person."""

OUTLIVES_THE_CASE: Final = frozenset({Task.FILE_THE_CLOSING_NOTE})


class Place(Message):
    """Where in a service's log a fact stands, so that older can be told from newer there."""

    context: str
    sequence: int


class _Mark(Message):
    at: Place


class Opens(_Mark):
    """A task waits for a person from here on; of the same task a newer one replaces an older."""

    mark: Literal["opens"] = "opens"
    task: Task
    subject_id: UUID
    person_id: UUID | None = None
    due_on: date | None = None


class IsDue(_Mark):
    """A task has a date, or another date than before."""

    mark: Literal["is-due"] = "is-due"
    task: Task
    subject_id: UUID
    due_on: date


class Ends(_Mark):
    """A task is over for good, also when the fact that opens it comes later."""

    mark: Literal["ends"] = "ends"
    task: Task
    subject_id: UUID


class EndsForNow(_Mark):
    """A task is over as far as it was opened before this; a newer fact may open it again."""

    mark: Literal["ends-for-now"] = "ends-for-now"
    task: Task
    subject_id: UUID


class EndsAll(_Mark):
    """The case is over, and with it everything that waited in it."""

    mark: Literal["ends-all"] = "ends-all"


class LeadIs(_Mark):
    """The baton has a holder, for whom the lead's tasks wait."""

    mark: Literal["lead-is"] = "lead-is"
    person_id: UUID


Mark: TypeAlias = Opens | IsDue | Ends | EndsForNow | EndsAll | LeadIs


M = TypeVar("M", bound=_Mark)


class Waiting(Message):
    """Something waits for a person: what, in which concern, case or evaluation, and until when."""

    person_id: UUID
    task: Task
    subject_id: UUID
    due_on: date | None = None


def standing(marks: Collection[Mark]) -> frozenset[Waiting]:
    """Work out what waits for whom in one matter, from the marks its facts have left."""
    lead = newest(mark for mark in marks if isinstance(mark, LeadIs))
    is_over = any(isinstance(mark, EndsAll) for mark in marks)
    slots = {(mark.task, mark.subject_id) for mark in marks if isinstance(mark, Opens)}
    found = (
        _in_slot([mark for mark in marks if _slot(mark) == slot], lead)
        for slot in slots
        if not is_over or slot[0] in OUTLIVES_THE_CASE
    )
    return frozenset(waiting for waiting in found if waiting is not None)


def _slot(mark: Mark) -> tuple[Task, UUID] | None:
    match mark:
        case EndsAll() | LeadIs():
            return None
        case _:
            return mark.task, mark.subject_id


def _in_slot(marks: Sequence[Mark], lead: LeadIs | None) -> Waiting | None:
    opened = newest(mark for mark in marks if isinstance(mark, Opens))
    if opened is None or any(_ends(mark, opened) for mark in marks):
        return None
    person = lead.person_id if lead and opened.task in OF_THE_LEAD else opened.person_id
    if person is None:
        return None
    return Waiting(
        person_id=person, task=opened.task, subject_id=opened.subject_id, due_on=_due(marks)
    )


def _ends(mark: Mark, opened: Opens) -> bool:
    match mark:
        case Ends():
            return True
        case EndsForNow(at=at):
            return at.context == opened.at.context and at.sequence > opened.at.sequence
        case _:
            return False


def _due(marks: Iterable[Mark]) -> date | None:
    dated = newest(mark for mark in marks if isinstance(mark, Opens | IsDue) and mark.due_on)
    return dated.due_on if dated else None


def newest(marks: Iterable[M]) -> M | None:
    """Give the mark of the latest fact; marks of one kind come from one service's log."""
    return max(marks, key=lambda mark: (mark.at.sequence, mark.model_dump_json()), default=None)
