"""Histories of Ada's case, each going on from the one before."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from services.case_coordination.domain import codes, events
from services.case_coordination.domain.events import CaseEvent, PlanVoice
from services.case_coordination.domain.values import Plan
from shared.contracts.codes import CaseLevel, Outcome
from tests.rules.case_coordination.people import (
    ADA,
    BERIT,
    CONCERN,
    EVERYONE_CAME,
    FEBRUARY_19,
    FIRST_EVALUATION,
    FIRST_MEETING,
    JORUNN,
    KARI,
    LISE,
    MONA,
    MONDAY_19,
    PLAN,
    SOLBAKKEN,
    THURSDAY_22,
    TOR,
    VOICE,
)


def opened(
    level: CaseLevel = CaseLevel.OWN_UNIT, told: tuple[UUID, ...] = (LISE, TOR)
) -> events.CaseOpened:
    return events.CaseOpened(
        concern_id=CONCERN,
        child_id=ADA,
        unit_id=SOLBAKKEN,
        author_id=KARI,
        level=level,
        holder_id=BERIT,
        guardians_told=told,
        arisen_on=date(2025, 12, 15),
        registered_on=date(2026, 1, 12),
        leader_told_on=date(2026, 1, 12),
        guardians_told_on=date(2026, 1, 16),
        opened_on=MONDAY_19,
    )


def proposed(person: UUID = KARI, number: int = 1, holder: UUID = BERIT) -> events.LeadProposed:
    return events.LeadProposed(
        proposal=number, proposed_id=person, holder_id=holder, proposed_on=MONDAY_19
    )


def accepted(
    person: UUID = KARI, previous: UUID = BERIT, on: date = MONDAY_19
) -> events.LeadAccepted:
    return events.LeadAccepted(
        concern_id=CONCERN,
        lead_id=person,
        previous_holder_id=previous,
        leader_id=BERIT,
        accepted_on=on,
    )


HELD: Final = events.MeetingHeld(
    meeting_id=FIRST_MEETING,
    held_on=THURSDAY_22,
    participants=EVERYONE_CAME,
    out_of_order=False,
)
MINUTES: Final = events.MinutesApproved(
    meeting_id=FIRST_MEETING,
    agreed=("Kari starts the small group on Monday.",),
    childs_voice=VOICE,
    written_by=KARI,
    lead_id=KARI,
    approved_on=THURSDAY_22,
)


def voice(person: UUID, part: codes.Part) -> PlanVoice:
    return PlanVoice(person_id=person, part=part)


VOICES: Final = (
    voice(ADA, codes.Part.YOUNG_PERSON),
    voice(LISE, codes.Part.GUARDIAN),
    voice(TOR, codes.Part.GUARDIAN),
    voice(KARI, codes.Part.EMPLOYEE),
    voice(MONA, codes.Part.EMPLOYEE),
)


def plan_agreed(
    version: int = 1,
    evaluation_on: date = FEBRUARY_19,
    agreed_on: date = THURSDAY_22,
    meeting_id: UUID | None = FIRST_MEETING,
    plan: Plan = PLAN,
) -> events.PlanAgreed:
    return events.PlanAgreed(
        child_id=ADA,
        unit_id=SOLBAKKEN,
        version=version,
        meeting_id=meeting_id,
        plan=plan,
        evaluation_on=evaluation_on,
        agreed_on=agreed_on,
        lead_id=KARI,
        leader_id=BERIT,
        service_manager_id=JORUNN,
        voices=VOICES,
    )


def evaluation_held(
    evaluation_id: UUID = FIRST_EVALUATION, version: int = 1, on: date = FEBRUARY_19
) -> events.EvaluationHeld:
    return events.EvaluationHeld(evaluation_id=evaluation_id, plan_version=version, held_on=on)


def evaluation_completed(
    evaluation_id: UUID = FIRST_EVALUATION, version: int = 1, on: date = FEBRUARY_19
) -> events.EvaluationCompleted:
    return events.EvaluationCompleted(
        evaluation_id=evaluation_id, plan_version=version, held_on=on, completed_on=on
    )


AGREED: Final = events.LeaderAgreedToMove(
    outcome=Outcome.EXTEND,
    evaluation_id=FIRST_EVALUATION,
    agreed_by=BERIT,
    agreed_on=FEBRUARY_19,
)


OPENED: Final[tuple[CaseEvent, ...]] = (opened(),)
LED: Final[tuple[CaseEvent, ...]] = (*OPENED, proposed(), accepted())
MET: Final[tuple[CaseEvent, ...]] = (*LED, HELD)
PLANNED: Final[tuple[CaseEvent, ...]] = (*MET, MINUTES, plan_agreed())
EVALUATED: Final[tuple[CaseEvent, ...]] = (*PLANNED, evaluation_held(), evaluation_completed())
EVALUATED_AT_TWO: Final[tuple[CaseEvent, ...]] = (
    opened(CaseLevel.MUNICIPAL_UNITS),
    *EVALUATED[1:],
)
EVALUATED_AT_THREE: Final[tuple[CaseEvent, ...]] = (
    opened(CaseLevel.ACROSS_BODIES),
    *EVALUATED[1:],
)
