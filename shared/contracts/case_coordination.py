"""What case coordination tells: who holds the baton, when people meet, and what was decided."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from shared.contracts.codes import Alert, CaseLevel, Outcome, VoiceKind
from shared.contracts.contract import Contract


class Voice(BaseModel):
    """Someone who is to be heard in an evaluation."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    person_id: UUID
    kind: VoiceKind


class _FromCase(Contract):
    context = "case-coordination"

    case_id: UUID


class CaseOpenedV1(_FromCase):
    """A case is open, and until a lead has accepted, the unit's leader holds the baton."""

    name = "case-opened"

    concern_id: UUID
    child_id: UUID
    unit_id: UUID
    level: CaseLevel
    holder_id: UUID
    guardians_told: tuple[UUID, ...]
    opened_on: date


class GuardiansKnowV1(_FromCase):
    """Guardians of the case who had not been told have now been told by a person."""

    name = "guardians-know"

    child_id: UUID
    guardians_told: tuple[UUID, ...]


class LeadProposedV1(_FromCase):
    """Someone is asked to take the baton; whoever holds it holds it still."""

    name = "lead-proposed"

    proposed_id: UUID
    holder_id: UUID
    proposed_on: date


class LeadDeclinedV1(_FromCase):
    """The one who was asked does not take the baton."""

    name = "lead-declined"

    declined_id: UUID
    holder_id: UUID


class LeadAcceptedV1(_FromCase):
    """Someone has taken the baton. ``concern_id`` is the concern they may now read."""

    name = "lead-accepted"

    concern_id: UUID
    lead_id: UUID
    previous_holder_id: UUID
    leader_id: UUID
    accepted_on: date


class MeetingPlannedV1(_FromCase):
    """People are asked to a meeting on a day."""

    name = "meeting-planned"

    meeting_id: UUID
    lead_id: UUID
    on: date
    participant_ids: tuple[UUID, ...]


class PlanAgreedV1(_FromCase):
    """Minutes are approved: a version of the plan, and the day it is looked at again."""

    name = "plan-agreed"

    child_id: UUID
    unit_id: UUID
    plan_version: int
    goal_ids: tuple[UUID, ...]
    evaluation_on: date
    agreed_on: date
    lead_id: UUID
    leader_id: UUID
    service_manager_id: UUID | None = None
    voices: tuple[Voice, ...]


class OutcomeDecidedV1(_FromCase):
    """What came of an evaluation, which is thereby used. ``level``: where the case goes on."""

    name = "outcome-decided"

    evaluation_id: UUID | None = None
    outcome: Outcome
    level: CaseLevel | None = None
    plan_version: int
    decided_on: date
    lead_id: UUID
    leader_id: UUID
    participant_ids: tuple[UUID, ...]


class CaseClosedV1(_FromCase):
    """A case has ended, with an outcome; the lead still has a note to file."""

    name = "case-closed"

    outcome: Outcome
    lead_id: UUID
    leader_id: UUID
    closed_on: date


class ClosingNoteFiledV1(_FromCase):
    """Someone has said where the closing note was filed."""

    name = "closing-note-filed"

    filed_by: UUID
    filed_on: date


class CaseAlertRaisedV1(_FromCase):
    """A deadline of a case has passed, and these people should know that it has."""

    name = "case-alert-raised"

    alert: Alert
    tells: tuple[UUID, ...]
    raised_on: date


class BatonReturnedV1(_FromCase):
    """The leader holds the baton again, since whoever held it can no longer do so."""

    name = "baton-returned"

    leader_id: UUID
    previous_holder_id: UUID
    returned_on: date


class EndingAskedV1(_FromCase):
    """Someone asks that a case ends for another reason; the leader is waited for."""

    name = "ending-asked"

    asked_by: UUID
    leader_id: UUID
    asked_on: date


class EndingDeclinedV1(_FromCase):
    """The case goes on: the leader does not confirm that it ends."""

    name = "ending-declined"

    declined_by: UUID
