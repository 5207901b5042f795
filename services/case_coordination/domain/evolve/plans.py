"""How plans change a case. A facet of words may be folded before or after anything else."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from services.case_coordination.domain.codes import MeasureStatus
from services.case_coordination.domain.events.plans import (
    MeasureStatusRecorded,
    PlanAgreed,
    PlanAnswered,
    PlanEvent,
    WordsWritten,
)
from services.case_coordination.domain.states import ActiveCase


def evolve(case: ActiveCase, event: PlanEvent) -> ActiveCase:
    """Fold one fact about a plan into a case."""
    match event:
        case PlanAgreed():
            return replace(case, plans=(*case.plans, event))
        case PlanAnswered():
            return _answered(case, event)
        case MeasureStatusRecorded():
            return _measured(case, event)
        case WordsWritten(person_id=person_id, plan_version=version, words=words):
            return replace(case, words={**case.words, (person_id, version): words})
        case _:
            assert_never(event)


def _answered(case: ActiveCase, event: PlanAnswered) -> ActiveCase:
    answers = {**case.answers, (event.person_id, event.plan_version): event.answer}
    writers = case.writers | {event.person_id} if event.with_words else case.writers
    return replace(case, answers=answers, writers=writers)


def _measured(case: ActiveCase, event: MeasureStatusRecorded) -> ActiveCase:
    first = case.first_measure_on
    if event.status is MeasureStatus.STARTED:
        first = min(first or event.on, event.on)
    measures = {**case.measures, event.measure_id: event}
    return replace(case, measures=measures, first_measure_on=first)
