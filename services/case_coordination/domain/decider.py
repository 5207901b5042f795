"""The rules of a case as one value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.case_coordination.domain.commands import AnyCommand
from services.case_coordination.domain.decisions.decide import decide
from services.case_coordination.domain.events import CaseEvent
from services.case_coordination.domain.events.outcomes import ENDING
from services.case_coordination.domain.events.plans import words_of
from services.case_coordination.domain.events.sharing import SHARING
from services.case_coordination.domain.evolve import evolve
from services.case_coordination.domain.states import ActiveCase, CaseState, ClosedCase, NoCase
from shared.eventing.decider import MAIN, Decider


def facets(state: CaseState) -> Sequence[str]:
    """Name the streams of a case: what everyone on it reads, why it ends, each one's own words."""
    match state:
        case NoCase():
            return (MAIN, ENDING, SHARING)
        case ActiveCase(writers=writers) | ClosedCase(last=ActiveCase(writers=writers)):
            return (MAIN, ENDING, SHARING, *(words_of(writer) for writer in sorted(writers)))


case_decider: Final[Decider[AnyCommand, CaseState, CaseEvent]] = Decider(
    NoCase(), decide, evolve, facets
)
"""How a case is decided, and what each fact makes of it."""
