"""Writes ``docs/moves.md``: every move between the levels of the guide, from the table of moves.

``python -m tests.moves`` writes it; with ``--check`` it only tells whether it is true.
"""

from __future__ import annotations

import sys
from pathlib import Path

from services.case_coordination.domain.codes import Awaited
from services.case_coordination.domain.decisions.checks import rule_of
from services.case_coordination.domain.levels import LEVELS, MOVES, Move, Need
from services.case_coordination.domain.waits import DEADLINES, DaysLater
from services.case_coordination.sentences import WHO_DECIDES

PAGE = Path(__file__).resolve().parents[1] / "docs" / "moves.md"

HEAD = """# Moves between the levels

Where a case may go from each level, who decides it, and what it rests on. Written by
`python -m tests.moves` from `services/case_coordination/domain/levels.py`, which the rules and
`GET /cases/{id}/moves` read too; a test keeps it true.

A case starts at level 1, 2 or 3, as the follow-up of a concern decides; the concern is level 0.
What is not in the table is no move.

| From | Outcome | To | Who decides | After an evaluation, within | Then it waits for | Ground |
|---|---|---|---|---|---|---|
"""

GATES = """
## What each move rests on

All that is named must hold.

| From | Outcome | Gates |
|---|---|---|
"""
NEEDS = """
## Gates

| Gate | What is said when it is shut | What opens it | Rule |
|---|---|---|---|
"""

WAITED_FOR = {
    None: "nothing: it is over",
    Awaited.FIRST_MEETING: "the first meeting at the level",
    Awaited.EVALUATION: "the next evaluation",
    Awaited.OUTCOME: "an outcome",
}


def page() -> str:
    """Write the page."""
    rows = "".join(_row(move) for move in MOVES.values())
    gates = "".join(_gates(move) for move in MOVES.values())
    needs = "".join(_need(need) for need in Need)
    return f"{HEAD}{rows}{GATES}{gates}{NEEDS}{needs}"


def _row(move: Move) -> str:
    cells = (
        f"level {move.at}",
        move.outcome.value,
        ", ".join(f"level {to}" for to in move.to) or "closed",
        WHO_DECIDES[move.who],
        _within(move),
        WAITED_FOR[move.then],
        move.ground.title,
    )
    return f"| {' | '.join(cells)} |\n"


def _within(move: Move) -> str:
    if move.deadline is None:
        return "rests on none"
    patience = DEADLINES[move.deadline].patience
    kind = "days" if isinstance(patience, DaysLater) else "working days"
    return f"{patience.days} {kind}"


def _gates(move: Move) -> str:
    needs = [need.value for need in move.needs]
    if any(LEVELS[to].measures_have_deadlines for to in move.to):
        needs.append("deadlines of the measures (R74)")
    return f"| level {move.at} | {move.outcome.value} | {', '.join(needs)} |\n"


def _need(need: Need) -> str:
    rule = rule_of(need)
    return f"| {need.value} | {rule.sentence} | {rule.opens} | `{rule.__name__}` |\n"


def main() -> int:
    """Write or check the page."""
    if "--check" in sys.argv:
        return 0 if PAGE.exists() and PAGE.read_text() == page() else 1
    PAGE.write_text(page())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
