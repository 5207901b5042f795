"""What may come of a case now: every move from its level, and the gates that are shut.

A gate is asked by the very check that would refuse the move, of a request that says nothing yet:
so what is shut tells both what the case lacks and what the request must bring.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from services.case_coordination.domain.codes import EndingReason, Who
from services.case_coordination.domain.commands import Asker, AskToEnd, DecideOutcome
from services.case_coordination.domain.decisions import gates
from services.case_coordination.domain.decisions.checks import CHECKS, ENDING_CHECKS
from services.case_coordination.domain.levels import MOVES, Move, Need
from services.case_coordination.domain.states import ActiveCase
from services.case_coordination.domain.values import Ending
from shared.eventing.asking_rules import with_rules, would_refuse
from shared.eventing.decider import Refusal


@dataclass(frozen=True, slots=True)
class OpenMove:
    """A move, whether whoever asks may decide it, and what is lacking, in the table's order."""

    move: Move
    may_asker: bool
    shut: Sequence[tuple[Need, Refusal]]


def open_moves(case: ActiveCase, asker: Asker) -> Sequence[OpenMove]:
    """Give every move from the level of a case, with the gates that are shut for now."""
    return [
        OpenMove(move, _may(move, case, asker), tuple(_shut(move, case, asker)))
        for (level, _), move in MOVES.items()
        if level is case.level
    ]


def _may(move: Move, case: ActiveCase, asker: Asker) -> bool:
    command = _says_nothing(move, case, asker)
    match move.who:
        case Who.LEAD | Who.LEAD_WHEN_LEADER_AGREES:
            return not would_refuse(lambda: gates.by_lead(command, case))
        case Who.LEAD_OR_LEADER_AND_THE_LEADER_CONFIRMS:
            return not would_refuse(lambda: gates.by_lead_or_leader(command, case))


def _shut(move: Move, case: ActiveCase, asker: Asker) -> Iterator[tuple[Need, Refusal]]:
    told: set[type[Refusal]] = set()
    for need in move.needs:
        refusal = _refusal(_question(need, move, case, asker))
        if refusal is not None and type(refusal) not in told:
            told.add(type(refusal))
            yield need, refusal


def _question(need: Need, move: Move, case: ActiveCase, asker: Asker) -> Callable[[], object]:
    if need in ENDING_CHECKS:
        asked = AskToEnd(**asker, ending=Ending(because=EndingReason.FAMILY_NO_LONGER_WANTS_IT))
        return lambda: ENDING_CHECKS[need].asks(asked, case)
    return lambda: CHECKS[need].asks(_says_nothing(move, case, asker), case)


def _says_nothing(move: Move, case: ActiveCase, asker: Asker) -> DecideOutcome:
    waiting = case.unanswered_evaluation()
    return DecideOutcome(
        **asker, outcome=move.outcome, evaluation_id=waiting[0] if waiting else None
    )


def _refusal(asks: Callable[[], object]) -> Refusal | None:
    try:
        with_rules(asks)
    except Refusal as refusal:
        return refusal
    return None
