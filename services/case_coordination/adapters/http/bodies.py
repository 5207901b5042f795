"""What a request to a case may say, and nothing else."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated
from uuid import UUID, uuid5

from pydantic import BaseModel, ConfigDict, Field

from services.case_coordination.domain.codes import (
    Answer,
    Arena,
    ConsentAnswer,
    ConsentForm,
    Impact,
    Information,
    MeasureStatus,
    Purpose,
    SharingBasis,
)
from services.case_coordination.domain.values import (
    AnswerGiven,
    Attender,
    BestInterests,
    ChildsVoice,
    ChildView,
    ClosingNote,
    Consultation,
    Ending,
    Extension,
    Goal,
    GuardiansAbsent,
    Measure,
    MeasureMarked,
    Participant,
    Plan,
    Responsible,
    RightsAssessment,
)
from shared.contracts.codes import CaseLevel, Outcome
from shared.privacy import Line, Reason, Text

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
"""A day that a calendar can count with."""

Few = Field(default=(), max_length=50)


class Body(BaseModel):
    """The content of a request."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ProposalBody(Body):
    """Whom to ask to take the baton."""

    proposed_id: UUID
    reason: Reason | None = None


class DeclineBody(Body):
    """Why not, if one likes to say."""

    reason: Reason | None = None


class ConcreteBody(Body):
    """The first step of level 1."""

    concern: Text
    assessments: Annotated[tuple[Line, ...], Few] = ()
    possible_measures: Annotated[tuple[Line, ...], Few] = ()


class MeetingBody(Body):
    """A meeting to come. With the id of a meeting that is planned, it is moved."""

    meeting_id: UUID | None = None
    on: Day
    starts_at: time | None = None
    participants: Annotated[tuple[Participant, ...], Few] = ()


class HeldBody(Body):
    """A meeting that was held."""

    held_on: Day
    participants: Annotated[tuple[Attender, ...], Few] = ()
    reason: Reason | None = None


class MeasureBody(Body):
    """A measure; with the id it has in the plan that stands, it goes on."""

    measure_id: UUID | None = None
    what: Text
    arena: Arena
    responsible: Responsible
    starts_on: Day | None = None
    deadline: Day | None = None
    impact: Impact = Impact.ORDINARY
    best_interests: BestInterests | None = None


class GoalBody(Body):
    """A goal with its measures; with the id it has in the plan that stands, it goes on."""

    goal_id: UUID | None = None
    goal: Text
    wanted_change: Text | None = None
    sign_of_success: Text | None = None
    measures: Annotated[tuple[MeasureBody, ...], Few] = ()


class PlanBody(Body):
    """Needs, and goals with their measures."""

    needs: Annotated[tuple[Line, ...], Few] = ()
    goals: Annotated[tuple[GoalBody, ...], Few] = ()

    def plan(self, seed: UUID) -> Plan:
        """Make the plan; what is new gets ids that are the same when the request is repeated."""
        goals = [goal.goal_id or uuid5(seed, f"goal-{n}") for n, goal in enumerate(self.goals)]
        return Plan(
            needs=self.needs,
            goals=tuple(
                Goal(
                    goal_id=goal_id,
                    goal=goal.goal,
                    wanted_change=goal.wanted_change,
                    sign_of_success=goal.sign_of_success,
                )
                for goal_id, goal in zip(goals, self.goals, strict=True)
            ),
            measures=tuple(
                _measure(measure, goal_id, uuid5(seed, f"measure-{n}-{m}"))
                for n, (goal_id, goal) in enumerate(zip(goals, self.goals, strict=True))
                for m, measure in enumerate(goal.measures)
            ),
        )


class MinutesBody(Body):
    """The minutes of a meeting, and the plan that people agreed on."""

    plan: PlanBody
    agreed: Annotated[tuple[Line, ...], Few] = ()
    childs_voice: ChildsVoice | None = None
    child_view: ChildView | None = None
    guardians_absent: GuardiansAbsent | None = None
    answers: Annotated[tuple[AnswerGiven, ...], Few] = ()
    written_by: UUID | None = None
    evaluation_on: Day | None = None
    why_later: Reason | None = None


class AnswerBody(Body):
    """What one says to a version of the plan."""

    answer: Answer
    words: Text | None = None


class StatusBody(Body):
    """How far a measure has come."""

    status: MeasureStatus
    on: Day
    note: Line | None = None


class OutcomeBody(Body):
    """What comes of an evaluation; which fields are needed follows from the outcome."""

    outcome: Outcome
    to: CaseLevel | None = None
    evaluation_id: UUID | None = None
    reason: Reason | None = None
    best_interests: BestInterests | None = None
    effect: bool | None = None
    concern: bool | None = None
    extended_collaboration: bool | None = None
    extension: Extension | None = None
    measures: Annotated[tuple[MeasureMarked, ...], Few] = ()
    child_view: ChildView | None = None
    closing_note: ClosingNote | None = None
    plan: PlanBody | None = None
    evaluation_on: Day | None = None
    why_later: Reason | None = None


class AgreementBody(Body):
    """What the leader agrees to, on which evaluation."""

    outcome: Outcome
    evaluation_id: UUID


class RightsBody(Body):
    """An assessment of rights."""

    assessment: RightsAssessment


class ConsentBody(Body):
    """What is said to sharing. Without ``person_id``, whoever asks answers for themselves."""

    person_id: UUID | None = None
    unit_id: UUID
    purpose: Purpose = Purpose.COOPERATION
    covers: Annotated[tuple[Information, ...], Few] = ()
    answer: ConsentAnswer
    form: ConsentForm
    answered_on: Day


class UnitBody(Body):
    """Which unit takes part, through whom, on what basis and from when."""

    unit_id: UUID
    person_ids: Annotated[tuple[UUID, ...], Few] = ()
    basis: SharingBasis
    covers: Annotated[tuple[Information, ...], Few] = ()
    reason: Reason | None = None
    alone_because: Reason | None = None
    consultation: Consultation | None = None
    starts_on: Day


class EndingBody(Body):
    """Why the case should end for another reason."""

    ending: Ending


class EndingDeclinedBody(Body):
    """Why the case goes on."""

    reason: Reason


class FilingBody(Body):
    """Where the closing note was filed, and when."""

    where: Line
    filed_on: Day


def _measure(measure: MeasureBody, goal_id: UUID, new_id: UUID) -> Measure:
    return Measure(
        measure_id=measure.measure_id or new_id,
        goal_id=goal_id,
        what=measure.what,
        arena=measure.arena,
        responsible=measure.responsible,
        starts_on=measure.starts_on,
        deadline=measure.deadline,
        impact=measure.impact,
        best_interests=measure.best_interests,
    )
