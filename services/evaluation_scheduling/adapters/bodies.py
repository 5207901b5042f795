"""What people send: the commands' fields without who, when, and what is known."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.evaluation_scheduling.domain.values import (
    Answers,
    Channel,
    HowAsked,
    MoveReason,
    NotHeardBecause,
    SafetyAnswer,
)
from shared.contracts.codes import VoiceKind
from shared.privacy import Line, Reason, Text


class Body(BaseModel):
    """What a person sends; a field nobody knows is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class MoveBody(Body):
    """Another day; a later one with a reason."""

    to: date
    reason_code: MoveReason | None = None
    reason: Reason | None = None
    agreed_by: Channel = Channel.MEETING


class VoiceBody(Body):
    """One more person to be heard."""

    person_id: UUID
    kind: Literal[VoiceKind.GUARDIAN, VoiceKind.EMPLOYEE]


class AnswersBody(Body):
    """A guardian's or an employee's answers; one's own, when nobody is named."""

    person_id: UUID | None = None
    answers: Answers
    is_shown_to_other_guardians: bool | None = None


class OwnWordsBody(Body):
    """Whether the other guardians may read one's own words."""

    is_shown: bool


class NotHeardBody(Body):
    """A voice that declined or could not be reached; one's own, when nobody is named."""

    person_id: UUID | None = None
    because: NotHeardBecause
    reason: Reason | None = None


class ChildsViewBody(Body):
    """The child's view; asked by the one who writes, when nobody is named."""

    asked_by: UUID | None = None
    asked_on: date
    method: HowAsked
    own_words: Text
    maturity: Text | None = None
    language: Line | None = None
    matters_most: Text | None = None
    wants: Text | None = None
    weight: Text | None = None
    answers: Answers = Answers()


class ChildNotAskedBody(Body):
    """Why the child was not asked, and when it will be."""

    reason: Reason
    ask_on: date | None = None


class SafetyBody(Body):
    """Whether the child is safe now."""

    answer: SafetyAnswer


class HoldBody(Body):
    """The day on which people really met."""

    held_on: date
    how: Channel = Channel.MEETING
    attended: tuple[UUID, ...] = Field(default=(), max_length=100)
    reason: Reason | None = None


class CompleteBody(Body):
    """What was found is on record."""

    adjustments_needed: bool
    adjustments: tuple[Text, ...] = Field(default=(), max_length=100)
    case_goes_on: bool = True
    safety: SafetyAnswer | None = None
