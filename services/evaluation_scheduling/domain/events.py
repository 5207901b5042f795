"""What can happen to the evaluations of a case. Events carry what their announcements need."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, TypeAlias
from uuid import UUID

from services.evaluation_scheduling.domain import grounds
from services.evaluation_scheduling.domain.values import Channel, MoveReason, Voice, WhyEnded
from services.evaluation_scheduling.domain.voice_events import SomethingWasSaid
from shared.contracts.codes import Alert
from shared.eventing.decider import Event
from shared.eventing.ground import Ground
from shared.privacy import Reason, Text


class EvaluationScheduled(Event):
    """A version of a plan is looked at again on a day; ``set_at`` is when that was known here."""

    ground: ClassVar[Ground] = grounds.NEXT_EVALUATION

    evaluation_id: UUID
    child_id: UUID
    unit_id: UUID
    plan_version: int
    due_on: date
    agreed_on: date
    lead_id: UUID
    leader_id: UUID
    service_manager_id: UUID | None = None
    voices: tuple[Voice, ...]
    goal_ids: tuple[UUID, ...]
    set_at: datetime


class LeadNamed(Event):
    """Someone has taken the baton of the case; ``sequence`` tells newer from older."""

    ground: ClassVar[Ground] = grounds.ONE_LEAD

    lead_id: UUID
    leader_id: UUID
    sequence: int


class GuardiansTold(Event):
    """Guardians who had not been told have now been told by a person, and are to be heard."""

    ground: ClassVar[Ground] = grounds.EVERY_VOICE

    guardian_ids: tuple[UUID, ...]
    sequence: int


class CaseEnded(Event):
    """The case has ended, and nothing of it is ever evaluated again."""

    ground: ClassVar[Ground] = grounds.NEXT_EVALUATION

    ended_on: date


class EvaluationMoved(Event):
    """The evaluation has another day; the days it had stay on record."""

    ground: ClassVar[Ground] = grounds.NEXT_EVALUATION

    evaluation_id: UUID
    lead_id: UUID
    first_due_on: date
    from_day: date
    due_on: date
    reason_code: MoveReason | None = None
    reason: Reason | None = None
    agreed_by: Channel
    set_at: datetime


class EvaluationHeld(Event):
    """People met and looked at the plan; recorded again when the day was wrong."""

    ground: ClassVar[Ground] = grounds.EVALUATION

    evaluation_id: UUID
    plan_version: int
    lead_id: UUID
    held_on: date
    how: Channel
    attended: tuple[UUID, ...]
    reason: Reason | None = None


class EvaluationCompleted(Event):
    """What was found is on record: an outcome may be decided (R60)."""

    ground: ClassVar[Ground] = grounds.EVALUATION

    evaluation_id: UUID
    plan_version: int
    lead_id: UUID
    held_on: date
    completed_on: date
    adjustments_needed: bool
    adjustments: tuple[Text, ...]
    is_child_heard: bool
    ask_child_on: date | None = None


class EvaluationCancelled(Event):
    """Nothing is left to look at: the case has ended, or a newer plan is in its place."""

    ground: ClassVar[Ground] = grounds.NEXT_EVALUATION

    evaluation_id: UUID
    because: WhyEnded


class AlertRaised(Event):
    """These people should know that the evaluation comes up, or is late; once per day it is due."""

    ground: ClassVar[Ground] = grounds.NEXT_EVALUATION

    evaluation_id: UUID
    alert: Alert
    due_on: date
    tells: tuple[UUID, ...]
    raised_on: date


class ReminderSkipped(Event):
    """A reminder's day was over before it could be sent, and it is never sent late."""

    ground: ClassVar[Ground] = grounds.NEXT_EVALUATION

    evaluation_id: UUID
    alert: Alert
    due_on: date


ChangesInPlace: TypeAlias = EvaluationMoved | AlertRaised | ReminderSkipped | SomethingWasSaid
OfOneEvaluation: TypeAlias = (
    ChangesInPlace | EvaluationHeld | EvaluationCompleted | EvaluationCancelled
)
EvaluationEvent: TypeAlias = (
    EvaluationScheduled | LeadNamed | GuardiansTold | CaseEnded | OfOneEvaluation
)
