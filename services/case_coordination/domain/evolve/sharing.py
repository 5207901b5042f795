"""How consents and units that come and go change a case."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from services.case_coordination.domain.events.sharing import (
    ConsentAnswered,
    ParticipationEnded,
    SharingEvent,
    UnitLetIn,
)
from services.case_coordination.domain.states import ActiveCase


def evolve(case: ActiveCase, event: SharingEvent) -> ActiveCase:
    """Fold one fact about sharing into a case."""
    match event:
        case ConsentAnswered():
            key = (event.person_id, event.unit_id, event.purpose)
            return replace(case, consents={**case.consents, key: event})
        case UnitLetIn():
            return replace(case, units={**case.units, event.unit_id: event})
        case ParticipationEnded():
            stays = {unit: let_in for unit, let_in in case.units.items() if unit != event.unit_id}
            return replace(case, units=stays, left=(*case.left, event))
        case _:
            assert_never(event)
