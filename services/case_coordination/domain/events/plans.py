"""What happens with a plan: agreed upon, answered, carried out."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias
from uuid import UUID

from services.case_coordination.domain import grounds
from services.case_coordination.domain.codes import Answer, MeasureStatus, Part
from services.case_coordination.domain.values import Plan
from shared.eventing.decider import Event, Message
from shared.privacy import Line, Reason, Text


class PlanVoice(Message):
    """Someone who is to be heard when the plan is looked at again (R54).

    ``part`` is :attr:`Part.YOUNG_PERSON` for the child, whatever its age.
    """

    person_id: UUID
    part: Part


class PlanAgreed(Event):
    """A version of the plan stands, and a day on which it is looked at again (R46, R51).

    ``reason`` says why the evaluation is later than 28 days after the meeting, if it is.
    """

    ground = grounds.GOALS_AND_MEASURES

    child_id: UUID
    unit_id: UUID
    version: int
    meeting_id: UUID | None = None
    plan: Plan
    evaluation_on: date
    reason: Reason | None = None
    agreed_on: date
    lead_id: UUID
    leader_id: UUID
    service_manager_id: UUID | None = None
    voices: tuple[PlanVoice, ...]


class PlanAnswered(Event):
    """Someone agreed, commented or disagreed. Their words stand in a facet of their own."""

    ground = grounds.GOALS_AND_MEASURES

    person_id: UUID
    plan_version: int
    answer: Answer
    with_words: bool


class WordsWritten(Event):
    """What someone wrote about a plan, in a facet that the other guardian does not read."""

    ground = grounds.CONFIDENTIALITY

    person_id: UUID
    plan_version: int
    words: Text

    def facet(self) -> str:
        """Name the stream that holds only this person's words."""
        return words_of(self.person_id)


class MeasureStatusRecorded(Event):
    """A measure was started, completed or stopped on a day (R52)."""

    ground = grounds.MEASURE_STATUS

    measure_id: UUID
    status: MeasureStatus
    on: date
    recorded_by: UUID
    note: Line | None = None


def words_of(person_id: UUID) -> str:
    """Name the facet in which one person's own words stand."""
    return f"words-{person_id}"


PlanEvent: TypeAlias = PlanAgreed | PlanAnswered | WordsWritten | MeasureStatusRecorded
