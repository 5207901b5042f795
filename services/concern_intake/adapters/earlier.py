"""That a leader has met the child before: an earlier concern in the same unit (R36)."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from services.concern_intake.domain.states import Facts, Intake, registered_facts
from services.concern_intake.views.concerns_of_a_unit import CONCERNS_OF_A_UNIT, ConcernRow
from shared.eventing.views import Views

NONE: Final[tuple[date, ...]] = ()


def earlier_concerns(views: Views, person_id: UUID, intake: Intake) -> tuple[date, ...]:
    """Give the days of earlier concerns that a leader of this one may know exist.

    Nothing of other units, nothing nobody was told of, and a suspicion only to who was told of it.
    """
    facts = registered_facts(intake.concern)
    if facts is None or facts.child_id is None or not facts.is_led_by(person_id):
        return NONE
    rows = views.where(CONCERNS_OF_A_UNIT, child_id=str(facts.child_id))
    days = (row.registered_on for row in rows if _may_be_known(row, facts, person_id))
    return tuple(sorted(day for day in days if day))


def _may_be_known(row: ConcernRow, facts: Facts, leader_id: UUID) -> bool:
    if row.unit_id != facts.unit_id or row.decided_on is None:
        return False
    return leader_id in row.leaders or not row.was_suspicion
