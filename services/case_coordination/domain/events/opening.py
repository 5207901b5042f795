"""What happens as a case opens: whose it is, and who of the family knows."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from services.case_coordination.domain import grounds
from shared.contracts.codes import CaseLevel
from shared.eventing.decider import Event
from shared.privacy import Line, Text


class CaseOpened(Event):
    """A follow-up was decided, so there is a case, and the leader holds its baton (R35, R37).

    The dates are those the lead-time figures need (R4); what the concern is about stays in intake.
    """

    ground = grounds.OWN_UNIT

    concern_id: UUID
    child_id: UUID
    unit_id: UUID
    author_id: UUID
    level: CaseLevel
    holder_id: UUID
    guardians_told: tuple[UUID, ...]
    arisen_on: date | None = None
    registered_on: date
    leader_told_on: date
    guardians_told_on: date | None = None
    opened_on: date


class GuardiansKnow(Event):
    """Guardians whom nobody had told when the case opened have been told by a person."""

    ground = grounds.LEADER_FIRST

    child_id: UUID
    guardians_told: tuple[UUID, ...]
    told_on: date


class ConcernMadeConcrete(Event):
    """The first step of level 1 is written down: the concern, and two lists (R40, R42)."""

    ground = grounds.LEAD_FIRST

    concern: Text
    assessments: tuple[Line, ...]
    possible_measures: tuple[Line, ...]
