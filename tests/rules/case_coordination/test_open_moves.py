from __future__ import annotations

from uuid import UUID

import pytest

from services.case_coordination.domain import events as e
from services.case_coordination.domain.commands import Asker
from services.case_coordination.domain.decisions.open_moves import OpenMove, open_moves
from services.case_coordination.domain.levels import MOVES
from services.case_coordination.domain.refusals.levels import (
    RightsAreAssessedBeforeExtending,
    TheLeaderAgreesToTheMove,
)
from services.case_coordination.domain.refusals.outcomes import (
    AnOutcomeRestsOnACompletedEvaluation,
)
from services.case_coordination.domain.states import ActiveCase
from shared.contracts.codes import CaseLevel, Outcome
from shared.eventing.decider import Refusal
from tests.rules.case_coordination.people import (
    AROUND,
    BERIT,
    FEBRUARY_19,
    KARI,
    MONA,
    at,
    employee,
    given,
)
from tests.rules.case_coordination.stories import (
    AGREED,
    EVALUATED,
    EVALUATED_AT_THREE,
    OPENED,
    PLANNED,
)
from tests.rules.case_coordination.test_levels import ASSESSED


def moves(by: UUID, *history: e.CaseEvent) -> dict[Outcome, OpenMove]:
    state = given(*history).state()
    assert isinstance(state, ActiveCase)
    asker = Asker(by=employee(by), now=at(FEBRUARY_19), today=FEBRUARY_19, people=AROUND)
    return {found.move.outcome: found for found in open_moves(state, asker)}


def shut(found: OpenMove) -> set[type[Refusal]]:
    return {type(refusal) for _, refusal in found.shut}


@pytest.mark.requirement("R60")
@pytest.mark.parametrize(
    ("history", "level"), [(EVALUATED, CaseLevel.OWN_UNIT), (EVALUATED_AT_THREE, 3)]
)
def test_every_move_from_the_level_is_shown_and_no_other(
    history: tuple[e.CaseEvent, ...], level: CaseLevel
) -> None:
    assert set(moves(KARI, *history)) == {out for at_level, out in MOVES if at_level == level}


@pytest.mark.requirement("R60")
def test_without_a_completed_evaluation_the_gate_of_every_outcome_is_shut() -> None:
    for history in (OPENED, PLANNED):
        found = moves(KARI, *history)
        assert AnOutcomeRestsOnACompletedEvaluation in shut(found[Outcome.CONTINUE])
        assert AnOutcomeRestsOnACompletedEvaluation in shut(found[Outcome.CLOSE])
        assert AnOutcomeRestsOnACompletedEvaluation not in shut(
            found[Outcome.ENDED_FOR_ANOTHER_REASON]
        )


@pytest.mark.requirement("R103")
def test_a_gate_that_the_case_has_opened_is_shown_no_more() -> None:
    before = moves(KARI, *EVALUATED_AT_THREE)[Outcome.EXTEND]
    after = moves(KARI, *EVALUATED_AT_THREE, ASSESSED, AGREED)[Outcome.EXTEND]

    assert {RightsAreAssessedBeforeExtending, TheLeaderAgreesToTheMove} <= shut(before)
    assert not shut(after) & {RightsAreAssessedBeforeExtending, TheLeaderAgreesToTheMove}
    assert AnOutcomeRestsOnACompletedEvaluation not in shut(after)


def test_no_gate_is_told_twice() -> None:
    for found in moves(KARI, *OPENED).values():
        assert len(shut(found)) == len(found.shut)


@pytest.mark.parametrize(
    ("person", "outcomes", "ends"), [(KARI, True, True), (BERIT, False, True), (MONA, False, False)]
)
def test_each_move_says_whether_whoever_asks_may_decide_it(
    person: UUID, outcomes: bool, ends: bool
) -> None:
    found = moves(person, *EVALUATED)

    assert found[Outcome.CONTINUE].may_asker is outcomes
    assert found[Outcome.EXTEND].may_asker is outcomes
    assert found[Outcome.ENDED_FOR_ANOTHER_REASON].may_asker is ends
