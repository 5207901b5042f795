"""What has happened with what may be forgotten about a child: ids, codes and dates.

They stay when the child's key is gone, and say who decided it together, on what ground and rule.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, TypeAlias
from uuid import UUID

from services.audit_trail.domain import grounds
from services.audit_trail.domain.codes import Because
from services.audit_trail.domain.documents import Covered
from shared.eventing.decider import Event, Message
from shared.eventing.ground import Ground
from shared.identity.actor import Role
from shared.privacy import Reason


class Keys(Message):
    """The ids of keys: of the child itself, or of the streams of one record."""

    of_the_child: tuple[UUID, ...] = ()
    of_streams: tuple[UUID, ...] = ()


class UnitNoted(Event):
    """A unit has had the child."""

    unit_id: UUID


class HoldSet(Event):
    """Nothing about the child is forgotten until this is lifted."""

    ground: ClassVar[Ground | None] = grounds.LEGAL_CLAIMS

    hold_id: UUID
    reason: Reason


class HoldLifted(Event):
    """A hold has ended."""

    ground: ClassVar[Ground | None] = grounds.LEGAL_CLAIMS

    hold_id: UUID
    reason: Reason


class ErasureProposed(Event):
    """One of two has proposed to forget. ``units`` are those in which they have had a post."""

    ground: ClassVar[Ground | None] = grounds.ERASURE

    erasure_id: UUID
    because: Because
    covers: Covered | None = None
    proposed_by: UUID
    role: Role
    units: tuple[UUID, ...]


class ErasureWithdrawn(Event):
    """A proposal was taken back, or turned down."""

    erasure_id: UUID


class ErasureApproved(Event):
    """Two have decided to forget: the tombstone. What follows from it is done until it is done.

    ``keys`` are destroyed, and destroyed again wherever a copy brings them back.
    """

    ground: ClassVar[Ground | None] = grounds.ERASURE

    erasure_id: UUID
    because: Because
    covers: Covered | None = None
    rules: tuple[str, ...]
    kept_until: date | None = None
    proposed_by: UUID
    approved_by: UUID
    keys: Keys


class ErasureCarriedOut(Event):
    """The keys are gone: what was sealed under them is unreadable wherever it stands."""

    ground: ClassVar[Ground | None] = grounds.ERASURE

    erasure_id: UUID
    subject_id: UUID | None = None


AnyEvent: TypeAlias = (
    UnitNoted
    | HoldSet
    | HoldLifted
    | ErasureProposed
    | ErasureWithdrawn
    | ErasureApproved
    | ErasureCarriedOut
)
