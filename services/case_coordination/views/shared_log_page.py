"""A case as someone sees it who takes part from another unit: the shared log (R69, B11).

Plan, agreements and who takes part, from level 2 on and as far as the basis covers; never what is
the own unit's record from level 1, nor the reasoning, nor anyone's answers.
"""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Literal
from uuid import UUID

from services.case_coordination.domain.codes import Information
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.views.shown import PlanShown, Shown, plan_shown
from shared.contracts.codes import CaseLevel


class UnitShown(Shown):
    """A unit that takes part, and since when."""

    unit_id: UUID
    person_ids: tuple[UUID, ...]
    since: date


class SharedMinutes(Shown):
    """What was agreed in a meeting."""

    meeting_id: UUID
    held_on: date
    agreed: tuple[str, ...]


class SharedLogPage(Shown):
    """A case as those see it who take part from another unit."""

    seen_as: Literal["shared-log"] = "shared-log"
    case_id: UUID
    child_id: UUID
    level: CaseLevel
    holder_id: UUID
    lead_id: UUID | None
    units: tuple[UnitShown, ...]
    plan: PlanShown | None
    minutes: tuple[SharedMinutes, ...]


def units_shown(case: ActiveCase) -> tuple[UnitShown, ...]:
    """Show the units that take part."""
    return tuple(
        UnitShown(unit_id=unit.unit_id, person_ids=unit.person_ids, since=unit.starts_on)
        for unit in case.units.values()
    )


def shared_log_page(
    case_id: UUID, case: ActiveCase, *, person_id: UUID, holder_id: UUID
) -> SharedLogPage:
    """Show the shared log to someone of another unit."""
    covers = {
        kind for unit in case.units.values() if person_id in unit.person_ids for kind in unit.covers
    }
    return SharedLogPage(
        case_id=case_id,
        child_id=case.child_id,
        level=case.level,
        holder_id=holder_id,
        lead_id=case.lead_id,
        units=units_shown(case),
        plan=_plan(case) if Information.PLAN_AND_MEASURES in covers else None,
        minutes=_minutes(case) if Information.MINUTES in covers else (),
    )


def _plan(case: ActiveCase) -> PlanShown | None:
    return plan_shown(case) if case.plan_version > case.own_record.plan_version else None


def _minutes(case: ActiveCase) -> tuple[SharedMinutes, ...]:
    return tuple(
        SharedMinutes(
            meeting_id=minutes.meeting_id,
            held_on=case.held[minutes.meeting_id].held_on,
            agreed=minutes.agreed,
        )
        for minutes in islice(case.minutes.values(), case.own_record.minutes, None)
    )
