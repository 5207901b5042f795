"""The values an evaluation is made of: voices, what they said, and how people met."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from shared.contracts.codes import VoiceKind
from shared.eventing.decider import Message
from shared.privacy import Line, Text


class Voice(Message):
    """Someone who is to be heard in an evaluation (R54)."""

    person_id: UUID
    kind: VoiceKind


class MoveReason(StrEnum):
    """Why an evaluation is put off (C11, calendar notes)."""

    FAMILY = "family"
    ILLNESS = "illness"
    STAFF = "staff"
    OTHER = "other"


class Channel(StrEnum):
    """How people agreed on a day, or met."""

    MEETING = "meeting"
    TELEPHONE = "telephone"
    VIDEO = "video"
    WRITING = "writing"


class NotHeardBecause(StrEnum):
    """Why a voice was not heard; neither blocks an evaluation (F1.4)."""

    DECLINED = "declined"
    NOT_REACHED = "not-reached"


class Progress(StrEnum):
    """How far people are with a goal (R57)."""

    NOT_STARTED = "not-started"
    SOME_WAY = "some-way"
    MOSTLY = "mostly"
    REACHED = "reached"


class GoalStatus(Message):
    """One voice's word on one goal of the plan (R57)."""

    goal_id: UUID
    progress: Progress
    comment: Text | None = None


class Answers(Message):
    """What one voice found, in its own fields: never merged with another's (R54-R57).

    ``experience`` is of the measures; the three changes are in the child, in the family and in the
    situation (R56). A field that nobody spoke about is left out.
    """

    experience: Text | None = None
    change_in_child: Text | None = None
    change_in_family: Text | None = None
    change_in_situation: Text | None = None
    worked_well: Text | None = None
    challenging: Text | None = None
    goals: tuple[GoalStatus, ...] = Field(default=(), max_length=100)

    def is_empty(self) -> bool:
        """Tell whether nothing at all was said."""
        return self == Answers()


class HowAsked(StrEnum):
    """How the child was asked (C6.V)."""

    TALK = "talk"
    DRAWING = "drawing"
    PLAY_OR_OBSERVATION = "play-or-observation"
    CARDS = "cards"
    DIGITAL = "digital"
    THROUGH_TRUSTED_ADULT = "through-trusted-adult"


class ChildsView(Message):
    """What the child said or showed, who asked, when and how (R7-R8, C6.V).

    ``age`` is in whole years on the day of asking, where it is known; ``weight`` is what weight the
    view was given and why.
    """

    asked_by: UUID
    asked_on: date
    method: HowAsked
    own_words: Text
    age: int | None = Field(default=None, ge=0, le=25)
    maturity: Text | None = None
    language: Line | None = None
    matters_most: Text | None = None
    wants: Text | None = None
    weight: Text | None = None


class IsSafe(StrEnum):
    """The answer to: is the child safe now? (R10)."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class UnsafeFrom(StrEnum):
    """From whom or what a child is not safe (R10); it decides which duty opens."""

    SOMEONE_AT_HOME = "someone-at-home"
    SOMEONE_OUTSIDE = "someone-outside"
    UNKNOWN = "unknown"
    SCHOOL_OR_KINDERGARTEN = "school-or-kindergarten"
    OTHER_CHILDREN = "other-children"
    THE_CHILD_ITSELF = "the-child-itself"


class SafetyAnswer(Message):
    """Whether the child is safe now and, if not surely, from whom or what it is not."""

    is_safe: IsSafe
    unsafe_from: UnsafeFrom | None = None


class WhyEnded(StrEnum):
    """Why an evaluation will never be held."""

    CASE_CLOSED = "case-closed"
    NEWER_PLAN = "newer-plan"
