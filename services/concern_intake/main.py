"""Concern intake, seen whole: level 0, where someone is worried about a child."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from services.concern_intake.adapters import (
    http_content,
    http_decision,
    http_drafts,
    http_guardians,
    http_leaders,
    http_lists,
    http_safety,
)
from services.concern_intake.adapters.store import CONCERNS
from services.concern_intake.adapters.timekeeping import TIMEKEEPING
from services.concern_intake.adapters.trail import TRAIL
from services.concern_intake.announcements import SAYS, announce
from services.concern_intake.policies.when_a_lead_accepts_let_them_read_the_concern import POLICY
from services.concern_intake.settings import IntakeSettings
from services.concern_intake.views.concerns_i_know import CONCERNS_I_KNOW
from services.concern_intake.views.concerns_of_a_unit import CONCERNS_OF_A_UNIT
from shared.service.definition import Service

DOORS = (
    http_drafts,
    http_content,
    http_leaders,
    http_guardians,
    http_safety,
    http_decision,
    http_lists,
)

SERVICE: Final = Service(
    context="concern-intake",
    title="Stafett: concern intake",
    folder=Path(__file__).parent,
    kinds=(CONCERNS,),
    routers=tuple(door.router for door in DOORS),
    access={endpoint: roles for door in DOORS for endpoint, roles in door.ACCESS.items()},
    reads={**http_content.READS, **http_safety.READS, **http_lists.READS},
    announce=announce,
    says=SAYS,
    policies=(POLICY,),
    timekeeping=(TIMEKEEPING,),
    views=(CONCERNS_OF_A_UNIT, CONCERNS_I_KNOW),
    trail=(TRAIL,),
    settings=IntakeSettings,
)
