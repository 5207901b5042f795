"""Answering a plan, and carrying it out."""

from __future__ import annotations

from collections.abc import Sequence

from services.case_coordination.domain.commands import AnswerPlan, RecordMeasureStatus
from services.case_coordination.domain.decisions import gates
from services.case_coordination.domain.events import (
    CaseEvent,
    MeasureStatusRecorded,
    PlanAnswered,
    WordsWritten,
)
from services.case_coordination.domain.refusals.people import (
    OnlyLeadOrLeader,
    OnlyThoseWhoTakePartAnswer,
)
from services.case_coordination.domain.refusals.plans import (
    OnlyTheCurrentPlanIsAnswered,
    TheMeasureIsOfTheCurrentPlan,
)
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.domain.values import Measure
from shared.eventing.asking_rules import passed, refuse
from shared.identity.actor import Role


def answered(command: AnswerPlan, case: ActiveCase) -> Sequence[CaseEvent]:
    """Record an answer in the case, and the words that came with it in a facet of their own."""
    refuse(
        OnlyThoseWhoTakePartAnswer,
        when=not _may_answer(command, case),
        person=command.by.person_id,
        role=command.by.role,
    )
    refuse(
        OnlyTheCurrentPlanIsAnswered,
        when=command.plan_version != case.plan_version,
        answered=command.plan_version,
        current=case.plan_version,
    )
    person_id, version = command.by.person_id, command.plan_version
    said = PlanAnswered(
        person_id=person_id,
        plan_version=version,
        answer=command.answer,
        with_words=command.words is not None,
    )
    if command.words is None:
        return [] if case.answers.get((person_id, version)) == command.answer else [said]
    if (case.answers.get((person_id, version)), case.words.get((person_id, version))) == (
        command.answer,
        command.words,
    ):
        return []
    return [said, WordsWritten(person_id=person_id, plan_version=version, words=command.words)]


def measure_recorded(command: RecordMeasureStatus, case: ActiveCase) -> Sequence[CaseEvent]:
    """Record how far a measure of the current plan has come."""
    gates.has_happened(command, command.on)
    measure = _measure(command, case)
    asker = command.by.person_id
    if asker != measure.responsible.person_id:
        gates.by_lead_or_leader(command, case)
    known = case.measures.get(command.measure_id)
    if known is not None and (known.status, known.on) == (command.status, command.on):
        return []
    return [
        MeasureStatusRecorded(
            measure_id=command.measure_id,
            status=command.status,
            on=command.on,
            recorded_by=asker,
            note=command.note,
        )
    ]


def _may_answer(command: AnswerPlan, case: ActiveCase) -> bool:
    person_id = command.by.person_id
    match command.by.role:
        case Role.GUARDIAN:
            knows = person_id in case.guardians_told
            return knows and command.people.may_read_as_guardian(person_id)
        case Role.YOUNG_PERSON:
            return person_id == case.child_id
        case _:
            return not command.people.is_stranger(person_id) and case.takes_part(person_id)


def _measure(command: RecordMeasureStatus, case: ActiveCase) -> Measure:
    measures = case.plan.plan.measures if case.plan else ()
    for measure in measures:
        if measure.measure_id == command.measure_id:
            passed(TheMeasureIsOfTheCurrentPlan, measure=command.measure_id)
            return measure
    refuse(
        OnlyLeadOrLeader,
        when=not case.takes_part(command.by.person_id),
        person=command.by.person_id,
    )
    raise TheMeasureIsOfTheCurrentPlan
