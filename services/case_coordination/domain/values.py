"""What minutes, plans and outcomes are made of."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.case_coordination.domain.codes import (
    Answer,
    Arena,
    Attendance,
    ChildCoordinator,
    EndingReason,
    GuardiansAbsentBecause,
    Impact,
    Part,
    ResponsibilityGroup,
    RightsAnswer,
    SharingBasis,
    ViewMethod,
    ViewStanding,
)
from shared.eventing.decider import Message
from shared.privacy import Line, Name, Reason, Text


class FromElsewhere(Message):
    """Why someone from another unit takes part, and on what basis they may hear of the child."""

    basis: SharingBasis
    reason: Reason


class Participant(Message):
    """Someone who is asked to a meeting."""

    person_id: UUID
    part: Part
    from_elsewhere: FromElsewhere | None = None


class Attender(Participant):
    """Someone who was asked to a meeting, and whether they came."""

    attendance: Attendance

    @property
    def came(self) -> bool:
        """Tell whether they were there."""
        return self.attendance is Attendance.ATTENDED


class ChildsVoice(Message):
    """Who takes care of the voice of a child that is not at the meeting, and how (R48)."""

    who: Name
    how: Line


class GuardiansAbsent(Message):
    """Why no guardian took part (R38)."""

    because: GuardiansAbsentBecause
    note: Line | None = None


class BestInterests(Message):
    """The best-interests reasoning in its short form (R6, C8): 1, 3a, 6 and 7."""

    decision: Reason
    childs_view: Reason
    weight: Reason
    conclusion: Reason


class ChildView(Message):
    """What the child said, did not want to say, or why it was not asked (R7, C6.V)."""

    standing: ViewStanding
    asked_by: UUID | None = None
    asked_on: date | None = None
    method: ViewMethod | None = None
    words: Text | None = None
    why_not: Reason | None = None


class Goal(Message):
    """What is to be reached, and how one sees that it is."""

    goal_id: UUID
    goal: Text
    wanted_change: Text | None = None
    sign_of_success: Text | None = None


class Responsible(Message):
    """The one person who answers for a measure: employee, guardian or young person (R46, R47)."""

    person_id: UUID
    part: Part


class Measure(Message):
    """What is done to reach a goal, where, by whom, and until when."""

    measure_id: UUID
    goal_id: UUID
    what: Text
    arena: Arena
    responsible: Responsible
    starts_on: date | None = None
    deadline: date | None = None
    impact: Impact = Impact.ORDINARY
    best_interests: BestInterests | None = None


class Plan(Message):
    """Needs, goals and measures, as separate lists (R43)."""

    needs: tuple[Line, ...] = ()
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()


class AnswerGiven(Message):
    """What someone at the meeting said to the plan there and then (R46)."""

    person_id: UUID
    answer: Answer


class ClosingNote(Message):
    """What changed, and what was agreed (R63)."""

    change: Text
    agreement: Text


class DutyToReport(Message):
    """The answer to the question whether there is a duty to report to child welfare, and why."""

    exists: bool
    reasoning: Reason


class ToldOfEnding(Message):
    """Whether a person of the family was told that the case ends, or why not."""

    person_id: UUID
    told_on: date | None = None
    why_not: Reason | None = None


class Ending(Message):
    """Why a case ends for another reason than an evaluation, and what follows (A2.1).

    ``explanation`` is for the reason *other*, ``coordinator`` for the individual plan, and
    ``goes_on_with`` is what the unit goes on with alone.
    """

    because: EndingReason
    explanation: Reason | None = None
    coordinator: Name | None = None
    duty_to_report: DutyToReport | None = None
    told: tuple[ToldOfEnding, ...] = ()
    goes_on_with: Text | None = None


class UnitNamed(Message):
    """A unit or another body that is needed, and why; with an id where the directory knows it."""

    unit_id: UUID | None = None
    body: Name | None = None
    why: Reason


class Consultation(Message):
    """That the family was asked before more units come in: who, when, and what they said (R69)."""

    held_on: date
    with_ids: tuple[UUID, ...]
    view: Reason


class ServicesAssessed(Message):
    """Whether more municipal services are needed, and whether partners outside it are (R81)."""

    municipal: bool
    municipal_why: Reason
    external: bool
    external_why: Reason


class Extension(Message):
    """What an extension of the collaboration rests on (R67, R69, R81, R101)."""

    units: tuple[UnitNamed, ...] = ()
    consultation: Consultation | None = None
    services: ServicesAssessed | None = None


class MeasureMarked(Message):
    """Whether a measure has worked, and whether it still is needed (R99)."""

    measure_id: UUID
    worked: bool
    still_needed: bool

    @property
    def goes_on(self) -> bool:
        """Tell whether the measure is continued: it worked, and is needed still."""
        return self.worked and self.still_needed


class RightsAssessment(Message):
    """The assessment of rights: three conditions, four answers, and what the family was told.

    A coordinator and an individual plan rest on a need that lasts and has to be coordinated, a
    child coordinator on a serious condition besides (R90-R92, R103, B46-B48).
    """

    long_term: bool
    coordinated: bool
    serious: bool
    coordinator: RightsAnswer
    individual_plan: RightsAnswer
    child_coordinator: ChildCoordinator
    responsibility_group: ResponsibilityGroup
    reasoning: Reason
    family_wishes: Reason | None = None
    family_told: Reason
    told_on: date
    assessed_by: UUID
    assessed_on: date
