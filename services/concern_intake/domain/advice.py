"""Advice and clearance from outside, which alone open sharing again (R27, B40)."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from services.concern_intake.domain.value import Value
from shared.privacy import Text


class AdvisingService(StrEnum):
    """Whom an employee may ask without saying which child it is (R25, R26)."""

    CHILD_WELFARE = "child-welfare"
    CHILD_WELFARE_DUTY = "child-welfare-duty"
    POLICE = "police"
    CHILDRENS_HOUSE = "childrens-house"


class ClearingBody(StrEnum):
    """Who may clear that guardians are told."""

    CHILD_WELFARE = "child-welfare"
    POLICE = "police"


class NextStep(StrEnum):
    """What the unit does after the advice (R27)."""

    REPORT_TO_CHILD_WELFARE = "report-to-child-welfare"
    REPORT_TO_POLICE = "report-to-police"
    INFORM_GUARDIANS = "inform-guardians"
    WAIT = "wait"
    OTHER = "other"


REPORTS = frozenset({NextStep.REPORT_TO_CHILD_WELFARE, NextStep.REPORT_TO_POLICE})


class Scope(Value):
    """What may be told, and to whom: to these guardians, or to every one where none is named."""

    what: Text
    guardian_ids: tuple[UUID, ...] = ()

    def covers(self, guardian_id: UUID | None) -> bool:
        """Tell whether a guardian may be told; ``None`` is one the register does not know."""
        return not self.guardian_ids or guardian_id in self.guardian_ids
