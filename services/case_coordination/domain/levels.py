"""The levels of the guide and the moves between them, as a table (A2.1).

What a level asks of a lead and of a plan, which outcomes there are, where each one leads, what it
needs, who may decide it and what the case waits for then. The rules, their refusals, the list of
moves of a case and the page ``docs/moves.md`` all read this table and no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from services.case_coordination.domain import grounds
from services.case_coordination.domain.codes import Awaited, Deadline, Who
from shared.contracts.codes import CaseLevel, Outcome
from shared.eventing.ground import Ground


@dataclass(frozen=True, slots=True)
class LevelRules:
    """What a level asks for."""

    lead_is_from_owning_unit: bool
    """Only an employee of the owning unit may lead (R41)."""
    other_units_take_part: bool
    """Other units come in, on a sharing basis, and see the shared log (R69)."""
    measures_have_deadlines: bool
    """Every measure has a deadline beside its responsible person (R74)."""


LEVELS: Final[Mapping[CaseLevel, LevelRules]] = MappingProxyType(
    {
        CaseLevel.OWN_UNIT: LevelRules(True, False, False),
        CaseLevel.MUNICIPAL_UNITS: LevelRules(True, True, True),
        CaseLevel.ACROSS_BODIES: LevelRules(True, True, True),
    }
)
"""Every level at which there is a case. Level 0 is the concern, and has none.

