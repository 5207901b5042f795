"""The rules of level 0 as one value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.concern_intake.domain.commands import ConcernCommand
from services.concern_intake.domain.decisions import decide
from services.concern_intake.domain.events import SAFEGUARDING, ConcernEvent
from services.concern_intake.domain.evolve import evolve
from services.concern_intake.domain.states import Intake
from shared.eventing.decider import MAIN, Decider


def _facets(_: Intake) -> Sequence[str]:
    return (MAIN, SAFEGUARDING)


CONCERN_DECIDER: Final[Decider[ConcernCommand, Intake, ConcernEvent]] = Decider(
    initial=Intake(), decide=decide, evolve=evolve, facets=_facets
)
