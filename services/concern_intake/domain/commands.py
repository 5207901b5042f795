"""What may be asked of a concern. ``today`` is the municipality's day at the instant ``now``."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, TypeAlias
from uuid import UUID

from pydantic import Field

from services.concern_intake.domain.advice import (
    AdvisingService,
    ClearingBody,
    NextStep,
    Scope,
)
from services.concern_intake.domain.assessment import BestInterests
from services.concern_intake.domain.childs_view import ChildsView
from services.concern_intake.domain.content import (
    ChildConcerned,
    Details,
    DraftContent,
    Observation,
)
from services.concern_intake.domain.people import PeopleAround
from services.concern_intake.domain.safety import SafetyAnswers
from services.concern_intake.domain.talk import GuardianInTalk, Interpreting, SharingChoice
from shared.contracts.codes import Alert, CaseLevel, LeaderCapacity
from shared.eventing.decider import Command
from shared.privacy import Name, Reason, Text

SomeObservations = Annotated[tuple[Observation, ...], Field(max_length=50)]
SomeGuardians = Annotated[tuple[GuardianInTalk, ...], Field(max_length=10)]


class _ConcernCommand(Command):
    today: date


class _OfThePast(_ConcernCommand):
    """Something that has happened; ``happened_at`` is noon, local time, where the day is known."""

    happened_at: datetime


class StartDraft(_ConcernCommand):
    """Keep what has been written so far, from the first word (R4)."""

    content: DraftContent = DraftContent()
    safety: SafetyAnswers | None = None


class SaveDraft(_ConcernCommand):
    """Put a newer text in the draft's place."""

    content: DraftContent
    safety: SafetyAnswers | None = None


class DiscardDraft(_ConcernCommand):
    """Put away a draft that never became a concern."""


class RegisterConcern(_ConcernCommand):
    """Register with three things: which child, what was seen or heard, the safety questions.

    What is left out is taken from the draft, if there is one. ``sibling_concern_id`` links the
    concern for a sister or brother (R16).
    """

    child: ChildConcerned | None = None
    observations: SomeObservations = ()
    safety: SafetyAnswers | None = None
    details: Details | None = None
    sibling_concern_id: UUID | None = None
    people: PeopleAround


class AddToConcern(_ConcernCommand):
    """Add what was not written at first."""

    details: Details = Details()
    observations: SomeObservations = ()


class AnswerSafetyQuestions(_ConcernCommand):
    """Answer the safety questions again: in a draft, or at any time afterwards."""

    safety: SafetyAnswers


class IdentifyChild(_ConcernCommand):
    """Say which child it is that was described in words."""

    child_id: UUID
    people: PeopleAround


class WhyAnotherLeader(StrEnum):
    """Why someone else than the nearest leader is told (R17)."""

    AWAY = "away"
    PARTY = "party"
    CLOSE_TO_THE_CHILD = "close-to-the-child"


class ShareWithLeader(_ConcernCommand):
    """Tell a leader: without a capacity the nearest one who is not close to the child (R17).

    ``told_on`` is the day of a leader who has been told already, by word of mouth.
    """

    capacity: LeaderCapacity | None = None
    because: WhyAnotherLeader | None = None
    told_on: date | None = None
    people: PeopleAround


class AgreedStep(StrEnum):
    """What leader and employee agree to do next (F0.2)."""

    SHARE_WITH_GUARDIANS = "share-with-guardians"
    GATHER_MORE = "gather-more"
    ANONYMOUS_ADVICE = "anonymous-advice"
    REPORT = "report"
    NO_ACTION = "no-action"


class Acknowledge(_ConcernCommand):
    """Say, as the leader, that the concern has been read, and what was agreed (R30).

    Whoever was told that the leader has not done so may do it instead, and takes the concern.
    """

    next_step: AgreedStep | None = None
    assessment: Text | None = None
    talks_with_guardians: UUID | None = None
    people: PeopleAround


class DecideOnSharingWithGuardians(_ConcernCommand):
    """Decide whether guardians and child are told; without names, every one who may be (R18)."""

    choice: SharingChoice
    reason: Reason
    guardian_ids: Annotated[tuple[UUID, ...], Field(max_length=10)] = ()
    people: PeopleAround


class RecordTalk(_OfThePast):
    """Record a talk that has taken place, with what came of it for each guardian (R31)."""

    talk_id: UUID
    held_on: date
    guardians: SomeGuardians = ()
    childs_view: ChildsView
    what_was_shared: Text
    shared_understanding: Text | None = None
    agreed: Text | None = None
    interpreting: Interpreting = Interpreting.NOT_NEEDED
    out_of_order_because: Reason | None = None
    although_stopped_because: Reason | None = None
    people: PeopleAround


class RecordAdvice(_OfThePast):
    """Record an anonymous consultation: whom, when, what advice, and what is done with it (R27).

    ``may_be_told`` opens sharing within what it covers; without it sharing stays stopped.
    """

    service: AdvisingService
    asked_on: date
    advice: Text
    advised_to_report: bool
    may_be_told: Scope | None = None
    next_step: NextStep
    deviation_because: Reason | None = None


class RecordClearance(_OfThePast):
    """Record that child welfare or police has cleared what may be told, and to whom (B40)."""

    body: ClearingBody
    cleared_by: Name
    cleared_on: date
    scope: Scope


class GiveOwnView(_ConcernCommand):
    """Put the employee's own view beside the leader's decision (R34)."""

    follow_up: bool
    level: CaseLevel | None = None
    reason: Reason


class DecideFollowUp(_ConcernCommand):
    """Decide that there is reason to follow up, at which level and why (R34, R35).

    ``employees_view_missing_because`` stands in when the employee cannot be asked.
    """

    level: CaseLevel = CaseLevel.OWN_UNIT
    reason: Reason
    best_interests: BestInterests
    employees_view_missing_because: Reason | None = None
    people: PeopleAround


class DecideNoFollowUp(_ConcernCommand):
    """Decide that there is no ground, with the reason and who was told (R34, R36)."""

    reason: Reason
    who_was_told: Reason
    employees_view_missing_because: Reason | None = None
    people: PeopleAround


class RaiseAlerts(_ConcernCommand):
    """Tell the right people of deadlines that have passed."""

    alerts: tuple[Alert, ...]
    people: PeopleAround


class AdmitLead(_ConcernCommand):
    """Let the one who has accepted the baton read the concern; the one before no longer may.

    Facts come in any order: a hand-over older than the one on record changes nothing.
    """

    lead_id: UUID
    taken_from: UUID
    accepted_on: date


ConcernCommand: TypeAlias = (
    StartDraft
    | SaveDraft
    | DiscardDraft
    | RegisterConcern
    | AddToConcern
    | AnswerSafetyQuestions
    | IdentifyChild
    | ShareWithLeader
    | Acknowledge
    | DecideOnSharingWithGuardians
    | RecordTalk
    | RecordAdvice
    | RecordClearance
    | GiveOwnView
    | DecideFollowUp
    | DecideNoFollowUp
    | RaiseAlerts
    | AdmitLead
)
