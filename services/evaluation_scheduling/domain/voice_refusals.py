"""What the rules refuse about who acts, and about who is heard; each class is the rule."""

from __future__ import annotations

from typing import ClassVar, Literal

from services.evaluation_scheduling.domain import grounds
from shared.eventing.decider import Refusal


class SomeoneCloseToTheChildStandsAside(Refusal):
    """An employee who is close to the child, a leader too, is a stranger to it here."""

    sentence = "Someone close to the child does not deal with its evaluation."
    opens = "Ask a colleague or the next leader to do it."
    ground = grounds.IMPARTIALITY
    status: ClassVar[Literal[403, 409, 422]] = 403


class OnlyLeadAndLeaderRunTheEvaluation(Refusal):
    """The evaluation is moved, held and completed by the lead or the leader (R37, C9)."""

    sentence = "Only the lead or the leader may do this."
    opens = "Ask the lead or the leader to do it."
    ground = grounds.NEED_TO_KNOW
    status: ClassVar[Literal[403, 409, 422]] = 403


class OnlyThoseInTheEvaluationTakePart(Refusal):
    """The child is asked by someone who has a task in the case (R37)."""

    sentence = "Only those who take part in the evaluation may do this."
    opens = "Ask the lead to add you to the evaluation."
    ground = grounds.NEED_TO_KNOW
    status: ClassVar[Literal[403, 409, 422]] = 403


class AVoiceSpeaksForItself(Refusal):
    """Nobody but the person, or the lead or leader who wrote it down, answers for a voice (R54)."""

    sentence = "You may answer for yourself only."
    opens = "The lead or the leader may write down what someone else said."
    ground = grounds.EVERY_VOICE
    status: ClassVar[Literal[403, 409, 422]] = 403


class OnlyTheWriterShowsTheirWords(Refusal):
    """Whether the other guardian may read a guardian's own words is that guardian's choice."""

    sentence = "Only the person themselves may let the other guardian read their words."
    opens = "The guardian can choose this on their own page."
    ground = grounds.OWN_WORDS
    status: ClassVar[Literal[403, 409, 422]] = 403


class AGuardiansOwnWordsStand(Refusal):
    """What a guardian wrote themselves is not written over by anybody else."""

    sentence = "This guardian has answered in their own words, and those words stand."
    opens = "The guardian can change the answer."
    ground = grounds.OWN_WORDS


class OnlyThoseAskedAreHeard(Refusal):
    """A voice is one of those who were asked to be heard in this evaluation."""

    sentence = "This person has not been asked to take part in the evaluation."
    opens = "Add the person to the evaluation first."
    ground = grounds.EVERY_VOICE
    status: ClassVar[Literal[403, 409, 422]] = 422


class APersonIsHeardInOneCapacity(Refusal):
    """One person has one voice in an evaluation: as child, as guardian or as employee (R54)."""

    sentence = "This person is already heard in another capacity."
    opens = "Use the capacity in which the person was asked."
    ground = grounds.EVERY_VOICE


class OnlyAGuardianWhoMayKnowIsAsked(Refusal):
    """Who is asked as a guardian is one, and no restriction keeps them from what is shared."""

    sentence = "This person cannot be asked as the child's guardian."
    opens = "Check in the directory who the child's guardians are, and what each may know."
    ground = grounds.OWN_WORDS
    status: ClassVar[Literal[403, 409, 422]] = 422


class AGuardianIsToldByAPersonFirst(Refusal):
    """A guardian is asked to nothing before a person has told them (R31)."""

    sentence = "A guardian must have been told by a person before being asked to be heard."
    opens = "Hold the talk with the guardian and record it with the concern."
    ground = grounds.OWN_WORDS


class OnlyTheOwnUnitIsAsked(Refusal):
    """At level 1 the employees who are asked work in the unit that owns the case (R37, R39)."""

    sentence = "Only someone who works in the unit that has the case can be asked."
    opens = "Ask someone in the unit; others come in at level 2, with a basis for sharing."
    ground = grounds.NEED_TO_KNOW


class TheChildIsHeardInItsOwnWay(Refusal):
    """The child's voice is a record of its own: who asked, when, how, and its own words (C6.V)."""

    sentence = "The child's voice says who asked, when, how, and what the child said."
    opens = "Record the child's view, or why the child was not asked."
    ground = grounds.CHILD_IS_HEARD
    status: ClassVar[Literal[403, 409, 422]] = 422


class AnAnswerSaysSomething(Refusal):
    """An answer without a word is no answer."""

    sentence = "The answer is empty."
    opens = "Answer at least one question, or record that the person declined."
    ground = grounds.EVERY_VOICE
    status: ClassVar[Literal[403, 409, 422]] = 422


class OnlyGoalsOfThePlanAreLookedAt(Refusal):
    """A status belongs to a goal of the version of the plan that is looked at (R57)."""

    sentence = "This goal is not part of the plan that is evaluated."
    opens = "Choose among the goals of the plan."
    ground = grounds.EVERY_VOICE
    status: ClassVar[Literal[403, 409, 422]] = 422


class AVoiceThatAnsweredWasHeard(Refusal):
    """A voice whose answers are on record cannot be recorded as not heard."""

    sentence = "This person has already answered."
    opens = "The answer stands; nothing more is needed."
    ground = grounds.EVERY_VOICE
