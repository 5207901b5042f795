"""What can be asked about forgetting. What is known from elsewhere comes in on the command."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias
from uuid import UUID

from services.audit_trail.domain.codes import Because
from services.audit_trail.domain.documents import Covered, Document
from services.audit_trail.domain.events import Keys
from services.audit_trail.domain.retention import Place, RetentionRule
from shared.eventing.decider import Command, Message
from shared.privacy import Reason


class OnRecord(Message):
    """What is on record about the child, and the rules that say until when.

    ``units`` are all units in which the one who asks has had a post, whenever that was.
    """

    today: date
    documents: tuple[Document, ...]
    rules: tuple[RetentionRule, ...]
    place: Place
    units: frozenset[UUID]


class NoteUnit(Command):
    """Note that a unit has had the child, as another service has told."""

    unit_id: UUID


class SetHold(Command):
    """Let nothing about the child be forgotten. ``leaders`` lead units that have had the child."""

    hold_id: UUID
    reason: Reason
    leaders: frozenset[UUID]


class LiftHold(Command):
    """End a hold, and say why."""

    hold_id: UUID
    reason: Reason
    leaders: frozenset[UUID]


class ProposeErasure(Command):
    """Propose to forget all about the child, or the one record that is named."""

    erasure_id: UUID
    because: Because
    covers: Covered | None
    known: OnRecord


class ApproveErasure(Command):
    """Approve what another has proposed. ``keys`` are those that open it, as they stand now."""

    erasure_id: UUID
    known: OnRecord
    keys: Keys


class WithdrawErasure(Command):
    """Take a proposal back, or turn it down."""

    erasure_id: UUID


class NoteErasureCarriedOut(Command):
    """Note that the keys are gone."""

    erasure_id: UUID


AnyCommand: TypeAlias = (
    NoteUnit
    | SetHold
    | LiftHold
    | ProposeErasure
    | ApproveErasure
    | WithdrawErasure
    | NoteErasureCarriedOut
)
