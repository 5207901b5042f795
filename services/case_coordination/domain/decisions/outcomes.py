"""What comes of an evaluation: the table of moves says what each outcome needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, TypedDict
from uuid import UUID

from services.case_coordination.domain.commands import DecideOutcome
from services.case_coordination.domain.decisions import (
    gates,
    needs,
    needs_of_levels,
    planning,
    sharing,
)
from services.case_coordination.domain.decisions.checks import CHECKS
from services.case_coordination.domain.decisions.hearing import who_hears_of_it
from services.case_coordination.domain.events import (
    CaseClosed,
    CaseContinued,
    CaseEvent,
    CaseExtended,
    CaseMovedDown,
    PlanAgreed,
)
from services.case_coordination.domain.levels import LEVELS, MOVES
from services.case_coordination.domain.refusals.levels import ThereIsSuchAMove
from services.case_coordination.domain.refusals.outcomes import EndingIsAskedFor
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.domain.values import BestInterests
from shared.contracts.codes import CaseLevel, Outcome
from shared.eventing.asking_rules import needed, refuse


class _Decided(TypedDict):
    """What every outcome of an evaluation tells."""

    evaluation_id: UUID
    plan_version: int
    best_interests: BestInterests
    reason: str | None
    decided_on: date
    lead_id: UUID
    leader_id: UUID
    participant_ids: tuple[UUID, ...]


def decided(command: DecideOutcome, case: ActiveCase) -> Sequence[CaseEvent]:
    """Carry out an outcome that the table of moves has and whose needs are met."""
    gates.by_lead(command, case)
    refuse(
        EndingIsAskedFor,
        when=command.outcome is Outcome.ENDED_FOR_ANOTHER_REASON,
        outcome=command.outcome,
    )
    move = needed(
        MOVES.get((case.level, command.outcome)),
        otherwise=ThereIsSuchAMove,
        level=case.level,
        outcome=command.outcome,
    )
    for need in move.needs:
        CHECKS[need].asks(command, case)
    return _CARRY_OUT[command.outcome](command, case)


def _told(command: DecideOutcome, case: ActiveCase) -> _Decided:
    evaluation_id, _ = needs.current_evaluation(command, case)
    return _Decided(
        evaluation_id=evaluation_id,
        plan_version=case.plan_version,
        best_interests=needs.best_interests(command, case),
        reason=command.reason,
        decided_on=command.today,
        lead_id=gates.by_lead(command, case),
        leader_id=command.people.leader_id,
        participant_ids=who_hears_of_it(case, command.people),
    )


def _next_plan(command: DecideOutcome, case: ActiveCase, at: CaseLevel) -> PlanAgreed:
    return planning.next_version(
        needs.new_plan(command, case),
        case,
        command,
        lead_id=gates.by_lead(command, case),
        meeting_id=None,
        evaluation_on=needs.new_date(command, case),
        reason=command.why_later,
        level=at,
    )


def _continued(command: DecideOutcome, case: ActiveCase) -> Sequence[CaseEvent]:
    plan = _next_plan(command, case, case.level)
    return [CaseContinued(**_told(command, case)), plan]


def _closed(command: DecideOutcome, case: ActiveCase) -> Sequence[CaseEvent]:
    return [
        CaseClosed(
            **_told(command, case),
            child_view=needs.childs_view(command, case),
            closing_note=needs.closing_note(command, case),
            measures=command.measures,
        )
    ]


def _extended(command: DecideOutcome, case: ActiveCase) -> Sequence[CaseEvent]:
    return [
        CaseExtended(
            **_told(command, case),
            from_level=case.level,
            to_level=needs_of_levels.level(command, case),
            extension=needs_of_levels.extension(command, case),
        )
    ]


def _moved_down(command: DecideOutcome, case: ActiveCase) -> Sequence[CaseEvent]:
    to = needs_of_levels.level(command, case)
    plan = _next_plan(command, case, to)
    moved = CaseMovedDown(
        **_told(command, case),
        outcome=command.outcome,
        from_level=case.level,
        to_level=to,
        measures=command.measures,
    )
    leave = sharing.everyone_leaves(command, case) if _is_alone_at(to) else ()
    return [moved, *leave, plan]


def _is_alone_at(level: CaseLevel) -> bool:
    return not LEVELS[level].other_units_take_part


_CARRY_OUT: Final[Mapping[Outcome, Callable[[DecideOutcome, ActiveCase], Sequence[CaseEvent]]]] = (
    MappingProxyType(
        {
            Outcome.CONTINUE: _continued,
            Outcome.CLOSE: _closed,
            Outcome.EXTEND: _extended,
            Outcome.STEP_DOWN: _moved_down,
            Outcome.GO_BACK: _moved_down,
        }
    )
)
