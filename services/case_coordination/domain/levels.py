"""The levels of the guide and the moves between them, as a table (A2.1).

What a level asks of a lead and of a plan, which outcomes an evaluation may lead to, where each
one leads and what it needs: a new level, outcome or need is a row here, not an ``if``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from shared.contracts.codes import CaseLevel, Outcome


@dataclass(frozen=True, slots=True)
class LevelRules:
    """What a level asks for."""

    lead_is_from_owning_unit: bool
    """Only an employee of the owning unit may lead (R41)."""
    measures_have_deadlines: bool
    """Every measure has a deadline beside its responsible person (R74)."""


LEVELS: Final[Mapping[CaseLevel, LevelRules]] = MappingProxyType(
    {
        CaseLevel.OWN_UNIT: LevelRules(True, False),
        CaseLevel.MUNICIPAL_UNITS: LevelRules(True, True),
        CaseLevel.ACROSS_BODIES: LevelRules(True, True),
    }
)
"""Every level at which there is a case. Level 0 is the concern, and has none.

Other units cannot enter a case yet (that takes a sharing basis), so no lead comes from there.
"""


class Need(StrEnum):
    """What a move rests on. Each has a check of its own in the decisions on outcomes."""

    CURRENT_EVALUATION = "current-evaluation"
    DESIRED_EFFECT = "desired-effect"
    NO_MORE_CONCERN = "no-more-concern"
    CHILDS_VIEW = "childs-view"
    BEST_INTERESTS = "best-interests"
    CLOSING_NOTE = "closing-note"
    NEW_PLAN = "new-plan"
    NEW_DATE = "new-date"


@dataclass(frozen=True, slots=True)
class Move:
    """An outcome at a level: to which levels it leads (none: the case closes), and on what.

    ``offered`` is whether this version of the system can carry it out.
    """

    at: CaseLevel
    outcome: Outcome
    to: tuple[CaseLevel, ...]
    needs: tuple[Need, ...]
    offered: bool = True


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
_EXTEND = (Need.CURRENT_EVALUATION, Need.BEST_INTERESTS)

_ROWS = (
    Move(_ONE, Outcome.CONTINUE, (_ONE,), _CONTINUE),
    Move(_TWO, Outcome.CONTINUE, (_TWO,), _CONTINUE),
    Move(_THREE, Outcome.CONTINUE, (_THREE,), _CONTINUE),
    Move(_ONE, Outcome.CLOSE, (), _CLOSE),
    Move(_TWO, Outcome.CLOSE, (), _CLOSE, offered=False),
    Move(_THREE, Outcome.CLOSE, (), _CLOSE, offered=False),
    Move(_ONE, Outcome.EXTEND, (_TWO, _THREE), _EXTEND, offered=False),
    Move(_TWO, Outcome.EXTEND, (_THREE,), _EXTEND, offered=False),
    Move(_THREE, Outcome.EXTEND, (_THREE,), _EXTEND, offered=False),
    Move(_ONE, Outcome.ENDED_FOR_ANOTHER_REASON, (), ()),
    Move(_TWO, Outcome.ENDED_FOR_ANOTHER_REASON, (), ()),
    Move(_THREE, Outcome.ENDED_FOR_ANOTHER_REASON, (), ()),
)

MOVES: Final[Mapping[tuple[CaseLevel, Outcome], Move]] = MappingProxyType(
    {(row.at, row.outcome): row for row in _ROWS}
)
"""Every move there is, by the level it starts from and its outcome."""
