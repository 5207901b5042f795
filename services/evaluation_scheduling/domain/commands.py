"""What may be asked of an evaluation."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias
from uuid import UUID

from pydantic import Field

from services.evaluation_scheduling.domain.people import Today
from services.evaluation_scheduling.domain.values import (
    Answers,
    Channel,
    ChildsView,
    MoveReason,
    NotHeardBecause,
    SafetyAnswer,
    Voice,
)
from shared.contracts.codes import Alert, VoiceKind
from shared.eventing.decider import Command
from shared.privacy import Reason, Text


class ScheduleEvaluation(Command):
    """Set the day on which a version of a plan is looked at again (R51, R61).

    ``sequence`` is the place of the fact among all that case coordination has told, so that a lead
    named later is never put back by an older fact that comes late.
    """

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
    sequence: int


class NameLead(Command):
    """Say who has taken the baton of the case."""

    lead_id: UUID
    leader_id: UUID
    sequence: int


class EndCase(Command):
    """Say that the case has ended, and that nothing is left to look at again."""

    ended_on: date


class HearGuardiansToo(Command):
    """Ask guardians to be heard who have now been told by a person."""

    guardian_ids: tuple[UUID, ...]
    sequence: int


class RaiseAlerts(Command):
    """Raise alerts whose instant has come; ``due_on`` is the day they were counted from."""

    evaluation_id: UUID
    due_on: date
    alerts: tuple[Alert, ...]
    today: Today


class _Asked(Command):
    """What a person asks, on a local day, with the people around the child as they are known."""

    evaluation_id: UUID
    today: Today


class AddVoice(_Asked):
    """Ask one more person to be heard, as a guardian or as an employee."""

    person_id: UUID
    kind: VoiceKind


class MoveEvaluation(_Asked):
    """Give the evaluation another day; a later one with a reason."""

    to: date
    reason_code: MoveReason | None = None
    reason: Reason | None = None
    agreed_by: Channel = Channel.MEETING


class AnswerForVoice(_Asked):
    """Put a guardian's or an employee's answers on record, one's own or as that person gave them.

    ``is_shown_to_other_guardians`` is the writer's own choice and means something for guardians
    only; ``None`` leaves a choice made before as it is.
    """

    person_id: UUID
    answers: Answers
    is_shown_to_other_guardians: bool | None = None


class ShowOwnWords(_Asked):
    """Let the other guardians read one's own words, or no longer let them."""

    is_shown: bool


class RecordVoiceNotHeard(_Asked):
    """Record that a voice declined or could not be reached."""

    person_id: UUID
    because: NotHeardBecause
    reason: Reason | None = None


class HearChild(_Asked):
    """Put the child's view on record, and what it answered where it was asked more closely."""

    view: ChildsView
    answers: Answers = Answers()


class ExplainChildNotAsked(_Asked):
    """Say why the child was not asked, and when it will be; a day is needed if the case goes on."""

    reason: Reason
    ask_on: date | None = None


class AnswerSafetyQuestion(_Asked):
    """Answer whether the child is safe now (R10)."""

    answer: SafetyAnswer


class HoldEvaluation(_Asked):
    """Record that people met, on the day they really did.

    ``attended`` names who was there, the child among them if it was. ``reason`` is needed only to
    correct a day that was recorded before.
    """

    held_on: date
    how: Channel = Channel.MEETING
    attended: tuple[UUID, ...] = Field(default=(), max_length=100)
    reason: Reason | None = None


class CompleteEvaluation(_Asked):
    """Say that what was found is on record, so that an outcome may be decided.

    ``case_goes_on`` is what people expect; the outcome itself is decided in the case.
    ``adjustments`` feed the next version of the plan (R58).
    """

    adjustments_needed: bool
    adjustments: tuple[Text, ...] = Field(default=(), max_length=100)
    case_goes_on: bool = True
    safety: SafetyAnswer | None = None


AskedByAPerson: TypeAlias = (
    AddVoice
    | MoveEvaluation
    | AnswerForVoice
    | ShowOwnWords
    | RecordVoiceNotHeard
    | HearChild
    | ExplainChildNotAsked
    | AnswerSafetyQuestion
    | HoldEvaluation
    | CompleteEvaluation
)
EvaluationCommand: TypeAlias = (
    ScheduleEvaluation | NameLead | EndCase | HearGuardiansToo | RaiseAlerts | AskedByAPerson
)
