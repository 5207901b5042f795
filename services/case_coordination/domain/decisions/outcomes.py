"""What comes of an evaluation: the table of moves says what each outcome needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final
from uuid import UUID

from services.case_coordination.domain.codes import Part
from services.case_coordination.domain.commands import DecideOutcome
from services.case_coordination.domain.decisions import gates, needs, planning
from services.case_coordination.domain.events import CaseClosed, CaseContinued, CaseEvent
from services.case_coordination.domain.levels import MOVES
from services.case_coordination.domain.people import PeopleAround
from services.case_coordination.domain.refusals.outcomes import (
    EndingIsAskedFor,
    ThisMoveComesLater,
)
from services.case_coordination.domain.states import ActiveCase
from shared.contracts.codes import Outcome
from shared.eventing.asking_rules import refuse


def decided(command: DecideOutcome, case: ActiveCase) -> Sequence[CaseEvent]:
    """Carry out an outcome that the table of moves offers and whose needs are met."""
    lead_id = gates.by_lead(command, case)
    move = MOVES[case.level, command.outcome]
    refuse(ThisMoveComesLater, when=not move.offered, level=case.level, outcome=command.outcome)
    for need in move.needs:
        needs.CHECKS[need](command, case)
    return _CARRY_OUT[command.outcome](command, case, lead_id)


def who_hears_of_it(case: ActiveCase, people: PeopleAround) -> tuple[UUID, ...]:
    """Give everyone who takes part and may hear that something was decided, in a fixed order."""
    part_of = dict.fromkeys(case.guardians_told, Part.GUARDIAN) | dict(case.participants())
    part_of[case.baton.holder_id] = Part.EMPLOYEE
    return tuple(sorted(p for p, part in part_of.items() if _may_hear(p, part, case, people)))


def _may_hear(person_id: UUID, part: Part, case: ActiveCase, people: PeopleAround) -> bool:
    match part:
        case Part.GUARDIAN:
            return person_id in case.guardians_told and not people.is_restricted(person_id)
        case Part.EMPLOYEE:
            return not people.is_stranger(person_id)
        case Part.YOUNG_PERSON:
            return True


def _continued(command: DecideOutcome, case: ActiveCase, lead_id: UUID) -> Sequence[CaseEvent]:
    evaluation_id, _ = needs.current_evaluation(command, case)
    plan = planning.next_version(
        needs.new_plan(command, case),
        case,
        command,
        lead_id=lead_id,
        meeting_id=None,
        evaluation_on=needs.new_date(command, case),
        reason=command.why_later,
    )
    continued = CaseContinued(
        evaluation_id=evaluation_id,
        plan_version=case.plan_version,
        best_interests=needs.best_interests(command, case),
        reason=command.reason,
        decided_on=command.today,
        lead_id=lead_id,
        leader_id=command.people.leader_id,
        participant_ids=who_hears_of_it(case, command.people),
    )
    return [continued, plan]


def _closed(command: DecideOutcome, case: ActiveCase, lead_id: UUID) -> Sequence[CaseEvent]:
    evaluation_id, _ = needs.current_evaluation(command, case)
    return [
        CaseClosed(
            evaluation_id=evaluation_id,
            plan_version=case.plan_version,
            best_interests=needs.best_interests(command, case),
            child_view=needs.childs_view(command, case),
            closing_note=needs.closing_note(command, case),
            reason=command.reason,
            decided_on=command.today,
            lead_id=lead_id,
            leader_id=command.people.leader_id,
            participant_ids=who_hears_of_it(case, command.people),
        )
    ]


def _is_not_an_outcome(*_: object) -> Sequence[CaseEvent]:
    raise EndingIsAskedFor


def _comes_later(*_: object) -> Sequence[CaseEvent]:
    raise ThisMoveComesLater


_CARRY_OUT: Final[
    Mapping[Outcome, Callable[[DecideOutcome, ActiveCase, UUID], Sequence[CaseEvent]]]
] = MappingProxyType(
    {
        Outcome.CONTINUE: _continued,
        Outcome.CLOSE: _closed,
        Outcome.EXTEND: _comes_later,
        Outcome.ENDED_FOR_ANOTHER_REASON: _is_not_an_outcome,
    }
)