Someone of another unit does not lead yet, so the lead is from the owning unit at every level.
"""


class Need(StrEnum):
    """What a move rests on. Each has a check of its own in the decisions on outcomes."""

    CURRENT_EVALUATION = "current-evaluation"
    A_LEVEL_OF_THE_TABLE = "a-level-of-the-table"
    DESIRED_EFFECT = "desired-effect"
    INSUFFICIENT_EFFECT = "insufficient-effect"
    NO_MORE_CONCERN = "no-more-concern"
    NO_MORE_EXTENDED_COLLABORATION = "no-more-extended-collaboration"
    CHILDS_VIEW = "childs-view"
    BEST_INTERESTS = "best-interests"
    CLOSING_NOTE = "closing-note"
    NEW_PLAN = "new-plan"
    NEW_DATE = "new-date"
    MEASURES_MARKED = "measures-marked"
    PLAN_FOLLOWS_THE_MARKS = "plan-follows-the-marks"
    NOTHING_LEFT_TO_CONTINUE = "nothing-left-to-continue"
    RECEIVING_LEAD = "receiving-lead"
    REASON = "reason"
    UNITS_NAMED = "units-named"
    FAMILY_CONSULTED = "family-consulted"
    SERVICES_ASSESSED = "services-assessed"
    RIGHTS_ASSESSED = "rights-assessed"
    LEADER_AGREES = "leader-agrees"
    EXPLANATION = "explanation"
    DUTY_TO_REPORT = "duty-to-report"
    WHAT_GOES_ON = "what-goes-on"
    FAMILY_TOLD = "family-told"


@dataclass(frozen=True, slots=True)
class Move:
    """An outcome at a level: to which levels it leads (none: the case closes), and on what.

    ``deadline`` is how long the outcome may be waited for once an evaluation was held; none where
    it rests on none. ``then`` is what the case waits for when it has moved; none once it is over.
    """

    at: CaseLevel
    outcome: Outcome
    to: tuple[CaseLevel, ...]
    needs: tuple[Need, ...]
    ground: Ground
    who: Who = Who.LEAD
    deadline: Deadline | None = Deadline.NO_OUTCOME
    then: Awaited | None = None


_ONE, _TWO, _THREE = CaseLevel.OWN_UNIT, CaseLevel.MUNICIPAL_UNITS, CaseLevel.ACROSS_BODIES
_CONTINUE = (Need.CURRENT_EVALUATION, Need.BEST_INTERESTS, Need.NEW_PLAN, Need.NEW_DATE)
_CLOSE = (
    Need.CURRENT_EVALUATION,
    Need.DESIRED_EFFECT,
    Need.NO_MORE_CONCERN,
    Need.CHILDS_VIEW,
    Need.BEST_INTERESTS,
    Need.CLOSING_NOTE,
)
_CLOSE_FULLY = (
    Need.CURRENT_EVALUATION,
    Need.DESIRED_EFFECT,
    Need.NO_MORE_EXTENDED_COLLABORATION,
    Need.CHILDS_VIEW,
    Need.BEST_INTERESTS,
    Need.CLOSING_NOTE,
    Need.REASON,
    Need.MEASURES_MARKED,
    Need.NOTHING_LEFT_TO_CONTINUE,
    Need.LEADER_AGREES,
)
_EXTEND = (
    Need.CURRENT_EVALUATION,
    Need.A_LEVEL_OF_THE_TABLE,
    Need.INSUFFICIENT_EFFECT,
    Need.BEST_INTERESTS,
    Need.UNITS_NAMED,
    Need.FAMILY_CONSULTED,
    Need.LEADER_AGREES,
)
_STEP_DOWN = (
    Need.CURRENT_EVALUATION,
    Need.A_LEVEL_OF_THE_TABLE,
    Need.DESIRED_EFFECT,
    Need.NO_MORE_EXTENDED_COLLABORATION,
    Need.BEST_INTERESTS,
    Need.MEASURES_MARKED,
    Need.NEW_PLAN,
    Need.PLAN_FOLLOWS_THE_MARKS,
    Need.NEW_DATE,
    Need.RECEIVING_LEAD,
)
_GO_BACK = (
    Need.CURRENT_EVALUATION,
    Need.A_LEVEL_OF_THE_TABLE,
    Need.BEST_INTERESTS,
    Need.REASON,
    Need.NEW_PLAN,
    Need.NEW_DATE,
    Need.RECEIVING_LEAD,
)
_END = (Need.EXPLANATION, Need.DUTY_TO_REPORT, Need.WHAT_GOES_ON, Need.FAMILY_TOLD)


def _goes_on(
    at: CaseLevel,
    outcome: Outcome,
    to: tuple[CaseLevel, ...],
    needs: tuple[Need, ...],
    ground: Ground,
) -> Move:
    return Move(at, outcome, to, needs, ground, then=Awaited.EVALUATION)


def _extends(at: CaseLevel, to: tuple[CaseLevel, ...], ground: Ground, *also_needs: Need) -> Move:
    return Move(
        at,
        Outcome.EXTEND,
        to,
        (*_EXTEND, *also_needs),
        ground,
        Who.LEAD_WHEN_LEADER_AGREES,
        then=Awaited.FIRST_MEETING,
    )


def _ends(at: CaseLevel) -> Move:
    return Move(
        at,
        Outcome.ENDED_FOR_ANOTHER_REASON,
        (),
        _END,
        grounds.ENDING,
        Who.LEAD_OR_LEADER_AND_THE_LEADER_CONFIRMS,
        deadline=None,
    )


_BACK_TO_ONE = (_ONE,)
_BACK_TO_ONE_OR_TWO = (_TWO, _ONE)

_ROWS = (
    _goes_on(_ONE, Outcome.CONTINUE, (_ONE,), _CONTINUE, grounds.CONTINUING),
    _goes_on(_TWO, Outcome.CONTINUE, (_TWO,), _CONTINUE, grounds.CONTINUING_AT_TWO),
    _goes_on(_THREE, Outcome.CONTINUE, (_THREE,), _CONTINUE, grounds.CONTINUING_AT_THREE),
    Move(_ONE, Outcome.CLOSE, (), _CLOSE, grounds.CLOSING),
    Move(_TWO, Outcome.CLOSE, (), _CLOSE, grounds.CLOSING_AT_TWO),
    Move(
        _THREE,
        Outcome.CLOSE,
        (),
        _CLOSE_FULLY,
        grounds.CLOSING_AT_THREE,
        Who.LEAD_WHEN_LEADER_AGREES,
    ),
    _extends(_ONE, (_TWO, _THREE), grounds.EXTENDING),
    _extends(_TWO, (_THREE,), grounds.EXTENDING_FROM_TWO, Need.SERVICES_ASSESSED),
    _extends(_THREE, (_THREE,), grounds.RIGHTS, Need.RIGHTS_ASSESSED),
    _goes_on(_TWO, Outcome.STEP_DOWN, _BACK_TO_ONE, _STEP_DOWN, grounds.STEPPING_DOWN),
    _goes_on(_THREE, Outcome.STEP_DOWN, _BACK_TO_ONE_OR_TWO, _STEP_DOWN, grounds.STEPPING_DOWN),
    _goes_on(_TWO, Outcome.GO_BACK, _BACK_TO_ONE, _GO_BACK, grounds.GOING_BACK),
    _goes_on(_THREE, Outcome.GO_BACK, _BACK_TO_ONE_OR_TWO, _GO_BACK, grounds.GOING_BACK),
    _ends(_ONE),
    _ends(_TWO),
    _ends(_THREE),
)

MOVES: Final[Mapping[tuple[CaseLevel, Outcome], Move]] = MappingProxyType(
    {(row.at, row.outcome): row for row in _ROWS}
)
"""Every move there is, by the level it starts from and its outcome. What is not here is no move."""
