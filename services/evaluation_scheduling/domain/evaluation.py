"""The evaluations of a case: one for each version of its plan, one of them next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID, uuid5

from services.evaluation_scheduling.domain.commands import EvaluationCommand
from services.evaluation_scheduling.domain.decide import decide
from services.evaluation_scheduling.domain.events import EvaluationEvent
from services.evaluation_scheduling.domain.evolve import evolve
from services.evaluation_scheduling.domain.states import (
    CompletedEvaluation,
    Evaluations,
    EvaluationState,
    HeldEvaluation,
)
from services.evaluation_scheduling.domain.voice_events import SAFEGUARDING, words_of
from shared.contracts.codes import VoiceKind
from shared.eventing.decider import MAIN, Decider


def evaluation_id_of(case_id: UUID, plan_version: int) -> UUID:
    """Give a plan version's one evaluation: always the same for the same two."""
    return uuid5(case_id, f"evaluation/{plan_version}")


def facets(state: Evaluations) -> Sequence[str]:
    """Name the streams a case's evaluations rest on: one more for each guardian's own words."""
    guardians = {
        guardian for one in state.each.values() for guardian in one.about.people(VoiceKind.GUARDIAN)
    }
    return (MAIN, SAFEGUARDING, *map(words_of, sorted(guardians)))


def days_late(state: EvaluationState, today: date) -> int:
    """Count lateness in days from the first day it was due, 0 when it is in time (C11).

    A day that has been moved counts at once; once people have met, the day they met counts.
    """
    match state:
        case HeldEvaluation(meeting=meeting) | CompletedEvaluation(meeting=meeting):
            until = meeting.held_on
        case _:
            until = max(today, state.about.due.on)
    return max(0, (until - state.about.first_due_on).days)


evaluation_decider: Final[Decider[EvaluationCommand, Evaluations, EvaluationEvent]] = Decider(
    Evaluations(), decide, evolve, facets
)
