"""What a concern is about: the child, what was seen or heard, and everything that may follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Self, TypeAlias
from uuid import UUID

from pydantic import Field, model_validator

from services.concern_intake.domain.value import Value
from shared.privacy import Line, Text


class ChildById(Value):
    """A child of the employee's own unit."""

    child_id: UUID


class ChildInWords(Value):
    """A child outside the employee's own unit, until the leader knows which it is."""

    in_words: Text

    @property
    def child_id(self) -> None:
        """Say that nobody knows yet which child it is."""
        return


ChildConcerned: TypeAlias = ChildById | ChildInWords
"""Which child: by id or in words, never both, and never more than one (R16)."""


class Observation(Value):
    """What someone saw or heard, apart from what they make of it (R19, R24)."""

    what: Text
    on: date | None = None
    about_when: Line | None = None
    where: Line | None = None
    who_was_present: Line | None = None


class Moment(Value):
    """A day, or roughly when: a date, words, or both (R20, R22)."""

    on: date | None = None
    about: Line | None = None

    @model_validator(mode="after")
    def _something_is_said(self) -> Self:
        if self.on is None and self.about is None:
            raise ValueError("give on, about, or both")
        return self


class Question(StrEnum):
    """What is asked for before the decision; that it is not known is an answer (C6.0)."""

    WHAT_HAPPENED = "what-happened"
    WHEN = "when"
    WHERE = "where"
    HOW_IT_UNFOLDED = "how-it-unfolded"
    WORRIED_SINCE = "worried-since"


class Theme(StrEnum):
    """What a concern may be about (R109)."""

    WELLBEING = "wellbeing"
    LEARNING = "learning"
    DEVELOPMENT = "development"
    INTERACTION_AND_BEHAVIOUR = "interaction-and-behaviour"
    PHYSICAL_HEALTH = "physical-health"
    MENTAL_HEALTH = "mental-health"
    ABSENCE = "absence"
    DISABILITY = "disability"
    SUBSTANCE_USE = "substance-use"
    EXCLUSION = "exclusion"


class Details(Value):
    """Everything that may follow a registration. ``not_known`` are questions nobody can answer."""

    what_happened: Text | None = None
    when: Moment | None = None
    where: Line | None = None
    how_it_unfolded: Text | None = None
    worried_since: Moment | None = None
    interpretation: Text | None = None
    themes: tuple[Theme, ...] = Field(default=(), max_length=len(Theme))
    strengths: Text | None = None
    already_tried: Text | None = None
    childs_own_words: Text | None = None
    not_known: tuple[Question, ...] = Field(default=(), max_length=len(Question))

    def answers(self) -> frozenset[Question]:
        """Name the questions that are answered here, also those answered with not known."""
        said = {
            Question.WHAT_HAPPENED: self.what_happened,
            Question.WHEN: self.when,
            Question.WHERE: self.where,
            Question.HOW_IT_UNFOLDED: self.how_it_unfolded,
            Question.WORRIED_SINCE: self.worried_since,
        }
        return frozenset(q for q, answer in said.items() if answer) | frozenset(self.not_known)

    def with_more(self, more: Details) -> Details:
        """Put what was added later in the place of what stood there; themes are joined."""
        said = more.model_dump(exclude={"themes", "not_known"}, exclude_none=True)
        newer = {field: getattr(more, field) for field in said}
        return self.model_copy(
            update={
                **newer,
                "themes": tuple(dict.fromkeys((*self.themes, *more.themes))),
                "not_known": tuple(dict.fromkeys((*self.not_known, *more.not_known))),
            }
        )

    def arisen_on(self) -> date | None:
        """Give the day on which the worry began, when a day was given (R4)."""
        return self.worried_since.on if self.worried_since else None

    def dates(self) -> Iterator[date | None]:
        """Give every date of something that has happened."""
        yield from (moment.on for moment in (self.when, self.worried_since) if moment)


Observations = tuple[Observation, ...]


class DraftContent(Value):
    """What an employee has written so far. Nothing is required (R4)."""

    child: ChildConcerned | None = None
    observations: Observations = Field(default=(), max_length=50)
    details: Details = Details()
