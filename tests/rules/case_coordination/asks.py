"""What is asked of Ada's case: each with everything in order, so that a test changes one thing."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from services.case_coordination.domain import commands as c
from services.case_coordination.domain.codes import (
    Answer,
    ChildCoordinator,
    ConsentAnswer,
    ConsentForm,
    EndingReason,
    Information,
    MeasureStatus,
    Purpose,
    ResponsibilityGroup,
    RightsAnswer,
    SharingBasis,
)
from services.case_coordination.domain.people import PeopleAround
from services.case_coordination.domain.values import (
    Consultation,
    DutyToReport,
    Ending,
    Extension,
    MeasureMarked,
    Plan,
    RightsAssessment,
    ServicesAssessed,
    ToldOfEnding,
    UnitNamed,
)
from shared.contracts.codes import CaseLevel, Outcome
from shared.identity.actor import Actor
from tests.rules.case_coordination.people import (
    ADA,
    ADAS_VIEW,
    AROUND,
    BERIT,
    BEST_INTERESTS,
    CLOSING_NOTE,
    CONCERN,
    EVERYONE_CAME,
    FEBRUARY_19,
    FIRST_EVALUATION,
    FIRST_MEETING,
    KARI,
    LISE,
    MARCH_19,
    MONDAY_19,
    PLAN,
    SMALL_GROUP,
    SOLBAKKEN,
    SYSTEM,
    THURSDAY_22,
    TOR,
    VOICE,
    at,
    employee,
    guardian,
)

Told = Any
"""A field of a command, which the command itself checks."""


def who(by: UUID, on: date, people: PeopleAround = AROUND) -> dict[str, Any]:
    return {"by": employee(by), "now": at(on), "today": on, "people": people}


def heard(on: date) -> dict[str, Any]:
    return {"by": SYSTEM, "now": at(on), "today": on}


def open_case(people: PeopleAround = AROUND, **told: Told) -> c.OpenCase:
    asked: dict[str, Any] = {
        **heard(MONDAY_19),
        "people": people,
        "concern_id": CONCERN,
        "child_id": ADA,
        "unit_id": SOLBAKKEN,
        "author_id": KARI,
        "level": CaseLevel.OWN_UNIT,
        "guardians_told": (LISE, TOR),
        "arisen_on": date(2025, 12, 15),
        "registered_on": date(2026, 1, 12),
        "leader_told_on": date(2026, 1, 12),
        "guardians_told_on": date(2026, 1, 16),
        "decided_on": MONDAY_19,
    }
    return c.OpenCase(**{**asked, **told})


def propose(
    person: UUID, by: UUID, on: date = MONDAY_19, people: PeopleAround = AROUND
) -> c.ProposeLead:
    return c.ProposeLead(**who(by, on, people), proposed_id=person)


def accept(by: UUID, on: date = MONDAY_19, people: PeopleAround = AROUND) -> c.AcceptLead:
    return c.AcceptLead(**who(by, on, people))


def decline(by: UUID, on: date = MONDAY_19) -> c.DeclineLead:
    return c.DeclineLead(by=employee(by), now=at(on), today=on)


def offer(by: UUID, on: date = MONDAY_19, people: PeopleAround = AROUND) -> c.OfferToLead:
    return c.OfferToLead(**who(by, on, people))


def take_back(by: UUID, on: date = THURSDAY_22, people: PeopleAround = AROUND) -> c.TakeBatonBack:
    return c.TakeBatonBack(**who(by, on, people))


def plan_meeting(by: UUID = KARI, people: PeopleAround = AROUND, **told: Told) -> c.PlanMeeting:
    asked = {"meeting_id": FIRST_MEETING, "on": THURSDAY_22, "participants": ()}
    return c.PlanMeeting(**who(by, MONDAY_19, people), **{**asked, **told})


def record_meeting(by: UUID = KARI, people: PeopleAround = AROUND, **told: Told) -> c.RecordMeeting:
    asked = {
        "meeting_id": FIRST_MEETING,
        "held_on": THURSDAY_22,
        "participants": EVERYONE_CAME,
    }
    return c.RecordMeeting(**who(by, THURSDAY_22, people), **{**asked, **told})


def approve(
    by: UUID = KARI, on: date = THURSDAY_22, people: PeopleAround = AROUND, **told: Told
) -> c.ApproveMinutes:
    asked = {
        "meeting_id": FIRST_MEETING,
        "plan": PLAN,
        "agreed": ("Kari starts the small group on Monday.",),
        "childs_voice": VOICE,
        "evaluation_on": FEBRUARY_19,
    }
    return c.ApproveMinutes(**who(by, on, people), **{**asked, **told})


def answer(
    by: Actor, said: Answer = Answer.AGREE, words: str | None = None, people: PeopleAround = AROUND
) -> c.AnswerPlan:
    asked = {**who(KARI, THURSDAY_22, people), "by": by}
    return c.AnswerPlan(**asked, plan_version=1, answer=said, words=words)


def record_measure(by: UUID = KARI, **told: Told) -> c.RecordMeasureStatus:
    asked = {"measure_id": SMALL_GROUP, "status": MeasureStatus.STARTED, "on": THURSDAY_22}
    return c.RecordMeasureStatus(**who(by, THURSDAY_22), **{**asked, **told})


def go_on(
    by: UUID = KARI, on: date = FEBRUARY_19, people: PeopleAround = AROUND, **told: Told
) -> c.DecideOutcome:
    asked = {
        "outcome": Outcome.CONTINUE,
        "evaluation_id": FIRST_EVALUATION,
        "best_interests": BEST_INTERESTS,
        "plan": PLAN,
        "evaluation_on": MARCH_19,
    }
    return c.DecideOutcome(**who(by, on, people), **{**asked, **told})


def close(by: UUID = KARI, on: date = FEBRUARY_19, **told: Told) -> c.DecideOutcome:
    asked = {
        "outcome": Outcome.CLOSE,
        "evaluation_id": FIRST_EVALUATION,
        "best_interests": BEST_INTERESTS,
        "effect": True,
        "concern": False,
        "child_view": ADAS_VIEW,
        "closing_note": CLOSING_NOTE,
    }
    return c.DecideOutcome(**who(by, on), **{**asked, **told})


HABILITATION = UnitNamed(body="The habilitation service", why="Ada hears badly on both ears.")
LISE_WAS_ASKED = Consultation(held_on=FEBRUARY_19, with_ids=(LISE,), view="Lise wants more help.")
BOTH_SERVICES = ServicesAssessed(
    municipal=True,
    municipal_why="The school psychologist can look at it.",
    external=True,
    external_why="The habilitation service knows more of hearing.",
)
EXTENSION = Extension(units=(HABILITATION,), consultation=LISE_WAS_ASKED, services=BOTH_SERVICES)
WITH_DEADLINES = PLAN.model_copy(
    update={
        "measures": tuple(
            measure.model_copy(update={"deadline": MARCH_19}) for measure in PLAN.measures
        )
    }
)
ALL_GO_ON = tuple(
    MeasureMarked(measure_id=measure.measure_id, worked=True, still_needed=True)
    for measure in PLAN.measures
)
NONE_GOES_ON = tuple(mark.model_copy(update={"still_needed": False}) for mark in ALL_GO_ON)


def extend(
    by: UUID = KARI, on: date = FEBRUARY_19, people: PeopleAround = AROUND, **told: Told
) -> c.DecideOutcome:
    asked = {
        "outcome": Outcome.EXTEND,
        "to": CaseLevel.ACROSS_BODIES,
        "evaluation_id": FIRST_EVALUATION,
        "best_interests": BEST_INTERESTS,
        "effect": False,
        "extension": EXTENSION,
    }
    return c.DecideOutcome(**who(by, on, people), **{**asked, **told})


def step_down(
    by: UUID = KARI, to: CaseLevel = CaseLevel.OWN_UNIT, plan: Plan | None = PLAN, **told: Told
) -> c.DecideOutcome:
    asked = {
        "outcome": Outcome.STEP_DOWN,
        "to": to,
        "effect": True,
        "extended_collaboration": False,
        "measures": ALL_GO_ON,
        "plan": plan,
    }
    return go_on(by, **{**asked, **told})


def go_back(by: UUID = KARI, to: CaseLevel = CaseLevel.OWN_UNIT, **told: Told) -> c.DecideOutcome:
    asked = {"outcome": Outcome.GO_BACK, "to": to, "reason": "Solbakken can do this alone."}
    return go_on(by, **{**asked, **told})


def close_fully(by: UUID = KARI, **told: Told) -> c.DecideOutcome:
    asked = {
        "concern": True,
        "extended_collaboration": False,
        "reason": "Nothing is left to do together.",
        "measures": NONE_GOES_ON,
    }
    return close(by, **{**asked, **told})


def agree(by: UUID = BERIT, **told: Told) -> c.AgreeToMove:
    asked = {"outcome": Outcome.EXTEND, "evaluation_id": FIRST_EVALUATION}
    return c.AgreeToMove(**who(by, FEBRUARY_19), **{**asked, **told})


def rights(**told: Told) -> RightsAssessment:
    said = {
        "long_term": True,
        "coordinated": True,
        "serious": True,
        "coordinator": RightsAnswer.MAY_HAVE_IT_AND_APPLIED,
        "individual_plan": RightsAnswer.MAY_HAVE_IT_AND_APPLIED,
        "child_coordinator": ChildCoordinator.APPLIED,
        "responsibility_group": ResponsibilityGroup.LATER,
        "reasoning": "Health and other services are needed together for years.",
        "family_wishes": "The family wants a child coordinator.",
        "family_told": "What they may have a right to, and how to complain.",
        "told_on": FEBRUARY_19,
        "assessed_by": KARI,
        "assessed_on": FEBRUARY_19,
    }
    return RightsAssessment(**{**said, **told})


PPT, OLE = UUID(int=22), UUID(int=17)
COVERS = (Information.PLAN_AND_MEASURES, Information.MINUTES)


def consent(
    person: UUID,
    said: ConsentAnswer = ConsentAnswer.GIVEN,
    by: Actor | None = None,
    people: PeopleAround = AROUND,
    **told: Told,
) -> c.AnswerConsent:
    asked = {
        **who(person, FEBRUARY_19, people),
        "by": by or guardian(person),
        "person_id": person,
        "unit_id": PPT,
        "purpose": Purpose.COOPERATION,
        "covers": COVERS,
        "answer": said,
        "form": ConsentForm.OWN_PAGE,
        "answered_on": FEBRUARY_19,
    }
    return c.AnswerConsent(**{**asked, **told})


def let_in(by: UUID = KARI, people: PeopleAround = AROUND, **told: Told) -> c.LetUnitIn:
    asked = {
        "unit_id": PPT,
        "person_ids": (OLE,),
        "basis": SharingBasis.CONSENT,
        "covers": COVERS,
        "consultation": LISE_WAS_ASKED,
        "starts_on": FEBRUARY_19,
    }
    return c.LetUnitIn(**who(by, FEBRUARY_19, people), **{**asked, **told})


def end(by: UUID = KARI) -> c.EndParticipation:
    return c.EndParticipation(**who(by, FEBRUARY_19), unit_id=PPT)


def assess(by: UUID = KARI, **told: Told) -> c.AssessRights:
    return c.AssessRights(**who(by, FEBRUARY_19), assessment=rights(**told))


EVERYONE_TOLD = tuple(
    ToldOfEnding(person_id=person, told_on=THURSDAY_22) for person in (ADA, LISE, TOR)
)


def ending(**told: Told) -> Ending:
    said = {
        "because": EndingReason.FAMILY_NO_LONGER_WANTS_IT,
        "duty_to_report": DutyToReport(exists=False, reasoning="Nothing points to neglect."),
        "told": EVERYONE_TOLD,
        "goes_on_with": "Solbakken keeps an eye on Ada in everyday life.",
    }
    return Ending(**{**said, **told})


def ask_to_end(by: UUID = KARI, on: date = THURSDAY_22, **told: Told) -> c.AskToEnd:
    return c.AskToEnd(**who(by, on), ending=ending(**told))
