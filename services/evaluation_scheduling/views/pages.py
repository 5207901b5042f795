"""The pages of an evaluation: what staff see, and what a guardian sees."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.evaluation_scheduling.domain.values import (
    Answers,
    Channel,
    ChildsView,
    MoveReason,
    SafetyAnswer,
    WhyEnded,
)
from shared.contracts.codes import VoiceKind


class _Page(BaseModel):
    model_config = ConfigDict(frozen=True)


class Status(StrEnum):
    """Where an evaluation stands."""

    SCHEDULED = "scheduled"
    HELD = "held"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class VoiceStatus(StrEnum):
    """Whether a voice has been heard."""

    WAITED_FOR = "waited-for"
    ANSWERED = "answered"
    DECLINED = "declined"
    NOT_REACHED = "not-reached"


class Day(_Page):
    """A day on which the evaluation was or is due, and why it moved there."""

    on: date
    reason_code: MoveReason | None = None
    reason: str | None = None
    agreed_by: Channel | None = None


class VoiceLine(_Page):
    """A voice, whether it was heard and what it said, where the reader may know that."""

    person_id: UUID
    kind: VoiceKind
    status: VoiceStatus | None = None
    answers: Answers | None = None
    written_by: UUID | None = None


class ChildLine(_Page):
    """One view of the child's, and its answers."""

    view: ChildsView
    answers: Answers


class ChildPart(_Page):
    """The child's voice, or why it was not asked."""

    views: tuple[ChildLine, ...]
    not_asked_because: str | None = None
    ask_on: date | None = None


class MeetingPart(_Page):
    """When and how people met."""

    held_on: date
    how: Channel
    attended: tuple[UUID, ...]


class SafetyPart(_Page):
    """Whether the child is safe now and, when it is not surely so, what to do now."""

    answer: SafetyAnswer
    do_now: tuple[str, ...]


class StaffPage(_Page):
    """An evaluation as staff with a task in it see it.

    ``days`` are all days it was due, the first one first; ``days_late`` is counted from that one.
    ``safety`` and guardians' answers are shown to lead and leader only.
    """

    seen_as: Literal["staff"] = "staff"
    evaluation_id: UUID
    case_id: UUID
    child_id: UUID
    unit_id: UUID
    plan_version: int
    status: Status
    because: WhyEnded | None
    due_on: date
    days: tuple[Day, ...]
    days_late: int
    lead_id: UUID
    leader_id: UUID
    goal_ids: tuple[UUID, ...]
    voices: tuple[VoiceLine, ...]
    child: ChildPart
    meeting: MeetingPart | None
    completed_on: date | None
    adjustments: tuple[str, ...]
    safety: SafetyPart | None = None


class OthersWords(_Page):
    """What another guardian has chosen to show."""

    person_id: UUID
    answers: Answers


class GuardianPage(_Page):
    """An evaluation as a guardian sees it: days, the lead, and their own words.

    ``notice`` says in the guardian's language that the evaluation is delayed, when it is.
    """

    seen_as: Literal["guardian"] = "guardian"
    evaluation_id: UUID
    case_id: UUID
    child_id: UUID
    plan_version: int
    status: Status
    due_on: date
    earlier_days: tuple[date, ...]
    is_delayed: bool
    notice: str | None
    lead_id: UUID
    goal_ids: tuple[UUID, ...]
    held_on: date | None
    own_status: VoiceStatus
    own_words: Answers | None
    own_words_written_by: UUID | None
    are_own_words_shown: bool
    others_words: tuple[OthersWords, ...]


EvaluationPage = Annotated[StaffPage | GuardianPage, Field(discriminator="seen_as")]
"""What a person sees of one evaluation."""


class EvaluationsPage(_Page):
    """What a person sees of all evaluations of a case, the newest plan's last."""

    case_id: UUID
    evaluations: tuple[EvaluationPage, ...]
