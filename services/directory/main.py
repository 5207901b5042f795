"""The directory, seen whole."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from services.directory.adapters import (
    http_children,
    http_conflicts,
    http_emergency,
    http_guardians,
    http_me,
    http_people,
    http_units,
)
from services.directory.adapters.store import CASES, CHILDREN, EMERGENCIES, PEOPLE, UNITS
from services.directory.adapters.timekeeping import TIMEKEEPING
from services.directory.adapters.trail import EMERGENCY_TRAIL, TRAIL
from services.directory.announcements import SAYS, announce
from services.directory.policies import (
    when_a_case_is_closed_forget_its_lead,
    when_a_case_opens_remember_who_holds_it,
    when_a_guardian_is_employed_make_them_a_stranger,
    when_a_lead_accepts_remember_who_holds_the_baton,
    when_an_employee_becomes_a_guardian_make_them_a_stranger,
    when_the_baton_returns_remember_who_holds_it,
)
from services.directory.settings import DirectorySettings
from services.directory.views.birth_numbers import BIRTH_NUMBERS
from services.directory.views.cases_of_a_child import CASES_OF_A_CHILD
from services.directory.views.children_of_a_unit import CHILDREN_OF_A_UNIT
from services.directory.views.emergencies_of_a_child import EMERGENCIES_OF_A_CHILD
from services.directory.views.employees_of_a_unit import EMPLOYEES_OF_A_UNIT
from services.directory.views.officers import OFFICERS
from services.directory.views.units import UNITS_LISTED
from services.directory.views.who_is_who import OWN_WHO_IS_WHO
from shared.service.definition import Service

_DOORS = (
    http_units,
    http_people,
    http_children,
    http_guardians,
    http_conflicts,
    http_emergency,
    http_me,
)

SERVICE: Final = Service(
    context="directory",
    title="Stafett: directory",
    folder=Path(__file__).parent,
    kinds=(UNITS, PEOPLE, CHILDREN, CASES, EMERGENCIES),
    routers=tuple(door.router for door in _DOORS),
    access={endpoint: roles for door in _DOORS for endpoint, roles in door.ACCESS.items()},
    reads={endpoint: row for door in _DOORS for endpoint, row in door.READS.items()},
    announce=announce,
    says=SAYS,
    policies=(
        when_a_case_opens_remember_who_holds_it.POLICY,
        when_a_lead_accepts_remember_who_holds_the_baton.POLICY,
        when_the_baton_returns_remember_who_holds_it.POLICY,
        when_a_case_is_closed_forget_its_lead.POLICY,
        when_a_guardian_is_employed_make_them_a_stranger.POLICY,
        when_an_employee_becomes_a_guardian_make_them_a_stranger.POLICY,
    ),
    timekeeping=(TIMEKEEPING,),
    views=(
        OWN_WHO_IS_WHO,
        UNITS_LISTED,
        EMPLOYEES_OF_A_UNIT,
        CHILDREN_OF_A_UNIT,
        CASES_OF_A_CHILD,
        BIRTH_NUMBERS,
        OFFICERS,
        EMERGENCIES_OF_A_CHILD,
    ),
    trail=(TRAIL, EMERGENCY_TRAIL),
    hears_the_directory=False,
    settings=DirectorySettings,
)
