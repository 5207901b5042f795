"""What is sent to the endpoints: the words of the commands, without who, when and who is around."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.concern_intake.domain.advice import (
    AdvisingService,
    ClearingBody,
    NextStep,
    Scope,
)
from services.concern_intake.domain.assessment import BestInterests
from services.concern_intake.domain.childs_view import ChildsView
from services.concern_intake.domain.commands import (
    AgreedStep,
    SomeGuardians,
    SomeObservations,
    WhyAnotherLeader,
)
from services.concern_intake.domain.content import ChildConcerned, Details, DraftContent
from services.concern_intake.domain.safety import SafetyAnswers
from services.concern_intake.domain.talk import Interpreting, SharingChoice
from shared.contracts.codes import CaseLevel, LeaderCapacity
from shared.privacy import Name, Reason, Text


class Body(BaseModel):
    """What is sent: fields that nobody declared are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RegistrationBody(Body):
    """Three things register a concern; the details may follow."""

    child: ChildConcerned
    observations: Annotated[SomeObservations, Field(min_length=1)]
    safety: SafetyAnswers
    details: Details = Details()
    sibling_concern_id: UUID | None = None


class DraftBody(Body):
    """What has been written so far."""

    child: ChildConcerned | None = None
    observations: SomeObservations = ()
    details: Details = Details()
    safety: SafetyAnswers | None = None

    def content(self) -> DraftContent:
        """Give the text of the draft, without the safety answers."""
        return DraftContent(child=self.child, observations=self.observations, details=self.details)


class DraftRegistrationBody(Body):
    """What is to stand instead of the draft's own words; what is left out is taken from it."""

    child: ChildConcerned | None = None
    observations: SomeObservations = ()
    safety: SafetyAnswers | None = None
    details: Details | None = None
    sibling_concern_id: UUID | None = None


class AdditionBody(Body):
    """What was not written at first."""

    details: Details = Details()
    observations: SomeObservations = ()


class ChildBody(Body):
    """Which child it is."""

    child_id: UUID


class ShareBody(Body):
    """Which leader is told; without a capacity the nearest one who can be."""

    capacity: LeaderCapacity | None = None
    because: WhyAnotherLeader | None = None
    told_on: date | None = None


class AcknowledgementBody(Body):
    """What leader and employee agree on."""

    next_step: AgreedStep | None = None
    assessment: Text | None = None
    talks_with_guardians: UUID | None = None


class SharingDecisionBody(Body):
    """Whether guardians and child are told, and which of the guardians."""

    choice: SharingChoice
    reason: Reason
    guardian_ids: Annotated[tuple[UUID, ...], Field(max_length=10)] = ()


class TalkBody(Body):
    """A talk that took place."""

    held_on: date
    guardians: SomeGuardians = ()
    childs_view: ChildsView
    what_was_shared: Text
    shared_understanding: Text | None = None
    agreed: Text | None = None
    interpreting: Interpreting = Interpreting.NOT_NEEDED
    out_of_order_because: Reason | None = None
    although_stopped_because: Reason | None = None


class AdviceBody(Body):
    """An anonymous consultation; ``may_be_told`` opens sharing within what it covers."""

    service: AdvisingService
    asked_on: date
    advice: Text
    advised_to_report: bool
    may_be_told: Scope | None = None
    next_step: NextStep
    deviation_because: Reason | None = None


class ClearanceBody(Body):
    """What child welfare or police has cleared."""

    body: ClearingBody
    cleared_by: Name
    cleared_on: date
    scope: Scope


class OwnViewBody(Body):
    """The employee's own view."""

    follow_up: bool
    level: CaseLevel | None = None
    reason: Reason


class FollowUpBody(Body):
    """That there is reason to follow up."""

    level: CaseLevel = CaseLevel.OWN_UNIT
    reason: Reason
    best_interests: BestInterests
    employees_view_missing_because: Reason | None = None


class NoFollowUpBody(Body):
    """That there is no ground to follow up."""

    reason: Reason
    who_was_told: Reason
    employees_view_missing_because: Reason | None = None
