"""What only the author and the leaders who were told may read.

Answers stand here for every concern, so that their presence reveals nothing."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from services.concern_intake.domain import grounds
from services.concern_intake.domain.advice import (
    AdvisingService,
    ClearingBody,
    NextStep,
    Scope,
)
from services.concern_intake.domain.safety import SafetyAnswers
from shared.eventing.decider import Event
from shared.privacy import Name, Reason, Text

SAFEGUARDING = "safeguarding"
"""The facet that only the author and the leaders who were told may read."""


class _Safeguarding(Event):
    def facet(self) -> str:
        """Stand apart from the main stream."""
        return SAFEGUARDING


class SafetyQuestionsAnswered(_Safeguarding):
    """The safety questions were answered; earlier answers stay on record (R25, R28).

    ``before_registration`` tells that nothing was registered yet, so that a wrong tick could be
    corrected; answers given with the registration itself count among these.
    """

    ground = grounds.ADVICE_FIRST

    answers: SafetyAnswers
    answered_on: date
    before_registration: bool


class TalkHeldWhileSharingWasStopped(_Safeguarding):
    """A talk took place although nobody had cleared it; it is on record, and the leader sees it."""

    ground = grounds.NOT_BEFORE_IT_IS_CLEARED

    talk_id: UUID
    held_on: date
    happened_at: datetime
    reason: Reason


class AdviceRecorded(_Safeguarding):
    """Someone was asked for advice without being told which child it is (R26, R27)."""

    ground = grounds.ADVICE_IS_RECORDED

    service: AdvisingService
    asked_on: date
    happened_at: datetime
    asked_by: UUID
    advice: Text
    advised_to_report: bool
    may_be_told: Scope | None = None
    next_step: NextStep
    reason: Reason | None = None


class ClearanceRecorded(_Safeguarding):
    """Child welfare or police has cleared what may be told, and to whom (B40)."""

    ground = grounds.NOT_BEFORE_IT_IS_CLEARED

    body: ClearingBody
    cleared_by: Name
    cleared_on: date
    happened_at: datetime
    scope: Scope
