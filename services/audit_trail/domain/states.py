"""How far it has come with what may be forgotten about one child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from services.audit_trail.domain.codes import Because
from services.audit_trail.domain.documents import Covered
from services.audit_trail.domain.events import Keys
from shared.identity.actor import Role


@dataclass(frozen=True, slots=True)
class Proposed:
    """Proposed by one; it waits for the other. ``role`` is the one in which they proposed it."""

    because: Because
    covers: Covered | None
    by: UUID
    role: Role
    units: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Approved:
    """Decided; the keys are to go."""

    proposed: Proposed
    by: UUID
    keys: Keys


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """Done: the keys are gone."""

    approved: Approved


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Taken back, or turned down."""

    proposed: Proposed


Erasure: TypeAlias = Proposed | Approved | CarriedOut | Withdrawn


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What is known and decided about forgetting one child."""

    units: frozenset[UUID] = frozenset()
    holds: frozenset[UUID] = frozenset()
    lifted: frozenset[UUID] = frozenset()
    erasures: Mapping[UUID, Erasure] = field(default_factory=dict)
