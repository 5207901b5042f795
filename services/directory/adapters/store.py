"""The four kinds of subjects that the directory keeps."""

from __future__ import annotations

from typing import Final

from services.directory.domain import history
from services.directory.domain.case.case import case_decider
from services.directory.domain.child.decider import child_decider
from services.directory.domain.person.decisions import person_decider
from services.directory.domain.unit.unit import unit_decider
from shared.eventing.kind import Kind

UNITS: Final = Kind("unit", unit_decider, history.UNIT_EVENTS)
PEOPLE: Final = Kind("person", person_decider, history.PERSON_EVENTS)
CHILDREN: Final = Kind("child", child_decider, history.CHILD_EVENTS)
CASES: Final = Kind("case", case_decider, history.CASE_EVENTS)
