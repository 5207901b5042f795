"""What voices said: each for itself, and one guardian's words apart from the other's."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, TypeAlias
from uuid import UUID

from services.evaluation_scheduling.domain import grounds
from services.evaluation_scheduling.domain.values import (
    Answers,
    ChildsView,
    NotHeardBecause,
    SafetyAnswer,
)
from shared.contracts.codes import VoiceKind
from shared.eventing.decider import Event
from shared.eventing.ground import Ground
from shared.privacy import Reason

SAFEGUARDING = "safeguarding"
"""The facet that only lead and leader read: whether the child is safe now."""


def words_of(guardian_id: UUID) -> str:
    """Name the facet of one guardian's own words."""
    return f"words-{guardian_id}"


class VoiceAdded(Event):
    """One more person is to be heard."""

    ground: ClassVar[Ground] = grounds.EVERY_VOICE

    evaluation_id: UUID
    person_id: UUID
    kind: VoiceKind


class EmployeeAnswered(Event):
    """An employee's answers are on record; ``written_by`` put them there."""

    ground: ClassVar[Ground] = grounds.EVERY_VOICE

    evaluation_id: UUID
    person_id: UUID
    answers: Answers
    written_by: UUID


class GuardianAnswered(Event):
    """A guardian's own words are on record, in a facet of their own."""

    ground: ClassVar[Ground] = grounds.EVERY_VOICE

    evaluation_id: UUID
    person_id: UUID
    answers: Answers
    written_by: UUID

    def facet(self) -> str:
        """Stand apart from the other guardian's words."""
        return words_of(self.person_id)


class OwnWordsShown(Event):
    """A guardian lets the other guardians read their own words."""

    ground: ClassVar[Ground] = grounds.OWN_WORDS

    evaluation_id: UUID
    person_id: UUID

    def facet(self) -> str:
        """Stand with the words it is about."""
        return words_of(self.person_id)


class OwnWordsWithheld(Event):
    """A guardian no longer lets the other guardians read their own words."""

    ground: ClassVar[Ground] = grounds.OWN_WORDS

    evaluation_id: UUID
    person_id: UUID

    def facet(self) -> str:
        """Stand with the words it is about."""
        return words_of(self.person_id)


class VoiceNotHeard(Event):
    """A voice declined or could not be reached; the evaluation goes on."""

    ground: ClassVar[Ground] = grounds.EVERY_VOICE

    evaluation_id: UUID
    person_id: UUID
    kind: VoiceKind
    because: NotHeardBecause
    reason: Reason | None = None

    def facet(self) -> str:
        """Stand, for a guardian, where their words would stand: colleagues read neither."""
        return words_of(self.person_id) if self.kind is VoiceKind.GUARDIAN else super().facet()


class ChildHeard(Event):
    """The child's view is on record (R7, R59)."""

    ground: ClassVar[Ground] = grounds.CHILD_IS_HEARD

    evaluation_id: UUID
    view: ChildsView
    answers: Answers

    @property
    def asked_by(self) -> UUID:
        """Tell who asked the child."""
        return self.view.asked_by

    @property
    def asked_on(self) -> date:
        """Tell when the child was asked."""
        return self.view.asked_on


class ChildNotAsked(Event):
    """Why the child was not asked is on record, and when it will be."""

    ground: ClassVar[Ground] = grounds.CHILD_IS_HEARD

    evaluation_id: UUID
    reason: Reason
    ask_on: date | None = None


class SafetyAnswered(Event):
    """Whether the child is safe now is on record (R10)."""

    ground: ClassVar[Ground] = grounds.SAFETY

    evaluation_id: UUID
    answer: SafetyAnswer

    def facet(self) -> str:
        """Stand where lead and leader alone read."""
        return SAFEGUARDING


AnAnswer: TypeAlias = (
    EmployeeAnswered
    | GuardianAnswered
    | OwnWordsShown
    | OwnWordsWithheld
    | VoiceNotHeard
    | ChildHeard
    | ChildNotAsked
    | SafetyAnswered
)
SomethingWasSaid: TypeAlias = VoiceAdded | AnAnswer
