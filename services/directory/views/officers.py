"""Who is, was or will be data protection officer?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from services.directory.domain.codes import Position
from services.directory.domain.person.events import PostEnded, PostHeld
from services.directory.views.employees_of_a_unit import EMPLOYEES_OF_A_UNIT, PostLine
from shared.eventing.decider import Event
from shared.eventing.recorded import Recorded
from shared.eventing.views import View


def _keys(recorded: Recorded[Event]) -> Collection[str]:
    event = recorded.event
    is_officer = (
        isinstance(event, (PostHeld, PostEnded))
        and event.position is Position.DATA_PROTECTION_OFFICER
    )
    return EMPLOYEES_OF_A_UNIT.keys(recorded) if is_officer else ()


OFFICERS: Final[View[PostLine]] = View(
    "officers",
    PostLine,
    _keys,
    EMPLOYEES_OF_A_UNIT.evolve,
    {"position": lambda row: row.position.value},
)
