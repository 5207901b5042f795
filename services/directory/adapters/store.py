"""The five kinds of subjects that the directory keeps."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from services.directory.domain import history
from services.directory.domain.case.case import RememberedCase, case_decider
from services.directory.domain.child.decider import child_decider
from services.directory.domain.emergency.decisions import (
    Emergency,
    OpenedEmergency,
    emergency_decider,
)
from services.directory.domain.person.decisions import person_decider
from services.directory.domain.unit.unit import unit_decider
from shared.eventing.kind import Kind, itself, nobody


def whom_a_case_is_about(case: RememberedCase, _case_id: UUID) -> UUID | None:
    """Name the child of a case, once it was heard."""
    return case.child_id


def whom_an_emergency_is_about(emergency: Emergency, _emergency_id: UUID) -> UUID | None:
    """Name the child about which someone may read."""
    return emergency.opened.child_id if isinstance(emergency, OpenedEmergency) else None


UNITS: Final = Kind("unit", unit_decider, history.UNIT_EVENTS, nobody)
PEOPLE: Final = Kind("person", person_decider, history.PERSON_EVENTS, itself)
CHILDREN: Final = Kind("child", child_decider, history.CHILD_EVENTS, itself)
CASES: Final = Kind("case", case_decider, history.CASE_EVENTS, whom_a_case_is_about)
EMERGENCIES: Final = Kind(
    "emergency", emergency_decider, history.EMERGENCY_EVENTS, whom_an_emergency_is_about
)
